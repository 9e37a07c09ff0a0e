#pragma once
// The fewest ties between two nodes, whatever they say.
//
//   HopSearch search(graph.topology());
//   const std::vector<NodeIndex> path = search.shortest(mexico, canada);   // empty: no way
//   path.size() - 1                                                        // ties
//
// Search from both ends by whole levels, always on the side with fewer ties to follow (Pohl 1971;
// on graphs with hubs sublinear, Bläsius et al. 2018): the first node that both sides reach lies on
// a shortest path. O(E) at worst, some thousand ties on a graph of ten million.
// Ties count in both directions, background ties too. Deterministic: the graph alone decides which
// of several shortest paths is found. Keeps its memory between calls; one thread.
// Tested by shortest_test.cpp against Boost.Graph.

#include <cstdint>
#include <vector>

#include "graph/snapshot.hpp"
#include "queries/node_labels.hpp"

namespace lazo {

class HopSearch {
 public:
  /// `ties` must outlive the search.
  explicit HopSearch(const Topology& ties) : ties_(ties) {}

  /// The nodes of a shortest path, both ends included; {from} if they are one; empty if there is
  /// none or a node is not of the graph.
  [[nodiscard]] std::vector<NodeIndex> shortest(NodeIndex from, NodeIndex to);

 private:
  struct Reached {
    std::uint32_t parent = NodeIndex::kNone;  ///< kNone at the end where the side began
  };
  struct Side {
    NodeLabels<Reached> labels;
    std::vector<std::uint32_t> frontier;
    std::uint64_t ties_ahead = 0;  ///< of the nodes of the frontier
  };
  void begin(Side& side, std::uint32_t node);
  /// Follows the ties of the whole frontier; the node where the sides meet, else kNone.
  std::uint32_t advance(Side& side, const Side& other);

  Topology ties_;
  Side from_;
  Side to_;
  std::vector<std::uint32_t> next_;  // kept to save allocations
};

}  // namespace lazo
