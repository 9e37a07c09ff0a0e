// The rows of the command table: pictures and data.

#include <array>

#include "cli/commands.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::array kExportFormats = std::to_array<std::string_view>({"jsonl"});

constexpr std::array kExportArguments = {
    ArgumentRow{.name = "FORMAT", .help = "jsonl, the lossless format", .choices = kExportFormats}};

constexpr std::array kExportFlags = {
    FlagRow{.name = "--no-text", .help = "leave out texts and sentences (jsonl)"}};

constexpr std::array kExportExamples = {
    ExampleRow{"lazo export jsonl -o graph.jsonl", "everything, for another lazo or a program"}};

constexpr std::array kCommands = {
    CommandRow{.name = "export",
               .summary = "write the graph for another program",
               .chapter = Chapter::kOutput,
               .groups = kStore,
               .arguments = kExportArguments,
               .flags = kExportFlags,
               .examples = kExportExamples,
               .run = run_export},
};

}  // namespace

std::span<const CommandRow> output_commands() {
  return kCommands;
}

}  // namespace lazo::cli
