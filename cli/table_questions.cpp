// The rows of the command table: questions.

#include <array>

#include "cli/commands.hpp"
#include "cli/models.hpp"
#include "cli/reading.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kMany = ArgumentRow::kMany;

constexpr std::array kAboutArguments = {
    ArgumentRow{.name = "NAME", .help = "name or key of a node", .completion = Completion::kNode}};

constexpr std::array kAboutExamples = {
    ExampleRow{"lazo about COPARMEX", "plans, conflicts, partners, each with its sentence"},
    ExampleRow{"lazo about T-MEC --since 2025", "what the documents of 2025 and later say"}};

constexpr std::array kAskArguments = {ArgumentRow{
    .name = "QUESTION", .help = "a question in English, Spanish or French", .most = kMany}};
constexpr std::array<std::string_view, 3> kAskLanguages = {"en", "es", "fr"};
constexpr std::array kAskFlags = {
    FlagRow{.name = "--lang",
            .value = FlagValue::kChoice,
            .value_name = "LANG",
            .help = "language of the question; found out if not given",
            .choices = kAskLanguages},
    kModelsFlag};
constexpr std::array kAskExamples = {
    ExampleRow{"lazo ask 'How is COPARMEX connected to Canada?'", "the same as lazo path"},
    ExampleRow{"lazo ask '¿Quién presiona a México?'", "who presses Mexico, with the proof"},
    ExampleRow{"lazo ask 'Why did Canada leave the T-MEC?'", "says that no document supports it"}};

constexpr std::array kPathArguments = {
    ArgumentRow{.name = "A", .help = "name or key of a node", .completion = Completion::kNode},
    ArgumentRow{.name = "B", .help = "name or key of another", .completion = Completion::kNode}};

constexpr std::array kPathFlags = {
    FlagRow{.name = "--k",
            .short_name = "-k",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "how many paths",
            .default_value = "3"},
    FlagRow{.name = "--max-hops",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "ties in a path at most",
            .default_value = "4"},
    FlagRow{.name = "--via",
            .value = FlagValue::kList,
            .value_name = "NAME",
            .help = "a path must pass through NAME",
            .completion = Completion::kNode},
    FlagRow{.name = "--avoid",
            .value = FlagValue::kList,
            .value_name = "NAME",
            .help = "a path must not pass through NAME",
            .completion = Completion::kNode},
    FlagRow{.name = "--shortest", .help = "count hops alone; countries are nodes like others"},
    FlagRow{.name = "--all", .help = "every path up to --max-hops (at most --limit, else 100)"}};

constexpr std::array kPathExamples = {
    ExampleRow{"lazo path COPARMEX Canada", "how the two are tied, with the proof of each step"},
    ExampleRow{"lazo path COPARMEX Canada --avoid Mexico -k 5", "other ways"}};

constexpr std::array kExplainArguments = {
    ArgumentRow{.name = "A",
                .help = "a node, or the id of an edge or claim",
                .completion = Completion::kNode},
    ArgumentRow{.name = "RELATION",
                .help = "only this relation or family",
                .least = 0,
                .completion = Completion::kRelation},
    ArgumentRow{.name = "B", .help = "another node", .least = 0, .completion = Completion::kNode}};

constexpr std::array kExplainFlags = {
    FlagRow{.name = "--rule",
            .help = "the rule that made each claim, the way through the tree, the cue words"},
    kVocabularyFlag, kLexiconFlag, kModelsFlag};

constexpr std::array kExplainExamples = {
    ExampleRow{"lazo explain Mexico Canada", "every sentence that ties the two"},
    ExampleRow{"lazo explain COPARMEX supports T-MEC --status all", "denials and guesses too"},
    ExampleRow{"lazo explain Mexico Canada --rule",
               "what made each claim, and the ids of the claims"}};

constexpr std::array kNeighborsArguments = {ArgumentRow{.name = "NAME",
                                                        .help = "names or keys of nodes",
                                                        .most = kMany,
                                                        .completion = Completion::kNode}};

constexpr std::array kNeighborsFlags = {
    FlagRow{.name = "--depth",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "how many ties away",
            .default_value = "1"},
    FlagRow{.name = "--all", .help = "every tie, not the most telling ten a family"}};

