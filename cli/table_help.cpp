// The rows of the command table: help and health.

#include <array>

#include "cli/commands.hpp"
#include "cli/models.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::array kSchemaArguments = {
    ArgumentRow{.name = "NAME",
                .help = "a type, relation or family; or answer, jsonl or error: a JSON Schema",
                .least = 0,
                .completion = Completion::kRelation}};

constexpr std::array kSchemaExamples = {
    ExampleRow{"lazo schema", "all types and relations"},
    ExampleRow{"lazo schema supports", "one relation, in three languages"},
    ExampleRow{"lazo schema answer", "the JSON Schema of --json"}};

constexpr std::array kDoctorExamples = {
    ExampleRow{"lazo doctor", "check that every quotation stands in its document"}};

constexpr std::array kDoctorFlags = {kModelsFlag};

constexpr std::array kHelpArguments = {ArgumentRow{.name = "TOPIC",
                                                   .help = "a command, 'commands' or 'exit-codes'",
                                                   .least = 0,
                                                   .completion = Completion::kCommand}};

constexpr std::array kHelpExamples = {ExampleRow{"lazo help commands", "every command"},
                                      ExampleRow{"lazo help path", "one command"}};

constexpr std::array kVersionExamples = {
    ExampleRow{"lazo version --json", "version, formats and compiler, for scripts"}};

constexpr std::array kCommands = {
    CommandRow{.name = "schema",
               .summary = "types of nodes, and relations with their wording",
               .chapter = Chapter::kHelp,
               .arguments = kSchemaArguments,
               .examples = kSchemaExamples,
               .run = run_schema},
    CommandRow{.name = "doctor",
               .summary = "check the graph against its documents",
               .chapter = Chapter::kHelp,
               .groups = kStore,
               .flags = kDoctorFlags,
               .examples = kDoctorExamples,
               .run = run_doctor},
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

std::span<const CommandRow> help_commands() {
  return kCommands;
}

}  // namespace lazo::cli
