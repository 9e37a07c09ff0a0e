// The rows of the command table: corrections.

#include <array>

#include "cli/commands.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::array kOneClaim = {
    ArgumentRow{.name = "CLAIM", .help = "id of a claim, or its first eight digits or more"}};

constexpr FlagRow kNoteFlag = {.name = "--note",
                               .value = FlagValue::kText,
                               .value_name = "TEXT",
                               .help = "why; kept with the decision"};
constexpr FlagRow kByFlag = {.name = "--by",
                             .value = FlagValue::kText,
                             .value_name = "NAME",
                             .help = "who decides; kept with the decision"};
constexpr std::array kNoteFlags = {kNoteFlag, kByFlag};

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
    kNoteFlag,
    kByFlag};

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

constexpr std::array kAliasArguments = {
    ArgumentRow{.name = "NODE",
                .help = "name or key of a node, or doc:...#n for one in a document",
                .completion = Completion::kNode},
    ArgumentRow{.name = "NAME", .help = "another name of it"}};

constexpr std::array kAliasExamples = {
    ExampleRow{"lazo alias org:coparmex 'Patronal Mexicana'",
               "find it by this name, and join what documents call so"}};

constexpr std::array kNoteArguments = {
    ArgumentRow{.name = "TARGET",
                .help = "name or key of a node; id or file name of a document",
                .completion = Completion::kNode},
    ArgumentRow{.name = "TEXT", .help = "the remark; without one, a page is written", .least = 0}};

constexpr std::array<std::string_view, 3> kCiteLanguages = {"en", "es", "fr"};
constexpr std::array kNotePageFlags = {
    kByFlag, FlagRow{.name = "--cite",
                         .value = FlagValue::kChoice,
                         .value_name = "LANG",
                         .help = "language of the footnotes of a page, if another than --ui-lang",
                         .choices = kCiteLanguages}};

constexpr std::array kNoteExamples = {
    ExampleRow{"lazo note COPARMEX -o note.docx", "one page for Word, sources as footnotes"},
    ExampleRow{"lazo note T-MEC --cite fr -o note.html", "a page with French footnotes"},
    ExampleRow{"lazo note seed.txt 'opinion piece'", "lazo docs seed.txt shows it"}};

constexpr std::array kTrustArguments = {
    ArgumentRow{.name = "DOCUMENT",
                .help = "id or file name of a document",
                .completion = Completion::kDocument},
    ArgumentRow{.name = "LEVEL", .help = "from 0 (not at all) to 1"}};

constexpr std::array kTrustExamples = {ExampleRow{
    "lazo trust blog.html 0.5 --note 'no sources named'", "halve the confidence of all it claims"}};

constexpr std::array<std::string_view, 2> kProposalKinds = {"nodes", "ties"};

constexpr std::array kReviewFlags = {
    FlagRow{.name = "--only",
            .value = FlagValue::kChoice,
            .value_name = "KIND",
            .help = "nodes that may be one, or ties that are least sure",
            .choices = kProposalKinds},
    FlagRow{.name = "--below",
            .value = FlagValue::kDecimal,
            .value_name = "P",
            .help = "ties whose surest claim is less sure than this",
            .default_value = "0.6"}};

constexpr std::array kReviewExamples = {
    ExampleRow{"lazo review", "what a second look would help most"},
    ExampleRow{"lazo review --only nodes --json", "for a script that decides"}};

constexpr std::array kUndoArguments = {ArgumentRow{
    .name = "DECISION", .help = "id of a decision; the newest if left out", .least = 0}};

constexpr std::array kUndoExamples = {ExampleRow{"lazo undo", "take the last decision back"}};

constexpr std::array kDecisionsFlags = {FlagRow{.name = "--all", .help = "those taken back, too"}};

constexpr std::array kDecisionsExamples = {
    ExampleRow{"lazo decisions", "what you decided so far"},
    ExampleRow{"lazo decisions --jsonl > mine.jsonl", "for a colleague, who imports the file"}};

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
    CommandRow{.name = "alias",
               .summary = "give a node another name",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kAliasArguments,
               .flags = kNoteFlags,
               .examples = kAliasExamples,
               .run = run_alias},
    CommandRow{.name = "note",
               .summary = "one page on a node; with TEXT, a remark on a node or document",
               .chapter = Chapter::kDecisions,
               .groups = kStore | kFilters,
               .arguments = kNoteArguments,
               .flags = kNotePageFlags,
               .examples = kNoteExamples,
               .details = "The page has a table of ties, at most twelve quotations, a diagram and "
                          "sources: Markdown, or HTML or Word with -o FILE.html or FILE.docx.",
               .run = run_note},
    CommandRow{.name = "trust",
               .summary = "say how far a document is believed",
               .chapter = Chapter::kDecisions,
               .groups = kStore,
               .arguments = kTrustArguments,
               .flags = kNoteFlags,
               .examples = kTrustExamples,
               .run = run_trust},
    CommandRow{.name = "review",
               .summary = "propose what to decide, with the command that decides it",
               .chapter = Chapter::kDecisions,
               .groups = kStore | kPaging,
               .flags = kReviewFlags,
               .examples = kReviewExamples,
               .details =
                   "Nodes that may be one (an acronym, the same words, a slip of the pen, a "
                   "legal form), best first, and the least sure ties, those of the most tied "
                   "nodes first. What was decided before (merge, split, reject, accept) is "
                   "not proposed again.",
               .run = run_review},
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
