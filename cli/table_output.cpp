// The rows of the command table: pictures and data.

#include <array>

#include "cli/commands.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::array kDiagramArguments = {
    ArgumentRow{.name = "NAME",
                .help = "nodes to draw the surroundings of; all if left out",
                .least = 0,
                .most = ArgumentRow::kMany,
                .completion = Completion::kNode}};
constexpr std::array<std::string_view, 3> kThemes = {"light", "dark", "print"};
constexpr FlagRow kDepthFlag = {.name = "--depth",
                                .value = FlagValue::kCount,
                                .value_name = "N",
                                .help = "how many ties around them",
                                .default_value = "1"};
constexpr std::array kDiagramFlags = {
    kDepthFlag,
    FlagRow{.name = "--max-nodes",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "nodes in the picture, those with the best sources first; 0 for all",
            .default_value = "25"},
    FlagRow{.name = "--theme",
            .value = FlagValue::kChoice,
            .value_name = "THEME",
            .help = "light, dark or print",
            .choices = kThemes,
            .default_value = "light"},
    FlagRow{.name = "--max-lines",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "lines between them, the telling ones first; 0 for all; else by the size"},
    FlagRow{.name = "--path", .help = "draw the ways from the first node to the second"},
    FlagRow{.name = "--community",
            .help = "draw the community of the nodes; the largest one without a name"},
    FlagRow{.name = "--no-legend", .help = "leave out the legend"}};
constexpr std::array kDiagramExamples = {
    ExampleRow{"lazo diagram T-MEC -o map.svg", "a picture; .svg, .png, .pdf, or .dot for text"},
    ExampleRow{"lazo diagram COPARMEX Canada --path -o ways.svg", "how two are tied"},
    ExampleRow{"lazo diagram --strict --max-nodes 40 -o facts.pdf", "only what is stated"}};

constexpr std::array<std::string_view, 18> kExportFormats = {
    "jsonl",  "annotations", "csv",     "cypher",    "cytoscape", "dot",
    "ftm",    "gexf",        "graphml", "html",      "jgf",       "json",
    "jsonld", "kumu",        "mermaid", "neo4j-csv", "node-link", "turtle"};
constexpr std::array kExportArguments = {ArgumentRow{
    .name = "FORMAT",
    .help = "jsonl (lossless), html (a page to explore), annotations, csv, cypher, cytoscape, dot, "
            "ftm, gexf, graphml, jgf, json, jsonld, kumu, mermaid, neo4j-csv, node-link or turtle",
    .choices = kExportFormats}};
constexpr std::array kExportFlags = {
    FlagRow{.name = "--around",
            .value = FlagValue::kList,
            .value_name = "NAME",
            .help = "only what lies around these nodes (not jsonl)",
            .completion = Completion::kNode},
    kDepthFlag,
    FlagRow{.name = "--no-text", .help = "leave out texts and sentences (jsonl)"},
    FlagRow{.name = "--cooccurrence",
            .help = "mentions in one sentence, too, as mentioned_with (jsonl)"},
    FlagRow{.name = "--folder",
            .value = FlagValue::kText,
            .value_name = "DIR",
            .help = "every table of the format, a file each, into this folder (csv, neo4j-csv)",
            .completion = Completion::kFolder},
    FlagRow{.name = "--excel", .help = "begin with a byte order mark, so that Excel reads UTF-8"}};
constexpr std::array kExportExamples = {
    ExampleRow{"lazo export jsonl -o graph.jsonl", "everything, for another lazo or a program"},
    ExampleRow{"lazo export graphml --strict -o graph.graphml", "stated ties, for yEd or Gephi"}};

constexpr std::array kReportExamples = {
    ExampleRow{"lazo report -o report.html", "what the documents say, and cannot say"},
    ExampleRow{"lazo report --ui-lang es --since 2025-09", "in Spanish, of newer documents"}};

constexpr std::array kCommands = {
    CommandRow{.name = "diagram",
               .summary = "draw the graph, or what lies around some nodes",
               .chapter = Chapter::kOutput,
               .headline = true,
               .groups = kStore | kFilters,
               .arguments = kDiagramArguments,
               .flags = kDiagramFlags,
               .examples = kDiagramExamples,
               .run = run_diagram},
    CommandRow{.name = "export",
               .summary = "write the graph for another program",
               .chapter = Chapter::kOutput,
               .groups = kStore | kFilters,
               .arguments = kExportArguments,
               .flags = kExportFlags,
               .examples = kExportExamples,
               .run = run_export},
    CommandRow{.name = "report",
               .summary = "what the documents say, every line with its sources",
               .chapter = Chapter::kOutput,
               .groups = kStore | kFilters,
               .examples = kReportExamples,
               .details = "Main actors, blocs and bridges, positions, measures and sectors, "
                          "timeline, contradictions, actors never quoted, and what the documents "
                          "cannot tell. Markdown, or HTML with -o FILE.html.",
               .run = run_report},
};

}  // namespace

std::span<const CommandRow> output_commands() {
  return kCommands;
}

}  // namespace lazo::cli
