#pragma once
// Where sources contradict each other: one states what another denies, or one states support and
// another opposition of the same two.
//
//   for (const Contradiction& c : contradictions(graph, ontology, filter)) quote(c.one),
//   quote(c.other)
//
// Only edges that the fold found disputed (stated on both sides, on one subject, at about one time)
// and only between sources: two documents that are no near-duplicates, or two speakers. A text that
// tells both sides itself is none. Pure; thread-safe; deterministic.

#include <vector>

#include "queries/filter.hpp"

namespace lazo {

struct Contradiction {
  ClaimIndex one;       ///< the surest that states it
  ClaimIndex other;     ///< the surest of another source that denies it, or states the opposite
  bool denied = false;  ///< both are claims of one edge; else of two edges with the same ends
};

/// In the order of edges, each pair of edges once. Statuses of the filter do not matter.
/// O(edges + claims of disputed ones squared).
[[nodiscard]] std::vector<Contradiction> contradictions(const Snapshot& graph,
                                                        const Ontology& ontology,
                                                        const Filter& filter);

}  // namespace lazo
