#pragma once
// The ties of a graph with a cost each, laid out for cheapest-path searches: the ties of a node
// stand by rising cost, so that a search stops at the first one that is too dear.
//
//   const WeightedGraph roads(graph.topology(), doubts(graph));
//   WeightedSearch search(roads);                        // queries/weighted_search.hpp
//
// Ties count in both directions; ties of a node with itself are left out. A value of its own:
// 8 bytes for each end of a tie, built in O(V + E) by counting (no comparison sort). Const access
// from any number of threads.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "graph/snapshot.hpp"

namespace lazo {

class WeightedGraph {
 public:
  struct Arc {
    std::uint32_t target = 0;
    std::uint32_t cost = 0;
  };
  /// As the cost of a tie: it is not there.
  static constexpr std::uint32_t kNoTie = std::numeric_limits<std::uint32_t>::max();

  /// `costs` has one entry an edge. Arcs of equal cost stand by edge.
  WeightedGraph(const Topology& ties, const std::vector<std::uint32_t>& costs);

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  /// By rising cost; several arcs may lead to one target. Requires node < node_count().
  [[nodiscard]] std::span<const Arc> arcs(std::uint32_t node) const {
    return {arcs_.data() + offsets_[node], arcs_.data() + offsets_[node + 1]};
  }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<Arc> arcs_;
};

/// What is missing to certainty in the best claim of each tie, in ten-thousandths (0 to 10000):
/// the cheapest path by doubt is the best supported one. Background ties are certain. O(E).
[[nodiscard]] std::vector<std::uint32_t> doubts(const Snapshot& graph);

}  // namespace lazo
