#pragma once
// The weakest layer: entities that one sentence mentions together. Kept apart from the graph and
// off by default; an export can carry it for those who want to compare.
//
//   for (const Claim& claim : cooccurrences(extraction, relation)) ...
//
// Pure; O(sum over sentences of entities squared).

#include <vector>

#include "graph/extraction.hpp"

namespace lazo {

/// One asserted, attributed-to-nobody claim for each pair of different entities that share a
/// sentence, by (sentence, entities). `relation` is that of mentioned_with.
[[nodiscard]] std::vector<Claim> cooccurrences(const Extraction& extraction, RelationId relation);

}  // namespace lazo
