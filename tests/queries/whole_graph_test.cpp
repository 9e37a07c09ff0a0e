#include "queries/whole_graph.hpp"

#include <deque>
#include <random>
#include <set>

#include "queries/statistics.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

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

TEST_CASE("whole graph: Boost's distances are those of a plain queue", "[queries][bgl]") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    const Snapshot graph = random_graph(seed);
    const std::vector<std::uint32_t> unit(graph.edge_count(), 1);
    for (const NodeIndex from : graph.nodes()) {
      const std::vector<std::uint32_t> expected = distances_by_queue(graph, from);
      CHECK(hop_distances(graph, from, {}) == expected);
      CHECK(weighted_distances(graph, from, unit) == expected);
    }
  }
}

TEST_CASE("whole graph: components are what can be reached", "[queries][bgl]") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    const Snapshot graph = random_graph(seed);
    const Components parts = components(graph, {});
    std::uint32_t sum = 0;
    for (const std::uint32_t size : parts.sizes) sum += size;
    CHECK(sum == graph.node_count());
    for (const NodeIndex from : graph.nodes()) {
      const std::vector<std::uint32_t> distances = distances_by_queue(graph, from);
      for (const NodeIndex to : graph.nodes()) {
        CHECK((parts.of_node[from.index()] == parts.of_node[to.index()]) ==
              (distances[to.index()] != kUnreachable));
      }
    }
  }
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
