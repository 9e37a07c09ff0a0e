// The rows of the command table: lazo for other programs.

#include <array>

#include "cli/commands.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::array kMcpFlags = {
    FlagRow{.name = "--max-bytes",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "longest message to the assistant; longer answers are cut",
            .default_value = "80000"}};
constexpr std::array kMcpExamples = {
    ExampleRow{"lazo mcp --db graph.lazo", "the command that an assistant is told to start"}};

constexpr std::array kCommands = {
    CommandRow{.name = "mcp",
               .summary = "answer an assistant over the Model Context Protocol",
               .chapter = Chapter::kPrograms,
               .groups = kStore,
               .flags = kMcpFlags,
               .examples = kMcpExamples,
               .details = "Reads requests from standard input and writes answers to standard "
                          "output, a line each:\nrevision 2026-07-28 of the protocol and the "
                          "handshake of 2025. Eight read-only tools,\ndocuments and edges as "
                          "resources. See docs/assistants.md.",
               .run = run_mcp},
};

}  // namespace

std::span<const CommandRow> program_commands() {
  return kCommands;
}

}  // namespace lazo::cli
