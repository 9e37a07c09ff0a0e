// The rows of the command table: documents.

#include <array>

#include "cli/commands.hpp"
#include "cli/models.hpp"
#include "cli/reading.hpp"
#include "cli/table_chapters.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kMany = ArgumentRow::kMany;

constexpr std::array kImportArguments = {
    ArgumentRow{.name = "PATH",
                .help = "files and folders; .jsonl files of lazo are merged",
                .most = kMany,
                .completion = Completion::kFile}};

constexpr std::array<std::string_view, 3> kTextLanguages = {"en", "es", "fr"};

constexpr FlagRow kLangFlag = {
    .name = "--lang",
    .value = FlagValue::kChoice,
    .value_name = "LANG",
    .help = "language of the texts: en, es or fr; else told by each text",
    .choices = kTextLanguages};
constexpr FlagRow kJobsFlag = {.name = "--jobs",
                               .short_name = "-j",
                               .value = FlagValue::kCount,
                               .value_name = "N",
                               .help = "threads; as many as the machine has if left out"};
constexpr FlagRow kOcrFlag = {.name = "--ocr", .help = "read scanned PDF pages with tesseract"};
constexpr FlagRow kMapFlag = {
    .name = "--map",
    .value = FlagValue::kText,
    .value_name = "FILE",
    .help = "JSON that names the columns of tables: {\"source\": \"Company\"}",
    .completion = Completion::kFile};
constexpr FlagRow kFailFastFlag = {.name = "--fail-fast",
                                   .help = "stop at the first file that cannot be read"};

constexpr FlagRow kEverySentenceFlag = {
    .name = "--every-sentence",
    .help = "parse sentences that hold no word that ties anything, too"};

constexpr std::array kReadingFlags = {kLangFlag,       kJobsFlag,    kEverySentenceFlag,
                                      kOcrFlag,        kMapFlag,     kFailFastFlag,
                                      kVocabularyFlag, kLexiconFlag, kModelsFlag};

constexpr std::array kImportFlags = {
    kLangFlag,
    kJobsFlag,
    kEverySentenceFlag,
    FlagRow{.name = "--dry-run", .help = "read everything, write nothing"},
    FlagRow{.name = "--replace", .help = "read again what is in the graph already"},
    FlagRow{.name = "--watch", .help = "stay, and import what changes in the folders"},
    kFailFastFlag,
    kOcrFlag,
    kMapFlag,
    kVocabularyFlag,
    kLexiconFlag,
    kModelsFlag};

constexpr std::array kImportExamples = {
    ExampleRow{"lazo import examples/", "every document in a folder"},
    ExampleRow{"lazo import inbox/ --watch", "and whatever is put there from now on"},
    ExampleRow{"lazo import colleague.jsonl", "merge what another lazo exported"}};

constexpr std::array kDocsArguments = {ArgumentRow{.name = "DOCUMENT",
                                                   .help = "id, file name or pattern with *",
                                                   .least = 0,
                                                   .most = kMany,
                                                   .completion = Completion::kDocument}};

constexpr std::array kDocsFlags = {
    FlagRow{.name = "--text", .help = "print the text of a document"},
    FlagRow{.name = "--coverage", .help = "each sentence with its claims, or the reason for none"}};

constexpr std::array kDocsExamples = {
    ExampleRow{"lazo docs", "all documents"},
    ExampleRow{"lazo docs seed.txt", "one of them: what was found, and why not more"},
    ExampleRow{"lazo docs seed.txt --coverage", "what each sentence of it gave"}};

constexpr std::array kForgetArguments = {ArgumentRow{.name = "DOCUMENT",
                                                     .help = "id, file name or pattern with *",
                                                     .most = kMany,
                                                     .completion = Completion::kDocument}};

constexpr std::array kForgetFlags = {
    FlagRow{.name = "--dry-run", .help = "only say what would be forgotten"}};

constexpr std::array kForgetExamples = {
    ExampleRow{"lazo forget 'drafts/*' --dry-run", "what would go"},
    ExampleRow{"lazo forget doc:05721ac0c4e1a6b2", "one document and all that rests on it"}};

constexpr std::array kExtractArguments = {ArgumentRow{
    .name = "PATH", .help = "files and folders", .most = kMany, .completion = Completion::kFile}};

constexpr std::array kExtractExamples = {
    ExampleRow{"lazo extract article.txt | grep claim", "what one text says, without a graph"}};

constexpr std::array kCommands = {
    CommandRow{.name = "import",
               .summary = "read documents into the graph",
               .chapter = Chapter::kDocuments,
               .headline = true,
               .groups = kStore,
               .arguments = kImportArguments,
               .flags = kImportFlags,
               .examples = kImportExamples,
               .run = run_import},
    CommandRow{.name = "docs",
               .summary = "list documents, or show what was found in one",
               .chapter = Chapter::kDocuments,
               .groups = kStore,
               .arguments = kDocsArguments,
               .flags = kDocsFlags,
               .examples = kDocsExamples,
               .run = run_docs},
    CommandRow{.name = "forget",
               .summary = "remove documents and all that rests on them",
               .chapter = Chapter::kDocuments,
               .groups = kStore,
               .arguments = kForgetArguments,
               .flags = kForgetFlags,
               .examples = kForgetExamples,
               .run = run_forget},
    CommandRow{.name = "extract",
               .summary = "write what documents say as lines, without a graph",
               .chapter = Chapter::kDocuments,
               .arguments = kExtractArguments,
               .flags = kReadingFlags,
               .examples = kExtractExamples,
               .run = run_extract},
};

}  // namespace

std::span<const CommandRow> document_commands() {
  return kCommands;
}

}  // namespace lazo::cli
