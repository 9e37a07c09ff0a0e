// Shortest and cheapest paths against Boost.Graph and against all simple paths.

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "queries/bgl_whole_graph.hpp"
#include "queries/hop_search.hpp"
#include "queries/weighted_search.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::MadeTie;

std::string key(std::uint32_t number) {
  return "org:n" + std::to_string(number);
}

/// Typed ties with parallel ones, ties of a node with itself and nodes without any.
Snapshot random_multigraph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::uint32_t n) {
    return static_cast<std::uint32_t>(random() % n);
  };
  const std::uint32_t nodes = 1 + below(9);
  const std::uint32_t count = below(20);
  constexpr std::array<const char*, 3> kRelations = {"supports", "opposes", "meets_with"};
  std::vector<MadeTie> ties;
  for (std::uint32_t i = 0; i < count; ++i) {
    MadeTie tie{key(below(nodes)), kRelations[below(3)], key(below(nodes))};
    tie.confidence = static_cast<std::uint16_t>(10000 - below(6));
    ties.push_back(tie);
  }
  GraphMaker maker;
  maker.alias(key(0), "First").document("2025-01-01", ties);
  return maker.make();
}

/// Every graph of up to four nodes, as a set of undirected ties.
std::vector<Snapshot> all_small_graphs() {
  constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 6> kPairs = {
      {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}};
  std::vector<Snapshot> graphs;
  for (unsigned mask = 0; mask < 64; ++mask) {
    std::vector<MadeTie> ties;
    for (std::size_t i = 0; i < kPairs.size(); ++i) {
      if ((mask >> i & 1U) == 0) continue;
      ties.push_back({key(kPairs[i].first), "supports", key(kPairs[i].second)});
      ties.back().confidence = static_cast<std::uint16_t>(10000 - (i * 7 + mask) % 5);
    }
    GraphMaker maker;
    maker.document("2025-01-01", ties);
    graphs.push_back(maker.make());
  }
  return graphs;
}

bool are_tied(const Snapshot& graph, NodeIndex a, NodeIndex b) {
  for (const Arc arc : graph.out(a)) {
    if (arc.target == b) return true;
  }
  for (const Arc arc : graph.in(a)) {
    if (arc.target == b) return true;
  }
  return false;
}

/// Costs of all simple paths, one for each sequence of nodes, by recursion.
void walk(const std::map<std::pair<NodeIndex, NodeIndex>, std::uint32_t>& costs, NodeIndex to,
          std::vector<NodeIndex>& nodes, std::uint32_t cost, std::vector<std::uint32_t>& found) {
  if (nodes.back() == to) {
    found.push_back(cost);
    return;
  }
  for (auto it = costs.lower_bound({nodes.back(), NodeIndex{0}});
       it != costs.end() && it->first.first == nodes.back(); ++it) {
    const NodeIndex next = it->first.second;
    if (std::find(nodes.begin(), nodes.end(), next) != nodes.end()) continue;
    nodes.push_back(next);
    walk(costs, to, nodes, cost + it->second, found);
    nodes.pop_back();
  }
}

std::vector<std::uint32_t> all_simple_costs(const Snapshot& graph, NodeIndex from, NodeIndex to) {
  const std::vector<std::uint32_t> cost_of = doubts(graph);
  std::map<std::pair<NodeIndex, NodeIndex>, std::uint32_t> costs;
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    for (const auto& ends :
         {std::pair(edge.source, edge.target), std::pair(edge.target, edge.source)}) {
      const auto [it, fresh] = costs.try_emplace(ends, cost_of[index.index()]);
      if (!fresh) it->second = std::min(it->second, cost_of[index.index()]);
    }
  }
  std::vector<NodeIndex> nodes = {from};
  std::vector<std::uint32_t> found;
  walk(costs, to, nodes, 0, found);
  std::sort(found.begin(), found.end());
  return found;
}

/// Whether every path runs over ties that are there, visits no node twice, costs what it says.
bool are_simple_paths(const Snapshot& graph, const std::vector<CheapPath>& paths, NodeIndex from,
                      NodeIndex to) {
  std::set<std::vector<NodeIndex>> distinct;
  return std::all_of(paths.begin(), paths.end(), [&](const CheapPath& path) {
    const std::set<NodeIndex> nodes(path.nodes.begin(), path.nodes.end());
    if (path.nodes.front() != from || path.nodes.back() != to) return false;
    if (nodes.size() != path.nodes.size() || !distinct.insert(path.nodes).second) return false;
    for (std::size_t i = 0; i + 1 < path.nodes.size(); ++i) {
      if (!are_tied(graph, path.nodes[i], path.nodes[i + 1])) return false;
    }
    return true;
  });
}

