#include "queries/rank.hpp"

#include <algorithm>

namespace lazo {
namespace {

std::vector<double> degrees(const WeightedLists& neighbors) {
  std::vector<double> scores(neighbors.size());
  for (std::uint32_t v = 0; v < neighbors.size(); ++v) {
    scores[v] = static_cast<double>(neighbors.row(v).size());
  }
  return scores;
}

std::vector<double> page_ranks(const WeightedLists& neighbors) {
  constexpr double kDamping = 0.85;
  constexpr int kRounds = 50;
  std::size_t tied = 0;
  for (std::uint32_t v = 0; v < neighbors.size(); ++v) tied += neighbors.row(v).empty() ? 0U : 1U;
  if (tied == 0) return std::vector<double>(neighbors.size(), 0.0);
  const double share = 1.0 / static_cast<double>(tied);
  std::vector<double> scores(neighbors.size(), share);
  std::vector<double> next(neighbors.size(), 0.0);
  std::vector<double> given(neighbors.size(), 0.0);  // to each neighbour: one look instead of two
  for (int round = 0; round < kRounds; ++round) {
    for (std::uint32_t u = 0; u < neighbors.size(); ++u) {
      const std::size_t ties = neighbors.row(u).size();
      if (ties > 0) given[u] = scores[u] / static_cast<double>(ties);
    }
    for (std::uint32_t v = 0; v < neighbors.size(); ++v) {
      double sum = 0;
      for (const std::uint32_t u : neighbors.row(v)) sum += given[u];
      next[v] = neighbors.row(v).empty() ? 0.0 : (1.0 - kDamping) * share + kDamping * sum;
    }
    scores.swap(next);
  }
  return scores;
}

/// The largest k such that the node belongs to a part where everybody has k ties: nodes leave in
/// the order of the ties they have left.
std::vector<double> cores(const WeightedLists& neighbors) {
  std::vector<std::size_t> left(neighbors.size());
  std::size_t most = 0;
  for (std::uint32_t v = 0; v < neighbors.size(); ++v) {
    left[v] = neighbors.row(v).size();
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
      for (const std::uint32_t u : neighbors.row(v)) {
        if (gone[u] || left[u] <= k) continue;
        --left[u];
        waiting[std::max(left[u], k)].push_back(u);
      }
    }
  }
  return scores;
}

}  // namespace

std::vector<RankedNode> rank(const Snapshot& graph, RankBy by, const Filter& filter,
                             std::uint32_t samples) {
  return rank(tie_lists(graph, filter).lists, by, samples);
}

std::vector<RankedNode> rank(const WeightedLists& neighbors, RankBy by, std::uint32_t samples) {
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
    if (!neighbors.row(v).empty()) ranked.push_back({NodeIndex{v}, scores[v]});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const RankedNode& a, const RankedNode& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace lazo
