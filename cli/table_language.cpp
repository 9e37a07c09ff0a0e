// The rows of the command table: language engine.

#include <array>

#include "cli/commands.hpp"
#include "cli/models.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kMany = ArgumentRow::kMany;

constexpr std::array kAnalyzeArguments = {ArgumentRow{
    .name = "FILE", .help = "a text, or - for standard input", .completion = Completion::kFile}};

constexpr std::array<std::string_view, 3> kTextLanguages = {"en", "es", "fr"};

constexpr FlagRow kTextLanguageFlag = {
    .name = "--lang",
    .value = FlagValue::kChoice,
    .value_name = "LANG",
    .help = "language of the text: en, es or fr; else told by it",
    .choices = kTextLanguages};

constexpr std::array<std::string_view, 2> kAnalyzeInputs = {"text", "conllu"};

constexpr std::array<std::string_view, 1> kAnalyzeFormats = {"conllu"};

constexpr std::array kAnalyzeFlags = {
    kTextLanguageFlag,
    FlagRow{.name = "--input",
            .value = FlagValue::kChoice,
            .value_name = "KIND",
            .help = "text, or conllu: words and sentences are taken as they are",
            .choices = kAnalyzeInputs,
            .default_value = "text"},
    FlagRow{.name = "--format",
            .short_name = "-f",
            .value = FlagValue::kChoice,
            .value_name = "FORMAT",
            .help = "conllu",
            .choices = kAnalyzeFormats,
            .default_value = "conllu"},
    kModelsFlag};

constexpr std::array kAnalyzeExamples = {
    ExampleRow{"lazo analyze article.txt", "the words, tags and trees of a text"},
    ExampleRow{"lazo analyze --input conllu words.conllu", "the same of words cut elsewhere"}};

constexpr std::array kEvaluateArguments = {
    ArgumentRow{.name = "GOLD",
                .help = "CoNLL-U, or lines of a word, a tab and a name label",
                .most = ArgumentRow::kMany,
                .completion = Completion::kFile}};

constexpr std::array kEvaluateFlags = {
    kTextLanguageFlag,
    FlagRow{.name = "--from-text", .help = "cut words and sentences anew, from the text"},
    FlagRow{.name = "--system",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "score this CoNLL-U file instead of the engine",
            .completion = Completion::kFile},
    FlagRow{.name = "--relations", .help = "each dependency relation besides"}, kModelsFlag};

constexpr std::array kEvaluateExamples = {
    ExampleRow{"lazo evaluate --lang en dev.conllu", "trees and tags, on the given words"},
    ExampleRow{"lazo evaluate --from-text dev.conllu", "the same from the bare text"}};

constexpr std::array kCommands = {
    CommandRow{.name = "analyze",
               .summary = "show the sentences, words, trees and names of a text",
               .chapter = Chapter::kLanguage,
               .arguments = kAnalyzeArguments,
               .flags = kAnalyzeFlags,
               .examples = kAnalyzeExamples,
               .run = run_analyze},
    CommandRow{.name = "evaluate",
               .summary = "score the language engine on files with right answers",
               .chapter = Chapter::kLanguage,
               .arguments = kEvaluateArguments,
               .flags = kEvaluateFlags,
               .examples = kEvaluateExamples,
               .run = run_evaluate},
};

}  // namespace

std::span<const CommandRow> language_commands() {
  return kCommands;
}

}  // namespace lazo::cli
