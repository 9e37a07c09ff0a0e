#pragma once
// Questions about the whole graph that Boost.Graph answers well: components and distances.
// bgl_whole_graph.cpp runs Boost's algorithms over the snapshot without a copy.
//
//   const Components parts = components(graph, {});
//   hop_distances(graph, mexico, {})[canada.index()]
//
// Ties count in both directions. `usable` has one entry an edge, or none: then all are usable.
// Pure; thread-safe.

#include <cstdint>
#include <limits>
#include <vector>

#include "graph/snapshot.hpp"

namespace lazo {

inline constexpr std::uint32_t kUnreachable = std::numeric_limits<std::uint32_t>::max();

struct Components {
  std::vector<std::uint32_t> of_node;  ///< number of each node's component, by first node
  std::vector<std::uint32_t> sizes;    ///< by number
};

/// O(V + E).
[[nodiscard]] Components components(const Snapshot& graph, const std::vector<bool>& usable);

/// Fewest ties from a node to every other; kUnreachable where there is no way. O(V + E).
[[nodiscard]] std::vector<std::uint32_t> hop_distances(const Snapshot& graph, NodeIndex from,
                                                       const std::vector<bool>& usable);

/// Least sum of weights (one an edge) from a node to every other. O(E log V).
[[nodiscard]] std::vector<std::uint32_t> weighted_distances(
    const Snapshot& graph, NodeIndex from, const std::vector<std::uint32_t>& weights);

}  // namespace lazo
