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

/// What a sentence with a given tree gives. `tree`: words as form/UPOS/head/deprel, parted by
/// spaces, heads counted from 1, 0 for the root; then optional features, as in UD:
/// "impuso/VERB/0/root/Tense=Past".
[[nodiscard]] Extraction extract_tree(const std::string& tree, Language language,
                                      ExtractionTrace* trace = nullptr);

/// The analysis of such a tree. Words are set apart by spaces, marks and what follows "'" excepted.
[[nodiscard]] Analysis analysis_of_tree(const std::string& tree, Language language);

}  // namespace lazo