void check_all_pairs(const Snapshot& graph) {
  const std::vector<std::uint32_t> costs = doubts(graph);
  const WeightedGraph roads(graph.topology(), costs);
  HopSearch hops(graph.topology());
  WeightedSearch search(roads);
  for (const NodeIndex from : graph.nodes()) {
    const std::vector<std::uint32_t> by_hops = boost_hop_distances(graph, from, {});
    const std::vector<std::uint32_t> by_cost = weighted_distances(graph, from, costs);
    for (const NodeIndex to : graph.nodes()) {
      const std::vector<NodeIndex> path = hops.shortest(from, to);
      const CheapPath cheap = search.cheapest(from, to);
      REQUIRE(path.empty() == (by_hops[to.index()] == kUnreachable));
      REQUIRE(cheap.nodes.empty() == path.empty());
      if (path.empty()) continue;
      REQUIRE(path.size() - 1 == by_hops[to.index()]);
      REQUIRE(are_simple_paths(graph, {{path, 0}}, from, to));
      REQUIRE(cheap.cost == by_cost[to.index()]);
      REQUIRE(are_simple_paths(graph, {cheap}, from, to));
    }
  }
}

TEST_CASE("shortest: every graph of up to four nodes, as Boost has it", "[queries][shortest]") {
  for (const Snapshot& graph : all_small_graphs()) check_all_pairs(graph);
}

TEST_CASE("shortest: random typed multigraphs, as Boost has it", "[queries][shortest]") {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    INFO("seed " << seed);
    check_all_pairs(random_multigraph(seed));
  }
}

TEST_CASE("shortest: the k cheapest are those of all simple paths", "[queries][shortest]") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    INFO("seed " << seed);
    const Snapshot graph = random_multigraph(seed);
    const WeightedGraph roads(graph.topology(), doubts(graph));
    WeightedSearch search(roads);
    for (const NodeIndex from : graph.nodes()) {
      for (const NodeIndex to : graph.nodes()) {
        if (from == to) continue;
        std::vector<std::uint32_t> expected = all_simple_costs(graph, from, to);
        constexpr std::size_t kWanted = 6;
        if (expected.size() > kWanted) expected.resize(kWanted);
        const std::vector<CheapPath> paths = search.k_cheapest(from, to, kWanted);
        std::vector<std::uint32_t> costs;
        for (const CheapPath& path : paths) costs.push_back(path.cost);
        REQUIRE(costs == expected);
        REQUIRE(are_simple_paths(graph, paths, from, to));
      }
    }
  }
}

TEST_CASE("shortest: nodes that are not there have no way", "[queries][shortest]") {
  const Snapshot empty;
  const WeightedGraph roads(empty.topology(), {});
  CHECK(HopSearch(empty.topology()).shortest(NodeIndex{0}, NodeIndex{0}).empty());
  CHECK(WeightedSearch(roads).cheapest(NodeIndex{0}, NodeIndex{1}).nodes.empty());
  CHECK(WeightedSearch(roads).k_cheapest(NodeIndex{0}, NodeIndex{1}, 3).empty());
}

TEST_CASE("shortest: a hub of 75,000 ties is crossed", "[queries][shortest]") {
  constexpr std::uint32_t kSpokes = 75000;
  constexpr std::uint32_t kCost = 3;
  // Node 0 is tied to all others; the columns of such a snapshot, written down.
  std::vector<std::uint32_t> offsets(kSpokes + 2, kSpokes);
  offsets[0] = 0;
  std::vector<std::uint32_t> targets(kSpokes);
  std::vector<std::uint32_t> in_offsets(kSpokes + 2);
  std::vector<std::uint32_t> in_edges(kSpokes);
  for (std::uint32_t i = 0; i < kSpokes; ++i) {
    targets[i] = i + 1;
    in_edges[i] = i;
    in_offsets[i + 2] = i + 1;
  }
  const std::vector<std::uint32_t> sources(kSpokes, 0);
  const Topology star({offsets, targets, in_offsets, sources, in_edges}, kSpokes + 1);
  const WeightedGraph roads(star, std::vector<std::uint32_t>(kSpokes, kCost));
  const NodeIndex first{1};
  const NodeIndex last{kSpokes};
  CHECK(HopSearch(star).shortest(first, last) == std::vector<NodeIndex>{first, {0}, last});
  CHECK(WeightedSearch(roads).cheapest(first, last).cost == 6);
  CHECK(WeightedSearch(roads).k_cheapest(first, last, 5).size() == 1);
}

}  // namespace
}  // namespace lazo
