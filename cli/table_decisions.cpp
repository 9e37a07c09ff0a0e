// The rows of the command table: corrections.

#include <array>

#include "cli/commands.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::array kOneClaim = {
    ArgumentRow{.name = "CLAIM", .help = "id of a claim, or its first eight digits or more"}};

constexpr std::array kNoteFlags = {FlagRow{.name = "--note",
                                           .value = FlagValue::kText,
                                           .value_name = "TEXT",
                                           .help = "why; kept with the decision"}};

constexpr std::array kRejectExamples = {
    ExampleRow{"lazo reject claim:5f3a90c2 --note 'another person'", "the claim is wrong"}};

constexpr std::array kAcceptExamples = {
    ExampleRow{"lazo accept claim:5f3a90c2", "the claim is right"}};

constexpr std::array kMoods =
    std::to_array<std::string_view>({"asserted", "planned", "possible", "required", "desired",
                                     "feared", "conditional", "question"});

constexpr std::array kYesNo = std::to_array<std::string_view>({"yes", "no"});

constexpr std::array kRestateFlags = {
    FlagRow{.name = "--relation",
            .value = FlagValue::kText,
            .value_name = "NAME",
            .help = "the right relation",
            .completion = Completion::kRelation},
    FlagRow{.name = "--source",
            .value = FlagValue::kText,
            .value_name = "NAME",
            .help = "the node that acts",
            .completion = Completion::kNode},
    FlagRow{.name = "--target",
            .value = FlagValue::kText,
            .value_name = "NAME",
            .help = "the node that is acted upon",
            .completion = Completion::kNode},
    FlagRow{.name = "--mood",
            .value = FlagValue::kChoice,
            .value_name = "MOOD",
            .help = "what the sentence does: asserted, planned, required and so on",
            .choices = kMoods},
    FlagRow{.name = "--negated",
            .value = FlagValue::kChoice,
            .value_name = "YES|NO",
            .help = "whether the sentence denies it",
            .choices = kYesNo},
    FlagRow{.name = "--note",
            .value = FlagValue::kText,
            .value_name = "TEXT",
            .help = "why; kept with the decision"}};

constexpr std::array kRestateExamples = {
    ExampleRow{"lazo restate claim:5f3a90c2 --mood planned", "it is a plan, not a fact"}};

constexpr std::array kTwoNodes = {
    ArgumentRow{.name = "A",
                .help = "name or key of a node, or doc:...#n for one in a document",
                .completion = Completion::kNode},
    ArgumentRow{.name = "B", .help = "the other one", .completion = Completion::kNode}};

constexpr std::array kMergeExamples = {
    ExampleRow{"lazo merge 'Grupo Bimbo' name:bimbo", "the two are one"}};

constexpr std::array kSplitExamples = {
    ExampleRow{"lazo split doc:05721ac0c4e1a6b2#3 'John Smith'", "this one is somebody else"}};

constexpr std::array kUndoArguments = {ArgumentRow{
    .name = "DECISION", .help = "id of a decision; the newest if left out", .least = 0}};

constexpr std::array kUndoExamples = {ExampleRow{"lazo undo", "take the last decision back"}};

constexpr std::array kDecisionsFlags = {FlagRow{.name = "--all", .help = "those taken back, too"}};

constexpr std::array kDecisionsExamples = {ExampleRow{"lazo decisions", "what you decided so far"}};

constexpr std::array kCommands = {
    CommandRow{.name = "reject",
               .summary = "say that a claim is wrong",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kOneClaim,
               .flags = kNoteFlags,
               .examples = kRejectExamples,
               .run = run_reject},
    CommandRow{.name = "accept",
               .summary = "say that a claim is right",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kOneClaim,
               .flags = kNoteFlags,
               .examples = kAcceptExamples,
               .run = run_accept},
    CommandRow{.name = "restate",
               .summary = "say what a claim says instead",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kOneClaim,
               .flags = kRestateFlags,
               .examples = kRestateExamples,
               .run = run_restate},
    CommandRow{.name = "merge",
               .summary = "say that two nodes are one",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kTwoNodes,
               .flags = kNoteFlags,
               .examples = kMergeExamples,
               .run = run_merge},
    CommandRow{.name = "split",
               .summary = "say that two nodes are not one",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kTwoNodes,
               .flags = kNoteFlags,
               .examples = kSplitExamples,
               .run = run_split},
    CommandRow{.name = "undo",
               .summary = "take a decision back",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kUndoArguments,
               .flags = kNoteFlags,
               .examples = kUndoExamples,
               .run = run_undo},
    CommandRow{.name = "decisions",
               .summary = "list your decisions",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .flags = kDecisionsFlags,
               .examples = kDecisionsExamples,
               .run = run_decisions},
};

}  // namespace

std::span<const CommandRow> decision_commands() {
  return kCommands;
}

}  // namespace lazo::cli
