// Small graphs whose answers were worked out by hand, one for each algorithm, in the manner of the
// LDBC Graphalytics validation graphs (BFS, WCC, SSSP, PageRank): a fixture does not share an idea
// with the code, as a second implementation may.

#include <map>

#include "queries/hop_search.hpp"
#include "queries/rank.hpp"
#include "queries/weighted_search.hpp"
#include "queries/whole_graph.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::node;

/// A tie of a given doubt, which is its cost.
tests::MadeTie tie(const std::string& a, const std::string& b, int cost) {
  tests::MadeTie made{"org:" + a, "supports", "org:" + b};
  made.confidence = static_cast<std::uint16_t>(10000 - cost);
  return made;
}

//      a --4-- b --5-- d --3-- e       f --2-- g
//       \     /2      /
//        1-- c ---8---
Snapshot kite() {
  GraphMaker maker;
  maker.document("2025-01-01",
                 {tie("a", "b", 4), tie("a", "c", 1), tie("c", "b", 2), tie("b", "d", 5),
                  tie("c", "d", 8), tie("d", "e", 3), tie("f", "g", 2)});
  return maker.make();
}

struct Expected {
  std::string name;
  std::uint32_t hops;       ///< from a
  std::uint32_t cost;       ///< from a
  std::uint32_t component;  ///< size
  double page_rank;         ///< damping 0.85, to convergence
  double degree;
  double betweenness;  ///< unordered pairs, ends not counted
  double core;
};
const std::vector<Expected> kKite = {
    {"a", 0, 0, 5, 0.118603, 2, 0.0, 2},
    {"b", 1, 3, 5, 0.171485, 3, 1.0, 2},  // half of a-d and a-e; the other half over c
    {"c", 1, 1, 5, 0.171485, 3, 1.0, 2},
    {"d", 2, 8, 5, 0.180221, 3, 3.0, 2},  // e to a, b and c
    {"e", 3, 11, 5, 0.072491, 1, 0.0, 1},
    {"f", kUnreachable, kUnreachable, 2, 0.142857, 1, 0.0, 1},
    {"g", kUnreachable, kUnreachable, 2, 0.142857, 1, 0.0, 1},
};

TEST_CASE("fixture: distances, parts and flow of a kite", "[queries][fixtures]") {
  const Snapshot graph = kite();
  REQUIRE(graph.node_count() == kKite.size());
  const NodeIndex a = node(graph, "org:a");
  const std::vector<std::uint32_t> hops = hop_distances(graph, a, {});
  const Components parts = components(graph, {});
  const std::vector<float> flow = page_ranks(graph, 200);
  const WeightedGraph roads(graph.topology(), doubts(graph));
  WeightedSearch by_cost(roads);
  HopSearch by_hops(graph.topology());
  for (const Expected& row : kKite) {
    INFO(row.name);
    const NodeIndex n = node(graph, "org:" + row.name);
    CHECK(hops[n.index()] == row.hops);
    CHECK(parts.sizes[parts.of_node[n.index()]] == row.component);
    CHECK(flow[n.index()] == Approx(row.page_rank).epsilon(1e-3));
    const std::vector<NodeIndex> path = by_hops.shortest(a, n);
    CHECK((path.empty() ? kUnreachable : path.size() - 1) == row.hops);
    const CheapPath cheap = by_cost.cheapest(a, n);
    CHECK((cheap.nodes.empty() ? kUnreachable : cheap.cost) == row.cost);
  }
}

TEST_CASE("fixture: ranks of a kite", "[queries][fixtures][rank]") {
  const Snapshot graph = kite();
  const auto scores = [&](RankBy by) {
    std::map<NodeIndex, double> of;
    for (const RankedNode& ranked : rank(graph, by, {})) of[ranked.node] = ranked.score;
    return of;
  };
  auto degree = scores(RankBy::kDegree);
  auto between = scores(RankBy::kBetweenness);
  auto core = scores(RankBy::kCore);
  for (const Expected& row : kKite) {
    INFO(row.name);
    const NodeIndex n = node(graph, "org:" + row.name);
    CHECK(degree[n] == Approx(row.degree));
    CHECK(between[n] == Approx(row.betweenness).margin(1e-9));
    CHECK(core[n] == Approx(row.core));
  }
}

TEST_CASE("fixture: the cheapest simple paths of a kite, in order", "[queries][fixtures]") {
  const Snapshot graph = kite();
  const WeightedGraph roads(graph.topology(), doubts(graph));
  WeightedSearch search(roads);
  std::vector<std::pair<std::uint32_t, std::string>> told;
  for (const CheapPath& path : search.k_cheapest(node(graph, "org:a"), node(graph, "org:e"), 10)) {
    std::string nodes;
    for (const NodeIndex n : path.nodes) nodes += graph.node(n).key.back();
    told.emplace_back(path.cost, nodes);
  }
  const std::vector<std::pair<std::uint32_t, std::string>> expected = {
      {11, "acbde"}, {12, "abde"}, {12, "acde"}, {17, "abcde"}};
  CHECK(told == expected);
}

}  // namespace
}  // namespace lazo
