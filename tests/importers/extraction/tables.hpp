#pragma once
// The shipped tables, loaded once for all tests of extraction, and a text read with them.

#include <string>

#include "importers/extraction/extract.hpp"

namespace lazo {

struct ExtractionTables {
  Ontology ontology;
  Vocabulary vocabulary;
  NameMatcher names;
  Lexicons lexicons;
  Extractor extractor;

  ExtractionTables();
};

[[nodiscard]] const ExtractionTables& extraction_tables();

/// What a text gives without a model: the rough reading.
[[nodiscard]] Extraction extract_text(const std::string& text, Language language);

}  // namespace lazo
