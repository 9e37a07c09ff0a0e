#pragma once
// Which nodes matter: by ties, by who ties to them, by standing between others, by their core.
//
//   for (const RankedNode& r : rank(graph, RankBy::kPageRank, filter)) ...
//
// Ties count once a pair of nodes, in both directions, whatever their number; background ties do
// not count. Default filters should be StatusSet::held(). Pure and deterministic: sums run in index
// order in one thread. Tested by rank_test.cpp against slow versions.

#include <cstdint>
#include <string_view>
#include <vector>

#include "queries/filter.hpp"
#include "queries/tie_lists.hpp"

namespace lazo {

enum class RankBy : std::uint8_t { kDegree, kPageRank, kBetweenness, kCore };

struct RankedNode {
  NodeIndex node;
  double score = 0;
};

/// Nodes with at least one tie, highest score first, equal ones by index.
/// Degree and core (Batagelj & Zaversnik 2003): O(V + E). PageRank (Brin & Page 1998, damping 0.85,
/// 50 rounds): O(50 * E). Betweenness (Brandes 2001), by Boost.Graph: O(V * E); with `samples`
/// estimated from so many nodes, O(samples * E).
[[nodiscard]] std::vector<RankedNode> rank(const Snapshot& graph, RankBy by, const Filter& filter,
                                           std::uint32_t samples = 0);

/// The same over lists that were made before.
[[nodiscard]] std::vector<RankedNode> rank(const WeightedLists& neighbors, RankBy by,
                                           std::uint32_t samples = 0);

/// Brandes' betweenness over neighbour lists, whose weights do not count; each unordered pair
/// counts once.
[[nodiscard]] std::vector<double> betweenness(const WeightedLists& neighbors);

/// The same, estimated from the shortest paths that begin at `samples` nodes (Brandes & Pich 2007,
/// uniform pivots; chosen by a fixed seed) and scaled up; exact if there are no more nodes.
[[nodiscard]] std::vector<double> sampled_betweenness(const WeightedLists& neighbors,
                                                      std::uint32_t samples);

}  // namespace lazo
