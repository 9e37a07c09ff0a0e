#include "queries/weighted_graph.hpp"

#include <algorithm>
#include <cassert>

namespace lazo {
namespace {

struct Tie {
  std::uint32_t cost = 0;
  std::uint32_t source = 0;
  std::uint32_t target = 0;
};

/// By cost, else in the order given: radix sort by the low and then the high half of the cost.
void sort_by_cost(std::vector<Tie>& ties) {
  std::uint32_t most = 0;
  for (const Tie& tie : ties) most = std::max(most, tie.cost);
  std::vector<Tie> sorted(ties.size());
  constexpr unsigned kDigit = 16;
  for (unsigned shift = 0; shift < 32 && (shift == 0 || most >> shift != 0); shift += kDigit) {
    const auto digit = [shift](const Tie& tie) { return tie.cost >> shift & 0xFFFFU; };
    std::vector<std::size_t> next((std::size_t{1} << kDigit) + 1, 0);
    for (const Tie& tie : ties) ++next[digit(tie) + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    for (const Tie& tie : ties) sorted[next[digit(tie)]++] = tie;
    ties.swap(sorted);
  }
}

}  // namespace

WeightedGraph::WeightedGraph(const Topology& topology, const std::vector<std::uint32_t>& costs)
    : offsets_(std::size_t{topology.node_count()} + 1, 0) {
  assert(costs.size() == topology.edge_count());
  std::vector<Tie> ties;
  ties.reserve(topology.edge_count());
  std::uint32_t edge = 0;
  for (std::uint32_t node = 0; node < topology.node_count(); ++node) {
    for (const std::uint32_t target : topology.out(node)) {
      const std::uint32_t cost = costs[edge++];
      if (cost == kNoTie || target == node || target >= topology.node_count()) continue;
      ties.push_back({cost, node, target});
      ++offsets_[node + 1];
      ++offsets_[target + 1];
    }
  }
  sort_by_cost(ties);
  for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  arcs_.resize(offsets_.back());
  // Ties come by cost: filling the lists in this order leaves each of them sorted.
  std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
  for (const Tie& tie : ties) {
    arcs_[next[tie.source]++] = {tie.target, tie.cost};
    arcs_[next[tie.target]++] = {tie.source, tie.cost};
  }
}

std::vector<std::uint32_t> doubts(const Snapshot& graph) {
  constexpr std::uint32_t kCertain = 10000;
  std::vector<std::uint32_t> costs;
  costs.reserve(graph.edge_count());
  for (const EdgeIndex edge : graph.edges()) {
    costs.push_back(kCertain - std::min<std::uint32_t>(kCertain, graph.confidence(edge)));
  }
  return costs;
}

}  // namespace lazo
