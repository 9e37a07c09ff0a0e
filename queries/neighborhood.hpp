#pragma once
// Who is tied to a node, and how: the nearest ties, grouped by family, the telling ones first.
//
//   const Neighborhood around = neighbors(graph, ontology, {mexico}, {});
//   for (const FamilyGroup& group : around.groups) ... group.ties, group.total ...
//
// Pure; thread-safe. O(degree * log degree), plus O(claims) with filters on claims.

#include <cstdint>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "queries/answer.hpp"

namespace lazo {

struct NeighborOptions {
  Filter filter;
  std::uint32_t depth = 1;      ///< hops from the start; beyond 1 groups hold the outer ties too
  std::size_t per_family = 10;  ///< ties shown a family; 0 = all
  std::size_t limit = 0;        ///< ties shown in all; 0 = all
  /// A tie that both documents and the vocabulary tell is one, that of the documents.
  bool joins_layers = false;
};

/// A tie seen from the node it was reached from.
struct NeighborTie {
  Tie tie;
  NodeIndex from;
  NodeIndex to;
  std::uint32_t distance = 1;    ///< hops of `to` from the start
  std::uint64_t weight = 0;      ///< independent sources x recency / log degree
  bool also_background = false;  ///< joined with that of the vocabulary
};

struct FamilyGroup {
  Family family = Family::kNone;
  std::vector<NeighborTie> ties;
  std::size_t total = 0;      ///< before the cut
  std::size_t described = 0;  ///< of those cut: ends that are only described
};

struct Neighborhood {
  std::vector<FamilyGroup> groups;  ///< most ties first, then by family
  HiddenTies hidden;
  std::size_t neighbors = 0;  ///< distinct nodes at the other ends, before the cut
  std::size_t shown = 0;      ///< ties
  std::size_t total = 0;      ///< ties
};

/// Ties of the nodes in `start`. With several start nodes, ties among them are listed once.
[[nodiscard]] Neighborhood neighbors(const Snapshot& graph, const Ontology& ontology,
                                     const std::vector<NodeIndex>& start,
                                     const NeighborOptions& options);

/// 1000 * log2(1 + n), rounded down: the same on every machine.
[[nodiscard]] std::uint32_t log2_thousandths(std::uint64_t n);

/// How much a tie tells: independent sources, newer ones more, ends with many ties less.
[[nodiscard]] std::uint64_t tie_weight(const Snapshot& graph, const Tie& tie, NodeIndex end,
                                       Day newest);

/// The newest day of any document or claim: "now", as far as the graph knows. O(documents).
[[nodiscard]] Day newest_day(const Snapshot& graph);

}  // namespace lazo
