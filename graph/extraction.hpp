#pragma once
// Everything found in one document: the unit that is stored, exported, merged and forgotten.
// A pure function of the document's bytes and the pipeline; nothing in it depends on other
// documents.

#include <string>
#include <vector>

#include "graph/claim.hpp"
#include "graph/document.hpp"
#include "graph/node.hpp"

namespace lazo {

/// A sentence and, if no claim came of it, why ("no-trigger", "one-entity", "heading", ...).
struct SentenceRecord {
  Span span;
  std::string reason;  ///< empty if the sentence gave at least one claim or fact
  friend bool operator==(const SentenceRecord&, const SentenceRecord&) = default;
};

struct Extraction {
  Document document;
  std::vector<SentenceRecord> sentences;  ///< in text order
  std::vector<LocalEntity> entities;      ///< index = EntityId, numbered by first mention
  std::vector<Mention> mentions;          ///< by (begin, end, entity)
  std::vector<Claim> claims;              ///< by (sentence begin, id)
  std::vector<Fact> facts;                ///< by (span begin, end, property)
  /// Vocabulary rows that the entities refer to, sorted by key, so that a store or an export
  /// needs no vocabulary to be understood.
  std::vector<KnownNode> known;
  friend bool operator==(const Extraction&, const Extraction&) = default;
};

}  // namespace lazo
