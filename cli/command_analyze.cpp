// lazo analyze: sentences, words, trees and names of a text, as CoNLL-U.

#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/models.hpp"
#include "cli/read_input.hpp"
#include "importers/readers/reader.hpp"
#include "language/conllu.hpp"
#include "language/engine.hpp"
#include "language/identify.hpp"

namespace lazo::cli {
namespace {

/// The sections of a document. Plain text keeps every character, bullets and labels too, so that
/// the output can be laid beside the input; of Markdown the markup is left out.
std::vector<Section> sections_of(const Document& document, bool everything) {
  std::vector<Section> sections;
  for (const Block& block : document.blocks) {
    if (everything) {
      sections.push_back({block.span, {}});
    } else if (block.kind != BlockKind::kMarkup && block.kind != BlockKind::kCode) {
      sections.push_back({block.span, block.ignored});
    }
  }
  return sections;
}

/// Words of a text in any format that lazo reads.
Result<Analysis> split_text(std::string_view bytes, const std::string& path, Language language) {
  ReadOptions options;
  options.language = language;
  if (path == "-") options.format = lazo::Format::kText;
  LAZO_TRY(Document document, read_document(bytes, input_name(path), options));
  const bool plain = document.mime.starts_with(mime_of(lazo::Format::kText));
  const std::vector<Section> sections = sections_of(document, plain);
  return split(std::move(document.text), sections, document.language);
}

/// Words as a CoNLL-U file has them; the language is told by them if it is not given.
Result<Analysis> words_of_conllu(std::string_view bytes, const std::string& path,
                                 Language language) {
  LAZO_TRY(Analysis analysis, read_conllu(bytes, input_name(path), language));
  if (language == Language::kUnknown) {
    analysis.language = identify_language(analysis.text).language;
  }
  return analysis;
}

}  // namespace

Result<ExitCode> run_analyze(Context& context) {
  const std::string& path = context.invocation.arguments().front();
  const Language language = language_of_code(context.invocation.value("--lang"));
  LAZO_TRY(const std::string bytes, read_input(path));
  const bool conllu = context.invocation.value("--input") == "conllu";
  LAZO_TRY(Analysis analysis,
           conllu ? words_of_conllu(bytes, path, language) : split_text(bytes, path, language));
  LAZO_TRY(const Engine engine, Engine::open(model_folder(context)));
  const Model* const model = engine.model(analysis.language);
  if (model == nullptr) {
    context.note("lazo analyze: " +
                 context.words()("no model for '{}' in {}: words and sentences only",
                                 {language_code(analysis.language), model_folder(context)}));
  }
  Engine::Scratch scratch;
  engine.annotate(analysis, scratch);
  context.out.write(write_conllu(analysis, model));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
