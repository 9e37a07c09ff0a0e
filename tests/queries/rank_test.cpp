#include "queries/rank.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <random>

#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"
#include "tests/queries/plain_graph.hpp"

namespace lazo {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

WeightedLists packed(const Lists& neighbors) {
  WeightedLists lists;
  for (const std::vector<std::uint32_t>& row : neighbors) {
    lists.targets.insert(lists.targets.end(), row.begin(), row.end());
    lists.offsets.push_back(static_cast<std::uint32_t>(lists.targets.size()));
  }
  lists.weights.assign(lists.targets.size(), 1);
  return lists;
}

/// Who is tied to whom by what a filter shows by default, by looking at every edge.
Lists neighbors_of(const Snapshot& graph) {
  Lists lists(graph.node_count());
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    const bool held = !(StatusSet(edge.statuses) & Filter{}.statuses).empty();
    if (edge.layer == EdgeLayer::kBackground || edge.source == edge.target || !held) continue;
    lists[edge.source.index()].push_back(edge.target.value);
    lists[edge.target.index()].push_back(edge.source.value);
  }
  for (std::vector<std::uint32_t>& row : lists) {
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
  }
  return lists;
}

/// Number of shortest paths and distances from a node.
void count_paths(const Lists& neighbors, std::uint32_t from, std::vector<int>& distance,
                 std::vector<double>& paths) {
  distance.assign(neighbors.size(), -1);
  paths.assign(neighbors.size(), 0);
  distance[from] = 0;
  paths[from] = 1;
  std::deque<std::uint32_t> queue = {from};
  while (!queue.empty()) {
    const std::uint32_t v = queue.front();
    queue.pop_front();
    for (const std::uint32_t u : neighbors[v]) {
      if (distance[u] < 0) {
        distance[u] = distance[v] + 1;
        queue.push_back(u);
      }
      if (distance[u] == distance[v] + 1) paths[u] += paths[v];
    }
  }
}

/// The definition: of all pairs, the share of shortest paths that pass through the node.
double betweenness_by_definition(const Lists& neighbors, std::uint32_t v) {
  double sum = 0;
  std::vector<int> from_v;
  std::vector<double> paths_v;
  count_paths(neighbors, v, from_v, paths_v);
  for (std::uint32_t s = 0; s < neighbors.size(); ++s) {
    std::vector<int> distance;
    std::vector<double> paths;
    count_paths(neighbors, s, distance, paths);
    for (std::uint32_t t = s + 1; t < neighbors.size(); ++t) {
      if (s == v || t == v || distance[t] < 0 || from_v[s] < 0 || from_v[t] < 0) continue;
      if (from_v[s] + from_v[t] == distance[t]) sum += paths_v[s] * paths_v[t] / paths[t];
    }
  }
  return sum;
}

/// The definition: take away nodes with fewer than k ties until none is left to take.
int core_by_definition(const Lists& neighbors, std::uint32_t v) {
  for (std::size_t k = neighbors.size(); k > 0; --k) {
    std::vector<bool> in(neighbors.size(), true);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t u = 0; u < neighbors.size(); ++u) {
        std::size_t ties = 0;
        for (const std::uint32_t w : neighbors[u]) ties += in[w] ? 1U : 0U;
        if (in[u] && ties < k) in[u] = false, changed = true;
      }
    }
    if (in[v]) return static_cast<int>(k);
  }
  return 0;
}

Snapshot random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::uint32_t n) {
    return static_cast<std::uint32_t>(random() % n);
  };
  std::vector<tests::MadeTie> ties;
  const std::uint32_t count = 1 + below(14);
  for (std::uint32_t i = 0; i < count; ++i) {
    ties.push_back(
        {"org:n" + std::to_string(below(8)), "supports", "org:n" + std::to_string(below(8))});
  }
  tests::GraphMaker maker;
  maker.document("2025-01-01", ties);
  return maker.make();
}

void check_scores(const Snapshot& graph) {
  const Lists neighbors = neighbors_of(graph);
  for (const RankedNode& entry : rank(graph, RankBy::kDegree, Filter{})) {
    REQUIRE(entry.score == static_cast<double>(neighbors[entry.node.index()].size()));
  }
  for (const RankedNode& entry : rank(graph, RankBy::kBetweenness, Filter{})) {
    REQUIRE(entry.score == Approx(betweenness_by_definition(neighbors, entry.node.value)));
  }
  for (const RankedNode& entry : rank(graph, RankBy::kCore, Filter{})) {
    REQUIRE(entry.score == core_by_definition(neighbors, entry.node.value));
  }
  double sum = 0;
  for (const RankedNode& entry : rank(graph, RankBy::kPageRank, Filter{})) sum += entry.score;
  REQUIRE((neighbors.empty() || sum == 0 || std::abs(sum - 1.0) < 1e-9));
}

TEST_CASE("rank: every score is that of its definition", "[queries][rank]") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    check_scores(random_graph(seed));
  }
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    INFO("multigraph " << seed);
    check_scores(tests::random_typed_multigraph(seed).fold());
  }
}

TEST_CASE("rank: every score on every small graph", "[queries][rank]") {
  tests::each_small_graph([](const tests::PlainGraph& plain) { check_scores(plain.fold()); });
}

TEST_CASE("rank: betweenness from all nodes is exact, from some of them near", "[queries][rank]") {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    INFO("seed " << seed);
    const WeightedLists neighbors = tie_lists(random_graph(seed), Filter{}).lists;
    const std::vector<double> exact = betweenness(neighbors);
    const std::vector<double> all = sampled_betweenness(neighbors, neighbors.size());
    for (std::size_t v = 0; v < neighbors.size(); ++v) CHECK(all[v] == Approx(exact[v]));
  }
  // Two stars joined at their middles: half of the nodes show which two count.
  Lists stars(102);
  const auto join = [&stars](std::uint32_t a, std::uint32_t b) {
    stars[a].push_back(b);
    stars[b].push_back(a);
  };
  join(0, 1);
  for (std::uint32_t leaf = 2; leaf < 102; ++leaf) join(leaf % 2, leaf);
  const std::vector<double> near = sampled_betweenness(packed(stars), 51);
  const std::vector<double> exact = betweenness(packed(stars));
  for (const std::uint32_t middle : {0U, 1U}) {
    CHECK(near[middle] == Approx(exact[middle]).epsilon(0.15));
  }
  CHECK(std::max_element(near.begin() + 2, near.end())[0] < near[0]);
}

TEST_CASE("rank: the middle of a star comes first by every measure", "[queries][rank]") {
  tests::GraphMaker maker;
  std::vector<tests::MadeTie> ties;
  for (int i = 0; i < 5; ++i)
    ties.push_back({"org:leaf" + std::to_string(i), "supports", "org:hub"});
  maker.document("2025-01-01", ties);
  const Snapshot graph = maker.make();
  for (const RankBy by : {RankBy::kDegree, RankBy::kPageRank, RankBy::kBetweenness}) {
    CHECK(rank(graph, by, Filter{}).front().node == tests::node(graph, "org:hub"));
  }
  CHECK(rank(graph, RankBy::kBetweenness, Filter{}).front().score == Approx(10));
}

}  // namespace
}  // namespace lazo
