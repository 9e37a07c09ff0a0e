#pragma once
// From a document and its analysis to the entities, mentions and claims that it makes.
//
//   const Extractor extractor(vocabulary, lexicons, ontology);
//   const Extraction found = extractor.extract(std::move(document), analysis);
//
// A pure function of its arguments and of the tables it was made with: nothing learned in one
// document affects another, and the order of documents does not matter (tests/importers/
// extraction/extract_test.cpp). The steps, one file each: names and who bears them (cast), what
// phrases stand for (resolver), who does what to whom (frames, ties), how it is said
// (circumstances), amounts (quantity) and dates (time). Sentences without a tree get a rough one
// (shallow), so that the same rules read them; the rules' names then begin with "clause." and
// their confidence is lower.
// Thread safety: const use from many threads. Borrows its three tables.

#include <span>

#include "graph/extraction.hpp"
#include "graph/lexicon/lexicon.hpp"
#include "graph/ontology/ontology.hpp"
#include "importers/extraction/cast.hpp"
#include "importers/extraction/trace.hpp"
#include "importers/vocabulary/matcher.hpp"
#include "language/analysis.hpp"

namespace lazo {

struct ExtractOptions {
  /// How far the cascade had each sentence read (cascade.hpp); those at kSplit are left alone.
  /// Empty: there was no cascade, and every sentence is read with the tree it has or a rough one.
  std::span<const Depth> depths = {};
  ExtractionTrace* trace = nullptr;  ///< receives how each claim came about
};

class Extractor {
 public:
  Extractor(const NameMatcher& names, const Lexicons& lexicons, const Ontology& ontology)
      : names_(names), lexicons_(lexicons), ontology_(ontology), types_(ontology) {}

  /// What `document` says; `analysis` must be of its text. O(length x claims of a sentence).
  [[nodiscard]] Extraction extract(Document document, const Analysis& analysis,
                                   const ExtractOptions& options = {}) const;

 private:
  [[nodiscard]] std::vector<KnownName> known_names(const Document& document) const;

  const NameMatcher& names_;
  const Lexicons& lexicons_;
  const Ontology& ontology_;
  const TypeIds types_;
};

}  // namespace lazo
