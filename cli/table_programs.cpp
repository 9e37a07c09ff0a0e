// The rows of the command table: lazo for other programs.

#include <array>

#include "cli/commands.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::array kServeFlags = {
    FlagRow{.name = "--port",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "port to listen on; 0 for any that is free",
            .default_value = "8420"},
    FlagRow{.name = "--bind",
            .value = FlagValue::kText,
            .value_name = "ADDRESS",
            .help = "address to listen on; any but this machine's own takes a token",
            .default_value = "127.0.0.1"},
    FlagRow{.name = "--token-file",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "ask each request for this token (else that of LAZO_TOKEN)",
            .completion = Completion::kFile},
    FlagRow{.name = "--timeout",
            .value = FlagValue::kCount,
            .value_name = "SECONDS",
            .help = "longest time for an answer",
            .default_value = "30"}};
constexpr std::array kServeExamples = {
    ExampleRow{"lazo serve", "a page on http://127.0.0.1:8420/, for this machine alone"},
    ExampleRow{"lazo serve --port 0 --db old.lazo", "another graph, on any port that is free"}};

constexpr std::array kMcpFlags = {
    FlagRow{.name = "--max-bytes",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "longest message to the assistant; longer answers are cut",
            .default_value = "80000"}};
constexpr std::array kMcpExamples = {
    ExampleRow{"lazo mcp --db graph.lazo", "the command that an assistant is told to start"}};

constexpr std::array kCommands = {
    CommandRow{.name = "serve",
               .summary = "a page and a read-only interface over HTTP",
               .chapter = Chapter::kPrograms,
               .groups = kStore,
               .flags = kServeFlags,
               .examples = kServeExamples,
               .details = "The questions of the command line under /api/v1/, with the same "
                          "parameters and answers;\n/api/v1/openapi.json describes them. Nothing "
                          "can be changed over it. See docs/serve.md.",
               .run = run_serve},
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
