// The rows of the command table: lazo for other programs.

#include <array>

#include "cli/commands.hpp"
#include "cli/program_commands.hpp"
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

constexpr std::array kShellExamples = {
    ExampleRow{"lazo shell", "then: search mexico, about %1, path %1 Canada"}};

constexpr std::array<std::string_view, 3> kShells = {"bash", "fish", "zsh"};
constexpr std::array kCompletionArguments = {
    ArgumentRow{.name = "SHELL", .help = "bash, fish or zsh", .choices = kShells}};
constexpr std::array kCompletionExamples = {
    ExampleRow{"eval \"$(lazo completion bash)\"", "in ~/.bashrc; packages install it already"}};

constexpr std::array kCompleteArguments = {ArgumentRow{
    .name = "WORD", .help = "what was typed after lazo", .least = 0, .most = ArgumentRow::kMany}};
constexpr std::array kCompleteExamples = {
    ExampleRow{"lazo complete -- path Can", "names to go on"}};

constexpr std::array kManPagesArguments = {ArgumentRow{
    .name = "DIR", .help = "folder to write them into", .completion = Completion::kFolder}};
constexpr std::array kManPagesExamples = {ExampleRow{"lazo man-pages man", "for the build"}};

constexpr std::array kCommands = {
    CommandRow{.name = "shell",
               .summary = "ask one question after the other, with completion and history",
               .chapter = Chapter::kPrograms,
               .groups = kStore,
               .examples = kShellExamples,
               .details = "The same commands without `lazo`. Nodes of an answer are numbered: %2 "
                          "names the second in the next command. Ctrl-D or exit ends.",
               .run = run_shell},
    CommandRow{.name = "serve",
               .summary = "a page and a read-only interface over HTTP",
               .chapter = Chapter::kPrograms,
               .groups = kStore,
               .flags = kServeFlags,
               .examples = kServeExamples,
               .details = "The questions of the command line under /api/v1/, with the same "
                          "parameters and answers; /api/v1/openapi.json describes them. Nothing "
                          "can be changed over it. See docs/serve.md.",
               .run = run_serve},
    CommandRow{.name = "mcp",
               .summary = "answer an assistant over the Model Context Protocol",
               .chapter = Chapter::kPrograms,
               .groups = kStore,
               .flags = kMcpFlags,
               .examples = kMcpExamples,
               .details = "Reads requests from standard input and writes answers to standard "
                          "output, a line each: revision 2026-07-28 of the protocol and the "
                          "handshake of 2025. Eight read-only tools, documents and edges as "
                          "resources. See docs/assistants.md.",
               .run = run_mcp},
    CommandRow{.name = "completion",
               .summary = "print the script that completes words in your shell",
               .chapter = Chapter::kPrograms,
               .arguments = kCompletionArguments,
               .examples = kCompletionExamples,
               .run = run_completion},
};

constexpr std::array kHidden = {
    CommandRow{.name = "complete",
               .summary = "what the last word may be completed with",
               .chapter = Chapter::kPrograms,
               .groups = kStore,
               .arguments = kCompleteArguments,
               .examples = kCompleteExamples,
               .run = run_complete},
    CommandRow{.name = "man-pages",
               .summary = "write the manual pages",
               .chapter = Chapter::kPrograms,
               .arguments = kManPagesArguments,
               .examples = kManPagesExamples,
               .run = run_man_pages},
};

}  // namespace

std::span<const CommandRow> program_commands() {
  return kCommands;
}

std::span<const CommandRow> hidden_commands() {
  return kHidden;
}

}  // namespace lazo::cli
