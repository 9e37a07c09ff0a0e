#include "queries/whole_graph.hpp"

#include <deque>
#include <random>
#include <set>

#include "queries/bgl_whole_graph.hpp"
#include "queries/statistics.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"
#include "tests/queries/plain_graph.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::ontology;

/// The slow obvious way.
std::vector<std::uint32_t> distances_by_queue(const Snapshot& graph, NodeIndex from) {
  std::vector<std::uint32_t> distances(graph.node_count(), kUnreachable);
  std::deque<NodeIndex> queue = {from};
  distances[from.index()] = 0;
  while (!queue.empty()) {
    const NodeIndex node = queue.front();
    queue.pop_front();
    for (const EdgeIndex index : graph.edges()) {
      const EdgeView edge = graph.edge(index);
      for (const auto& [a, b] :
           {std::pair(edge.source, edge.target), std::pair(edge.target, edge.source)}) {
        if (a != node || distances[b.index()] != kUnreachable) continue;
        distances[b.index()] = distances[node.index()] + 1;
        queue.push_back(b);
      }
    }
  }
  return distances;
}

Snapshot random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::uint32_t n) {
    return static_cast<std::uint32_t>(random() % n);
  };
  std::vector<tests::MadeTie> ties;
  const std::uint32_t nodes = 2 + below(8);
  const std::uint32_t count = 1 + below(12);
  for (std::uint32_t i = 0; i < count; ++i) {
    ties.push_back({"org:n" + std::to_string(below(nodes)), below(2) == 0 ? "supports" : "opposes",
                    "org:n" + std::to_string(below(nodes))});
  }
  GraphMaker maker;
  maker.document("2025-01-01", ties);
  return maker.make();
}

void check_distances(const Snapshot& graph) {
  const std::vector<std::uint32_t> unit(graph.edge_count(), 1);
  const std::vector<bool> all(graph.edge_count(), true);
  for (const NodeIndex from : graph.nodes()) {
    const std::vector<std::uint32_t> expected = distances_by_queue(graph, from);
    REQUIRE(hop_distances(graph, from, {}) == expected);
    REQUIRE(hop_distances(graph, from, all) == expected);
    REQUIRE(boost_hop_distances(graph, from, {}) == expected);
    for (const std::uint32_t hops : {0U, 1U, 2U, 9U}) {
      std::vector<NodeIndex> near;
      for (const NodeIndex to : graph.nodes()) {
        if (to != from && expected[to.index()] <= hops) near.push_back(to);
      }
      REQUIRE(nodes_within(graph, from, hops) == near);
    }
    REQUIRE(weighted_distances(graph, from, unit) == expected);
  }
}

void check_components(const Snapshot& graph) {
  const Components parts = components(graph, {});
  const std::vector<bool> all(graph.edge_count(), true);
  REQUIRE(parts.of_node == boost_components(graph, {}).of_node);
  REQUIRE(parts.of_node == components(graph, all).of_node);
  REQUIRE(parts.sizes == boost_components(graph, all).sizes);
  std::uint32_t sum = 0;
  for (const std::uint32_t size : parts.sizes) sum += size;
  REQUIRE(sum == graph.node_count());
  for (const NodeIndex from : graph.nodes()) {
    const std::vector<std::uint32_t> distances = distances_by_queue(graph, from);
    for (const NodeIndex to : graph.nodes()) {
      REQUIRE((parts.of_node[from.index()] == parts.of_node[to.index()]) ==
              (distances[to.index()] != kUnreachable));
    }
  }
}

/// The flow of 20 rounds as the definition says.
void check_page_ranks(const Snapshot& graph) {
  const std::size_t nodes = graph.node_count();
  std::vector<double> scores(nodes, 1.0 / static_cast<double>(nodes));
  for (int round = 0; round < 20; ++round) {
    std::vector<double> next(nodes, 0.15 / static_cast<double>(nodes));
    for (const EdgeIndex index : graph.edges()) {
      const EdgeView edge = graph.edge(index);
      const auto degree = [&](NodeIndex n) {
        return static_cast<double>(graph.out(n).size() + graph.in(n).size());
      };
      const std::size_t a = edge.source.index();
      const std::size_t b = edge.target.index();
      next[b] += 0.85 * scores[a] / degree(edge.source);
      next[a] += 0.85 * scores[b] / degree(edge.target);
    }
    scores = next;
  }
  const std::vector<float> ranks = page_ranks(graph, 20);
  REQUIRE(ranks.size() == nodes);
  for (std::size_t n = 0; n < nodes; ++n) {
    REQUIRE(static_cast<double>(ranks[n]) == Approx(scores[n]).epsilon(1e-4));
  }
}

void check_whole_graph(const Snapshot& graph) {
  check_distances(graph);
  check_components(graph);
  check_page_ranks(graph);
}

TEST_CASE("whole graph: distances, parts and flow of random graphs", "[queries][bgl]") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    check_whole_graph(random_graph(seed));
  }
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    INFO("multigraph " << seed);
    check_whole_graph(tests::random_typed_multigraph(seed).fold());
  }
}

TEST_CASE("whole graph: distances, parts and flow of every small graph", "[queries][bgl]") {
  tests::each_small_graph([](const tests::PlainGraph& plain) { check_whole_graph(plain.fold()); });
}

TEST_CASE("whole graph: ties that are not usable are not there", "[queries][bgl]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"}, {"org:b", "supports", "org:c"}});
  const Snapshot graph = maker.make();
  std::vector<bool> usable(graph.edge_count(), true);
  CHECK(components(graph, usable).sizes.size() == 1);
  usable.assign(graph.edge_count(), false);
  CHECK(components(graph, usable).sizes.size() == graph.node_count());
  const Snapshot empty;
  CHECK(components(empty, {}).sizes.empty());
}

TEST_CASE("statistics: counts add up", "[queries][stats]") {
  GraphMaker maker;
  maker.background("org:a", "member_of", "org:umbrella")
      .document("2025-01-01", {{"org:a", "supports", "org:b"},
                               {"org:a", "supports", "org:b", Mood::kAsserted, true},
                               {"country:mx", "meets_with", "country:ca", Mood::kPlanned}})
      .document("2024", {{"name:x", "supports", "org:umbrella"}});
  const Statistics all = statistics(maker.make(), ontology());
  CHECK(all.documents == 2);
  CHECK(all.claims == 4);
  CHECK(all.ties == 3);
  CHECK(all.background_ties == 1);
  CHECK(all.claims_by_status[static_cast<std::size_t>(ClaimStatus::kStated)] == 2);
  CHECK(all.claims_by_status[static_cast<std::size_t>(ClaimStatus::kIntended)] == 1);
  CHECK(all.claims_by_status[static_cast<std::size_t>(ClaimStatus::kDenied)] == 1);
  CHECK(all.nodes == 6);
  CHECK(all.components == 3);
  CHECK(all.largest_component == 2);
  REQUIRE_FALSE(all.nodes_by_type.empty());
  CHECK(all.nodes_by_type[0].name == "organization");
  CHECK(all.nodes_by_type[0].count == 3);
  REQUIRE(all.documents_by_year.size() == 2);
  CHECK(all.documents_by_year[0].name == "2024");
}

}  // namespace
}  // namespace lazo
