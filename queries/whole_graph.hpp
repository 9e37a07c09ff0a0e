#pragma once
// Questions about the whole graph: which nodes hang together, how far all others are, how many are
// near, how much weight flows to each.
//
//   const Components parts = components(graph, {});
//   hop_distances(graph, mexico, {})[canada.index()]
//   nodes_within(graph, mexico, 2).size()
//
// Ties count in both directions, each for itself. `usable` has one entry an edge, or none: then all
// are usable. Pure, deterministic; thread-safe. Tested by whole_graph_test.cpp against Boost.Graph.

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

/// O(V + E): Afforest (Sutton, Ben-Nun & Barak 2018), which follows two ties a node and then only
/// the ties of nodes outside the largest part.
[[nodiscard]] Components components(const Snapshot& graph, const std::vector<bool>& usable);

/// Fewest ties from a node to every other; kUnreachable where there is no way. O(V + E), less where
/// searching from the unreached nodes is cheaper (Beamer, Asanović & Patterson 2012).
[[nodiscard]] std::vector<std::uint32_t> hop_distances(const Snapshot& graph, NodeIndex from,
                                                       const std::vector<bool>& usable);

/// The nodes at most `hops` ties away, without the node itself, rising. O(ties of those nearer).
[[nodiscard]] std::vector<NodeIndex> nodes_within(const Snapshot& graph, NodeIndex from,
                                                  std::uint32_t hops);

/// Share of each node after `rounds` rounds of PageRank (Brin & Page 1998, damping 0.85) in which
/// every tie carries weight both ways. Sums run in the order of the ties. O(rounds * E).
[[nodiscard]] std::vector<float> page_ranks(const Snapshot& graph, int rounds);

}  // namespace lazo