constexpr std::array kNeighborsExamples = {
    ExampleRow{"lazo neighbors COPARMEX", "who is tied to COPARMEX, and how"},
    ExampleRow{"lazo neighbors T-MEC --rel SUPPORT --direction in", "who supports the T-MEC"}};

constexpr std::array kSearchArguments = {
    ArgumentRow{.name = "TEXT", .help = "a name, part of one, initials, or a misspelt name"}};

constexpr std::array kSearchFlags = {FlagRow{.name = "--type",
                                             .value = FlagValue::kList,
                                             .value_name = "LIST",
                                             .help = "types of nodes to keep",
                                             .completion = Completion::kType}};

constexpr std::array kSearchExamples = {
    ExampleRow{"lazo search coparmx", "names that are nearly this"},
    ExampleRow{"lazo search secretaria --type organization", "organizations alone"}};

constexpr std::array kNodeArguments = {
    ArgumentRow{.name = "NAME", .help = "name or key of a node", .completion = Completion::kNode}};

constexpr std::array kNodeExamples = {
    ExampleRow{"lazo node T-MEC", "names, ids, values and documents of a node"}};

constexpr std::array kCommonArguments = {ArgumentRow{.name = "NAME",
                                                     .help = "two or more nodes",
                                                     .least = 2,
                                                     .most = kMany,
                                                     .completion = Completion::kNode}};

constexpr std::array kCommonExamples = {
    ExampleRow{"lazo common Mexico Canada", "what both are tied to"}};

constexpr std::array kTimelineArguments = {ArgumentRow{.name = "NAME",
                                                       .help = "only ties of these nodes",
                                                       .least = 0,
                                                       .most = kMany,
                                                       .completion = Completion::kNode}};

constexpr std::array kTimelineExamples = {
    ExampleRow{"lazo timeline T-MEC", "what is told of the T-MEC, day by day"}};

constexpr std::array kStatsExamples = {ExampleRow{"lazo stats", "what is in the graph"}};

constexpr std::array kPositionsArguments = {
    ArgumentRow{.name = "NAME",
                .help = "an agreement, a measure, an actor, ...",
                .completion = Completion::kNode},
    ArgumentRow{.name = "ACTOR",
                .help = "only where this one stands",
                .least = 0,
                .completion = Completion::kNode}};
constexpr std::array kPositionsFlags = {
    FlagRow{.name = "--of", .help = "what NAME itself supports and opposes"}};
constexpr std::array kPositionsExamples = {
    ExampleRow{"lazo positions T-MEC", "who supports it, who opposes it, in whose words"},
    ExampleRow{"lazo positions COPARMEX --of", "where COPARMEX stands"}};

constexpr std::array kMeasuresArguments = {
    ArgumentRow{.name = "NAME",
                .help = "only measures that touch these nodes",
                .least = 0,
                .most = kMany,
                .completion = Completion::kNode}};
constexpr std::array kMeasuresExamples = {
    ExampleRow{"lazo measures Mexico", "tariffs and the like that Mexico issued or bears"}};

constexpr std::array kChangesArguments = {ArgumentRow{.name = "NAME",
                                                      .help = "only what touches these nodes",
                                                      .least = 0,
                                                      .most = kMany,
                                                      .completion = Completion::kNode}};
constexpr std::array kChangesFlags = {
    FlagRow{.name = "--imports",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "what the last N imports brought, in place of --since"}};
constexpr std::array kChangesExamples = {
    ExampleRow{"lazo changes --since 2025-09",
               "what the newer documents say that the older do not"},
    ExampleRow{"lazo changes --imports 1 COPARMEX", "what the last import brought on COPARMEX"}};

constexpr std::array kQueryArguments = {
    ArgumentRow{.name = "PATTERN", .help = "MATCH ... RETURN ..., a subset of openCypher"}};
constexpr std::array<std::string_view, 7> kQueryStatuses = {
    "stated", "reported", "intended", "required", "possible", "denied", "all"};
constexpr std::array<std::string_view, 3> kQueryNegated = {"no", "only", "any"};
constexpr std::array kQueryFlags = {
    FlagRow{.name = "--status",
            .value = FlagValue::kChoiceList,
            .value_name = "LIST",
            .help = "stated, reported, intended, required, possible, denied, or all",
            .choices = kQueryStatuses},
    FlagRow{.name = "--strict", .help = "same as --status stated"},
    FlagRow{.name = "--negated",
            .value = FlagValue::kChoice,
            .value_name = "WHICH",
            .help = "no, only or any: denied ties besides the chosen statuses",
            .choices = kQueryNegated,
            .default_value = "no"},
    FlagRow{.name = "--no-background", .help = "leave out ties of the vocabulary"}};
