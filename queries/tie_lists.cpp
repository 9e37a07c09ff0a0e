#include "queries/tie_lists.hpp"

#include <vector>

namespace lazo {
namespace {

/// The edges that count, by index.
std::vector<bool> shown_edges(const Snapshot& graph, const Filter& filter, HiddenTies& hidden) {
  // Without filters on claims one look at the edge tells.
  const bool plain = !filter.reads_claims() && filter.min_sources == 0 && filter.relations.empty();
  std::vector<bool> shown(graph.edge_count(), false);
  for (const NodeIndex node : graph.nodes()) {
    if (!passes_type(graph, filter, node)) continue;
    for (const Arc arc : graph.out(node)) {
      if (arc.target == node || !passes_type(graph, filter, arc.target)) continue;
      const EdgeKind kind = graph.kind(arc.edge);
      if (kind.layer == EdgeLayer::kBackground) continue;
      if (plain && !(StatusSet(kind.statuses) & filter.statuses).empty()) {
        shown[arc.edge.index()] = true;
        continue;
      }
      const Tie tie = select(graph, filter, arc.edge);
      hidden.count(tie);
      shown[arc.edge.index()] = !tie.shown.empty();
    }
  }
  return shown;
}

/// Calls use(u, v) for both directions of every tie: v rises, so that each row of u is met in
/// order.
template <typename Use>
void each_half(const Snapshot& graph, const std::vector<bool>& shown, const Use& use) {
  for (const NodeIndex node : graph.nodes()) {
    for (const Arc arc : graph.out(node)) {
      if (shown[arc.edge.index()]) use(arc.target.value, node.value);
    }
    for (const Arc arc : graph.in(node)) {
      if (shown[arc.edge.index()]) use(arc.target.value, node.value);
    }
  }
}

}  // namespace

TieLists tie_lists(const Snapshot& graph, const Filter& filter) {
  constexpr std::uint32_t kNobody = 0xFFFFFFFFU;
  TieLists tied;
  const std::vector<bool> shown = shown_edges(graph, filter, tied.hidden);
  WeightedLists& lists = tied.lists;
  lists.offsets.assign(std::size_t{graph.node_count()} + 1, 0);
  std::vector<std::uint32_t> last(graph.node_count(), kNobody);  // in each row
  each_half(graph, shown, [&](std::uint32_t u, std::uint32_t v) {
    if (last[u] == v) return;
    last[u] = v;
    ++lists.offsets[u + 1];
  });
  for (std::uint32_t n = 0; n < graph.node_count(); ++n) lists.offsets[n + 1] += lists.offsets[n];
  lists.targets.resize(lists.offsets.back());
  lists.weights.resize(lists.offsets.back());
  std::vector<std::uint32_t> next(lists.offsets.begin(), lists.offsets.end() - 1);
  each_half(graph, shown, [&](std::uint32_t u, std::uint32_t v) {
    if (next[u] == lists.offsets[u] || lists.targets[next[u] - 1] != v) {
      lists.targets[next[u]++] = v;
    }
    ++lists.weights[next[u] - 1];
  });
  return tied;
}

}  // namespace lazo
