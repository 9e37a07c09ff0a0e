#pragma once
// Questions about the whole graph as Boost.Graph answers them, over the snapshot without a copy:
// least sums of costs for those who ask, the rest as the yardstick of whole_graph.hpp in tests and
// benchmarks.
//
// Ties count in both directions. `usable` has one entry an edge, or none: then all are usable.
// Pure; thread-safe.

#include <cstdint>
#include <vector>

#include "queries/whole_graph.hpp"

namespace lazo {

/// As components(). O(V + E).
[[nodiscard]] Components boost_components(const Snapshot& graph, const std::vector<bool>& usable);

/// As hop_distances(). O(V + E).
[[nodiscard]] std::vector<std::uint32_t> boost_hop_distances(const Snapshot& graph, NodeIndex from,
                                                             const std::vector<bool>& usable);

/// Least sum of weights (one an edge) from a node to every other; kUnreachable where there is no
/// way. O(E log V).
[[nodiscard]] std::vector<std::uint32_t> weighted_distances(
    const Snapshot& graph, NodeIndex from, const std::vector<std::uint32_t>& weights);

}  // namespace lazo