constexpr std::array kQueryExamples = {
    ExampleRow{"lazo query 'MATCH (a:Country)-[r:pressures]->(b) RETURN a.name, b.name, r.status'",
               "who presses whom"}};

constexpr std::array<std::string_view, 4> kRankBy = {"degree", "pagerank", "betweenness", "core"};
constexpr std::array kRankFlags = {
    FlagRow{.name = "--by",
            .value = FlagValue::kChoice,
            .value_name = "MEASURE",
            .help = "degree, pagerank, betweenness or core; stated and reported ties count",
            .choices = kRankBy,
            .default_value = "degree"},
    FlagRow{.name = "--sample",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "estimate betweenness from N nodes; 0 = exactly"}};
constexpr std::array kRankExamples = {
    ExampleRow{"lazo rank --by betweenness", "who stands between the others"}};

constexpr std::array<std::string_view, 2> kCommunitiesBy = {"leiden", "components"};
constexpr std::array kCommunitiesFlags = {
    FlagRow{.name = "--by",
            .value = FlagValue::kChoice,
            .value_name = "METHOD",
            .help = "leiden (closer within than without) or components (tied at all)",
            .choices = kCommunitiesBy,
            .default_value = "leiden"},
    FlagRow{.name = "--resolution",
            .value = FlagValue::kText,
            .value_name = "X",
            .help = "more than 1 gives smaller communities, less than 1 greater ones",
            .default_value = "1"}};
constexpr std::array kCommunitiesExamples = {
    ExampleRow{"lazo communities", "groups of nodes that are tied closer within than without"},
    ExampleRow{"lazo communities --by components", "parts that no tie connects"}};

constexpr std::array kBetweenArguments = {
    ArgumentRow{.name = "NAME",
                .help = "nodes of the first group; type:country stands for all countries",
                .most = kMany,
                .completion = Completion::kNode}};
constexpr std::array kBetweenFlags = {
    FlagRow{.name = "--and",
            .value = FlagValue::kList,
            .value_name = "NAME",
            .help = "nodes of the second group; without it the first group among itself",
            .completion = Completion::kNode}};
constexpr std::array kBetweenExamples = {
    ExampleRow{"lazo between Mexico Canada --and 'United States'",
               "every tie from one group to the other, by family and status"},
    ExampleRow{"lazo between type:organization --and T-MEC --rel SUPPORT,OPPOSE",
               "which organizations are for or against it"}};

constexpr std::array kDiffArguments = {
    ArgumentRow{.name = "BEFORE",
                .help = "a graph (graph.lazo) or an export (graph.jsonl)",
                .completion = Completion::kFile},
    ArgumentRow{.name = "AFTER", .help = "another", .completion = Completion::kFile}};
constexpr std::array kDiffExamples = {
    ExampleRow{"lazo diff monday.jsonl graph.lazo", "nodes, ties and claims that one lacks"}};

