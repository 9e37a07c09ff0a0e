#include "queries/rank.hpp"

#include <algorithm>

namespace lazo {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

std::vector<double> degrees(const Lists& neighbors) {
  std::vector<double> scores;
  for (const auto& list : neighbors) scores.push_back(static_cast<double>(list.size()));
  return scores;
}

std::vector<double> page_ranks(const Lists& neighbors) {
  constexpr double kDamping = 0.85;
  constexpr int kRounds = 50;
  std::size_t tied = 0;
  for (const auto& list : neighbors) tied += list.empty() ? 0U : 1U;
  if (tied == 0) return std::vector<double>(neighbors.size(), 0.0);
  const double share = 1.0 / static_cast<double>(tied);
  std::vector<double> scores(neighbors.size(), share);
  std::vector<double> next(neighbors.size(), 0.0);
  std::vector<double> given(neighbors.size(), 0.0);  // to each neighbour: one look instead of two
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t u = 0; u < neighbors.size(); ++u) {
      if (!neighbors[u].empty()) given[u] = scores[u] / static_cast<double>(neighbors[u].size());
    }
    for (std::size_t v = 0; v < neighbors.size(); ++v) {
      double sum = 0;
      for (const std::uint32_t u : neighbors[v]) sum += given[u];
      next[v] = neighbors[v].empty() ? 0.0 : (1.0 - kDamping) * share + kDamping * sum;
    }
    scores.swap(next);
  }
  return scores;
}

/// The largest k such that the node belongs to a part where everybody has k ties: nodes leave in
/// the order of the ties they have left.
std::vector<double> cores(const Lists& neighbors) {
  std::vector<std::size_t> left(neighbors.size());
  std::size_t most = 0;
  for (std::size_t v = 0; v < neighbors.size(); ++v) {
    left[v] = neighbors[v].size();
    most = std::max(most, left[v]);
  }
  std::vector<std::vector<std::uint32_t>> waiting(most + 1);
  for (std::uint32_t v = 0; v < neighbors.size(); ++v) waiting[left[v]].push_back(v);
  std::vector<bool> gone(neighbors.size());
  std::vector<double> scores(neighbors.size());
  for (std::size_t k = 0; k <= most; ++k) {
    while (!waiting[k].empty()) {
      const std::uint32_t v = waiting[k].back();
      waiting[k].pop_back();
      if (gone[v] || left[v] > k) continue;
      gone[v] = true;
      scores[v] = static_cast<double>(k);
      for (const std::uint32_t u : neighbors[v]) {
        if (gone[u] || left[u] <= k) continue;
        --left[u];
        waiting[std::max(left[u], k)].push_back(u);
      }
    }
  }
  return scores;
}

/// Whether claims of the edge are shown. Without filters on claims one look at the edge tells.
bool is_shown(const Snapshot& graph, const Filter& filter, EdgeIndex edge) {
  const EdgeKind kind = graph.kind(edge);
  if (kind.layer == EdgeLayer::kBackground) return false;
  const StatusSet shown = StatusSet(kind.statuses) & filter.statuses;
  const bool plain = !filter.reads_claims() && filter.min_sources == 0 && filter.relations.empty();
  return !shown.empty() && (plain || !select(graph, filter, edge).shown.empty());
}

}  // namespace

Lists neighbor_lists(const Snapshot& graph, const Filter& filter) {
  Lists neighbors(graph.node_count());
  for (const NodeIndex node : graph.nodes()) {
    if (!passes_type(graph, filter, node)) continue;
    for (const Arc arc : graph.out(node)) {
      if (arc.target == node || !passes_type(graph, filter, arc.target)) continue;
      if (!is_shown(graph, filter, arc.edge)) continue;
      neighbors[node.index()].push_back(arc.target.value);
      neighbors[arc.target.index()].push_back(node.value);
    }
  }
  for (auto& list : neighbors) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return neighbors;
}

std::vector<RankedNode> rank(const Snapshot& graph, RankBy by, const Filter& filter,
                             std::uint32_t samples) {
  const Lists neighbors = neighbor_lists(graph, filter);
  std::vector<double> scores;
  switch (by) {
    case RankBy::kDegree:
      scores = degrees(neighbors);
      break;
    case RankBy::kPageRank:
      scores = page_ranks(neighbors);
      break;
    case RankBy::kBetweenness:
      scores = samples == 0 ? betweenness(neighbors) : sampled_betweenness(neighbors, samples);
      break;
    case RankBy::kCore:
      scores = cores(neighbors);
      break;
  }
  std::vector<RankedNode> ranked;
  for (std::uint32_t v = 0; v < neighbors.size(); ++v) {
    if (!neighbors[v].empty()) ranked.push_back({NodeIndex{v}, scores[v]});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const RankedNode& a, const RankedNode& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace lazo
