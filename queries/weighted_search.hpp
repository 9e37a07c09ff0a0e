#pragma once
// Cheapest paths between two nodes: one, or the k cheapest that visit no node twice.
//
//   WeightedSearch search(roads);                                   // a WeightedGraph
//   const CheapPath path = search.cheapest(mexico, canada);         // path.nodes empty: no way
//   const std::vector<CheapPath> paths = search.k_cheapest(mexico, canada, 10);
//
// cheapest: Dijkstra from both ends (Nicholson 1966). An arc is followed only if it can still lead
// to a cheaper path: its cost so far, its own cost and the nearest unsettled node of the other side
// must stay below the best path known; arcs come by cost, so the first that fails ends the scan.
// k_cheapest: Yen 1971 with Lawler's rule (deviations begin where the parent path deviated). A
// deviation is searched for only below the cost of the k-th candidate known, which prunes most.
//
// Paths are sequences of nodes: parallel ties count once, at their smallest cost. Of paths of equal
// cost the search finds one; which one depends on the graph alone. Keeps its memory between calls;
// one thread. Sums of costs must stay below 2^32. Tested by shortest_test.cpp against Boost.Graph
// and against all simple paths.

#include <cstdint>
#include <span>
#include <vector>

#include "queries/node_labels.hpp"
#include "queries/weighted_graph.hpp"

namespace lazo {

struct CheapPath {
  std::vector<NodeIndex> nodes;  ///< both ends included
  std::uint32_t cost = 0;
};

class WeightedSearch {
 public:
  /// `graph` must outlive the search.
  explicit WeightedSearch(const WeightedGraph& graph) : graph_(graph) {}

  /// {from} at cost 0 if both are one node; no nodes if there is no way or a node is not there.
  [[nodiscard]] CheapPath cheapest(NodeIndex from, NodeIndex to);
  /// By cost, then number of nodes, then nodes; fewer than `count` if there are no more.
  [[nodiscard]] std::vector<CheapPath> k_cheapest(NodeIndex from, NodeIndex to, std::size_t count);

 private:
  struct Reached {
    std::uint32_t cost = 0;
    std::uint32_t parent = NodeIndex::kNone;
    bool settled = false;
  };
  /// Entries of nodes that were reached more cheaply later stay in the queue and are passed over.
  using Entry = std::uint64_t;  // cost << 32 | node
  struct Side {
    NodeLabels<Reached> labels;
    std::vector<Entry> queue;  // a heap
  };
  /// A search among what a spur path may use.
  struct Spur {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::span<const NodeIndex> banned_nodes;          ///< the path before the spur
    std::span<const std::uint32_t> banned_followers;  ///< nodes not to step to from `from`
    std::uint32_t limit = kNoLimit;                   ///< dearer paths are of no use
  };
  static constexpr std::uint32_t kNoLimit = WeightedGraph::kNoTie;

  [[nodiscard]] CheapPath search(const Spur& spur);
  void begin(Side& side, std::uint32_t node, const Spur& spur);
  void settle_next(Side& side, Side& other, const Spur& spur);
  /// The cost of the cheapest node that is not settled; kNoLimit if there is none.
  static std::uint32_t nearest(Side& side);
  void meet(std::uint32_t node, std::uint32_t cost);
  /// The cheapest tie between two neighbours.
  [[nodiscard]] std::uint32_t step_cost(NodeIndex from, NodeIndex to) const;

  const WeightedGraph& graph_;
  Side from_;
  Side to_;
  std::uint32_t best_ = kNoLimit;  ///< paths must be cheaper than this
  std::uint32_t met_ = NodeIndex::kNone;
};

}  // namespace lazo