constexpr std::array kCommands = {
    CommandRow{.name = "about",
               .summary = "a briefing: plans, conflicts, partners, with the proof",
               .chapter = Chapter::kQuestions,
               .headline = true,
               .groups = kStore | kFilters | kPaging,
               .arguments = kAboutArguments,
               .examples = kAboutExamples,
               .run = run_about},
    CommandRow{.name = "ask",
               .summary = "a plain question in English, Spanish or French",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kFilters | kPaging,
               .arguments = kAskArguments,
               .flags = kAskFlags,
               .examples = kAskExamples,
               .details = "Shows the query that the question became and answers it from the "
                          "documents alone. What they do not say is said to be unsupported: "
                          "\"why\" and \"when\" first look whether it is so.",
               .run = run_ask},
    CommandRow{.name = "path",
               .summary = "how two nodes are tied, step by step, with the proof",
               .chapter = Chapter::kQuestions,
               .headline = true,
               .groups = kStore | kFilters | kPaging,
               .arguments = kPathArguments,
               .flags = kPathFlags,
               .examples = kPathExamples,
               .details = "Answers come in tiers: direct ties; ties through others that are stated "
                          "or reported; those that need a plan or a duty; and, where nothing else "
                          "is found, hubs that the sources do not connect.",
               .run = run_path},
    CommandRow{.name = "positions",
               .summary = "who supports or opposes a thing, in whose words",
               .chapter = Chapter::kQuestions,
               .headline = true,
               .groups = kStore | kFilters | kPaging,
               .arguments = kPositionsArguments,
               .flags = kPositionsFlags,
               .examples = kPositionsExamples,
               .run = run_positions},
    CommandRow{.name = "measures",
               .summary = "tariffs and other measures, with their history",
               .chapter = Chapter::kQuestions,
               .headline = true,
               .groups = kStore | kFilters | kPages,
               .arguments = kMeasuresArguments,
               .examples = kMeasuresExamples,
               .run = run_measures},
    CommandRow{.name = "changes",
               .summary = "what is new since a date or an import",
               .chapter = Chapter::kQuestions,
               .headline = true,
               .groups = kStore | kFilters | kPaging,
               .arguments = kChangesArguments,
               .flags = kChangesFlags,
               .examples = kChangesExamples,
               .run = run_changes},
    CommandRow{.name = "explain",
               .summary = "every sentence that ties two nodes",
               .chapter = Chapter::kQuestions,
               .headline = true,
               .groups = kStore | kFilters | kPaging,
               .arguments = kExplainArguments,
               .flags = kExplainFlags,
               .examples = kExplainExamples,
               .run = run_explain},
    CommandRow{.name = "neighbors",
               .summary = "who and what a node is tied to",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kFilters | kPages,
               .arguments = kNeighborsArguments,
               .flags = kNeighborsFlags,
               .examples = kNeighborsExamples,
               .run = run_neighbors},
    CommandRow{.name = "search",
               .summary = "find nodes by name, with accents or slips",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kPages,
               .arguments = kSearchArguments,
               .flags = kSearchFlags,
               .examples = kSearchExamples,
               .run = run_search},
    CommandRow{.name = "node",
               .summary = "names, ids, values and documents of a node",
               .chapter = Chapter::kQuestions,
               .groups = kStore,
               .arguments = kNodeArguments,
               .examples = kNodeExamples,
               .run = run_node},
    CommandRow{.name = "common",
               .summary = "what several nodes are all tied to",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kFilters | kPages,
               .arguments = kCommonArguments,
               .examples = kCommonExamples,
               .run = run_common},
    CommandRow{.name = "timeline",
               .summary = "ties by date",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kFilters | kPages,
               .arguments = kTimelineArguments,
               .examples = kTimelineExamples,
               .run = run_timeline},
    CommandRow{.name = "query",
               .summary = "ask with a pattern of nodes and ties, a subset of openCypher",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kPages,
               .arguments = kQueryArguments,
               .flags = kQueryFlags,
               .examples = kQueryExamples,
               .run = run_query},
    CommandRow{.name = "rank",
               .summary = "which nodes matter, by ties, reach or place between others",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kFilters | kPages,
               .flags = kRankFlags,
               .examples = kRankExamples,
               .run = run_rank},
    CommandRow{.name = "communities",
               .summary = "groups of nodes that belong together",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kFilters | kPaging,
               .flags = kCommunitiesFlags,
               .examples = kCommunitiesExamples,
               .run = run_communities},
    CommandRow{.name = "between",
               .summary = "every tie between two groups of nodes, as a table",
               .chapter = Chapter::kQuestions,
               .groups = kStore | kFilters | kPaging,
               .arguments = kBetweenArguments,
               .flags = kBetweenFlags,
               .examples = kBetweenExamples,
               .run = run_between},
    CommandRow{.name = "diff",
               .summary = "what differs between two graphs or exports",
               .chapter = Chapter::kQuestions,
               .groups = kPaging,
               .arguments = kDiffArguments,
               .examples = kDiffExamples,
               .run = run_diff},
    CommandRow{.name = "stats",
               .summary = "what is in the graph, in numbers",
               .chapter = Chapter::kQuestions,
               .groups = kStore,
               .examples = kStatsExamples,
               .run = run_stats},
};

}  // namespace

std::span<const CommandRow> question_commands() {
  return kCommands;
}

}  // namespace lazo::cli
