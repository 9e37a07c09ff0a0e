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

constexpr std::array kTrainFlags = {
    FlagRow{.name = "--lang",
            .value = FlagValue::kChoice,
            .value_name = "LANG",
            .help = "language of the model: en, es or fr",
            .choices = kTextLanguages,
            .default_value = "en"},
    FlagRow{.name = "--treebank",
            .value = FlagValue::kList,
            .value_name = "FILES",
            .help = "CoNLL-U to learn from; FILE=0.3 draws 0.3 of its sentences each epoch",
            .completion = Completion::kFile},
    FlagRow{.name = "--related",
            .value = FlagValue::kList,
            .value_name = "FILES",
            .help = "treebanks of a near language: trees and tags, no lemmas; FILE=0.3 as above",
            .completion = Completion::kFile},
    FlagRow{.name = "--ner",
            .value = FlagValue::kList,
            .value_name = "FILES",
            .help = "names to learn from: token, tab, IOB2 tag; FILE=0.3 as above",
            .completion = Completion::kFile},
    FlagRow{.name = "--silver",
            .value = FlagValue::kList,
            .value_name = "FILES",
            .help = "CoNLL-U of words for --teachers to annotate; FILE=0.3 as above",
            .completion = Completion::kFile},
    FlagRow{.name = "--teachers",
            .value = FlagValue::kList,
            .value_name = "FILES",
            .help = "parameters of networks whose mean belief annotates the --silver sentences",
            .completion = Completion::kFile},
    FlagRow{.name = "--vectors",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "word vectors (wvec8)",
            .completion = Completion::kFile},
    FlagRow{.name = "--exclude",
            .value = FlagValue::kList,
            .value_name = "FILES",
            .help = "evaluation data: sentences that stand there are dropped and counted",
            .completion = Completion::kFile},
    FlagRow{.name = "--hashes",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "write the hashes of the excluded sentences, to test models against",
            .completion = Completion::kFile},
    FlagRow{.name = "--watch",
            .value = FlagValue::kList,
            .value_name = "FILES",
            .help = "score these (.conllu, .tsv) after each epoch; nothing is chosen by them",
            .completion = Completion::kFile},
    FlagRow{.name = "--licences",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "table of file and licence, stored in the model",
            .completion = Completion::kFile},
    FlagRow{.name = "--continue",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "start from these parameters instead of from chance",
            .completion = Completion::kFile},
    FlagRow{.name = "--mean",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "take the mean of --continue and these parameters, trained on from one start",
            .completion = Completion::kFile},
    FlagRow{.name = "--only-names",
            .help = "learn names on what --continue gives; trees, tags and lemmas stay"},
    FlagRow{.name = "--epochs",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "how often to go through the data; 0 only writes what --continue gives",
            .default_value = "20"},
    FlagRow{.name = "--seed",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "the same seed gives the same model",
            .default_value = "42"},
    FlagRow{.name = "--rate",
            .value = FlagValue::kDecimal,
            .value_name = "RATE",
            .help = "learning rate at the top, before it falls to nothing",
            .default_value = "0.003"},
    FlagRow{.name = "--hide",
            .value = FlagValue::kDecimal,
            .value_name = "SHARE",
            .help = "share of the words read by their letters alone",
            .default_value = "0.25"},
    FlagRow{.name = "--hidden",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "units of a layer in one direction, a multiple of 32",
            .default_value = "160"},
    FlagRow{.name = "--xpos", .help = "learn the tags of the language (XPOS) too"},
    FlagRow{.name = "--note",
            .value = FlagValue::kText,
            .value_name = "TEXT",
            .help = "a line for people, stored in the model"},
    FlagRow{.name = "--parameters",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "write the parameters in float, to continue or quantise later",
            .completion = Completion::kFile},
    FlagRow{.name = "--out",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "write the model (.lzm)",
            .completion = Completion::kFile},
};
constexpr std::array kTrainExamples = {
    ExampleRow{"lazo train --lang fr --treebank fr.conllu --ner fr.tsv --out fr.lzm",
               "a model from a treebank and names"},
    ExampleRow{"lazo train --continue fr.params --epochs 0 --out fr.lzm",
               "a model from parameters trained before"}};

constexpr std::array kTriplesFlags = {
    kTextLanguageFlag, FlagRow{.name = "--lines", .help = "each line is one sentence"},
    kModelsFlag};

constexpr std::array kTriplesExamples = {
    ExampleRow{"lazo triples article.txt", "who does what to whom, in the words of the text"},
    ExampleRow{"lazo triples --lines sentences.txt", "the same with the numbers of the lines"}};

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
    CommandRow{.name = "train",
               .summary = "train a model of the language engine",
               .chapter = Chapter::kLanguage,
               .flags = kTrainFlags,
               .examples = kTrainExamples,
               .run = run_train},
    CommandRow{.name = "triples",
               .summary = "list subject, relation and object as the text words them",
               .chapter = Chapter::kLanguage,
               .arguments = kAnalyzeArguments,
               .flags = kTriplesFlags,
               .examples = kTriplesExamples,
               .run = run_triples},
};

}  // namespace

std::span<const CommandRow> language_commands() {
  return kCommands;
}

}  // namespace lazo::cli
