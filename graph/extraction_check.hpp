#pragma once
// Whether an extraction is sound, and its canonical order: the gate before the store.
//
//   LAZO_CHECK(check_extraction(extraction, ontology));
//   normalize(extraction, ontology);
//
// Extractions come from this program, but also from lines that anybody may have written.

#include <vector>

#include "graph/base/result.hpp"
#include "graph/extraction.hpp"
#include "graph/ids.hpp"

namespace lazo {

class Ontology;

/// Spans inside the text and on character boundaries, entities and relations that exist, keys that
/// fit their level, moods and confidences in range, known rows for known entities only.
/// Errors: kBadInput naming the document and the first problem. O(size).
[[nodiscard]] Status check_extraction(const Extraction& extraction, const Ontology& ontology);

/// Whether it is in canonical order already; then `ids` receives the ids of its claims. Avoids the
/// copy that normalize() would need. Requires check_extraction() to be ok. O(n).
[[nodiscard]] bool is_normal(const Extraction& extraction, const Ontology& ontology,
                             std::vector<ClaimId>& ids);

/// Puts sentences, mentions, claims, facts and known rows in the order that extraction.hpp gives
/// them, drops duplicates (of two claims with one id the more confident stays, then the smaller
/// rule) and known rows that no entity refers to. Returns the ids of the claims, in their order.
/// Requires check_extraction() to be ok. O(n log n).
std::vector<ClaimId> normalize(Extraction& extraction, const Ontology& ontology);

}  // namespace lazo
