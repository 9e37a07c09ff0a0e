// The rows of the command table.

#include "cli/table.hpp"

#include <array>

#include "cli/commands.hpp"

namespace lazo::cli {
namespace {

// --- help ---------------------------------------------------------------------------------------
constexpr std::array kHelpArguments = {ArgumentRow{.name = "TOPIC",
                                                   .help = "a command, 'commands' or 'exit-codes'",
                                                   .least = 0,
                                                   .completion = Completion::kCommand}};
constexpr std::array kHelpExamples = {ExampleRow{"lazo help commands", "every command"},
                                      ExampleRow{"lazo help path", "one command"}};

// --- version ------------------------------------------------------------------------------------
constexpr std::array kVersionExamples = {
    ExampleRow{"lazo version --json", "version, formats and compiler, for scripts"}};

constexpr std::array kCommands = {
    CommandRow{.name = "help",
               .summary = "explain a command",
               .chapter = Chapter::kHelp,
               .arguments = kHelpArguments,
               .examples = kHelpExamples,
               .run = run_help},
    CommandRow{.name = "version",
               .summary = "print the version",
               .chapter = Chapter::kHelp,
               .examples = kVersionExamples,
               .run = run_version},
};

}  // namespace

std::span<const CommandRow> commands() {
  return kCommands;
}

}  // namespace lazo::cli
