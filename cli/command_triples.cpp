// lazo triples: subject, relation and object in the words of the text, one JSON object a line.

#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/models.hpp"
#include "cli/read_input.hpp"
#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "importers/extraction/triples.hpp"
#include "importers/readers/reader.hpp"
#include "language/engine.hpp"
#include "language/identify.hpp"

namespace lazo::cli {
namespace {

void write_span(JsonWriter& json, std::string_view name, const TriplePart& part) {
  json.key(name).begin_object();
  json.field("begin", part.span.begin).field("end", part.span.end);
  json.end_object();
}

/// One line of output. `line` is 0 where the input is no list of sentences.
void write_triple(std::string& out, const OpenTriple& triple, std::size_t line,
                  std::string_view sentence) {
  JsonWriter json(out);
  json.begin_object();
  if (line != 0) json.field("line", static_cast<std::uint64_t>(line));
  json.field("sentence", sentence);
  json.field("subject", triple.subject.text);
  json.field("relation", triple.relation.text);
  json.field("object", triple.object.text);
  json.key("args").begin_array();
  for (const TriplePart& part : triple.args) json.string(part.text);
  json.end_array();
  json.key("spans").begin_object();
  write_span(json, "subject", triple.subject);
  if (!triple.inserted) write_span(json, "relation", triple.relation);
  write_span(json, "object", triple.object);
  json.end_object();
  json.field("negated", triple.negated);
  json.field("mood", name_of(triple.mood));
  json.field_null("attribution");
  json.key("confidence").decimal(triple.confidence, 4);
  if (triple.inserted) json.field("inserted", true);
  json.end_object();
}

}  // namespace

Result<ExitCode> run_triples(Context& context) {
  const std::string& path = context.invocation.arguments().front();
  Language language = language_of_code(context.invocation.value("--lang"));
  LAZO_TRY(const std::string bytes, read_input(path));
  LAZO_TRY(const Engine engine, Engine::open(model_folder(context)));
  LAZO_TRY(const Lexicons lexicons, Lexicons::embedded());
  ReadOptions options;
  options.language = language;
  if (path == "-" || context.invocation.has("--lines")) options.format = lazo::Format::kText;
  LAZO_TRY(Document document, read_document(bytes, input_name(path), options));
  language = document.language;
  if (engine.model(language) == nullptr) {
    context.note("lazo triples: " +
                 context.words()("no model for '{}' in {}: triples need trees",
                                 {language_code(language), model_folder(context)}));
  }
  Engine::Scratch scratch;
  const auto read = [&](const std::string& text, std::span<const Section> sections,
                        std::size_t line) {
    const Analysis analysis = engine.analyze(text, sections, language, scratch);
    const Reading reading(document, analysis, lexicons.of(language));
    std::string out;
    for (const OpenTriple& triple : find_triples(reading)) {
      const Span sentence = analysis.sentences[triple.sentence].span;
      write_triple(out, triple, line, line != 0 ? std::string_view(text) : sentence.in(text));
      out += '\n';
    }
    context.out.write(out);
  };
  if (context.invocation.has("--lines")) {
    for_each_line(bytes, [&](std::string_view line, std::size_t number) {
      const std::string text(line);
      const Section whole[] = {{{0, static_cast<std::uint32_t>(text.size())}, {}}};
      if (!text.empty()) read(text, whole, number);
    });
    return ExitCode::kOk;
  }
  std::vector<Section> sections;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kMarkup && block.kind != BlockKind::kCode) {
      sections.push_back({block.span, block.ignored});
    }
  }
  read(document.text, sections, 0);
  return ExitCode::kOk;
}

}  // namespace lazo::cli
