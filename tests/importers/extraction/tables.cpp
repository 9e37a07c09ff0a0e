#include "tests/importers/extraction/tables.hpp"

#include "language/split.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

template <typename T>
T loaded(Result<T> result) {
  if (!result.ok()) FAIL(result.error().text());
  return std::move(result).value();
}

}  // namespace

ExtractionTables::ExtractionTables()
    : ontology(loaded(shipped_ontology())),
      vocabulary(loaded(Vocabulary::load(builtin_tables(), ontology))),
      names(vocabulary),
      lexicons(loaded(Lexicons::embedded())),
      extractor(names, lexicons, ontology) {}

const ExtractionTables& extraction_tables() {
  static const ExtractionTables tables;
  return tables;
}

Extraction extract_text(const std::string& text, Language language) {
  Document document;
  document.text = text;
  document.language = language;
  document.uris = {"test.txt"};
  const Analysis analysis = split(text, language);
  return extraction_tables().extractor.extract(std::move(document), analysis);
}

}  // namespace lazo
