#include "queries/neighborhood.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::node;
using tests::ontology;

const FamilyGroup* group_of(const Neighborhood& around, Family family) {
  for (const FamilyGroup& group : around.groups) {
    if (group.family == family) return &group;
  }
  return nullptr;
}

TEST_CASE("neighbors: ties stand in their family, both directions", "[queries][neighbors]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "agreement:x"},
                                {"org:b", "opposes", "org:a"},
                                {"org:a", "meets_with", "org:c", Mood::kPlanned},
                                {"org:a", "harms", "org:d", Mood::kAsserted, true}});
  const Snapshot graph = maker.make();
  const Neighborhood around = neighbors(graph, ontology(), {node(graph, "org:a")}, {});
  REQUIRE(group_of(around, Family::kSupport) != nullptr);
  REQUIRE(group_of(around, Family::kOppose) != nullptr);
  CHECK(group_of(around, Family::kCooperate)->ties[0].tie.status() == ClaimStatus::kIntended);
  CHECK(group_of(around, Family::kOppose)->ties.size() == 1);  // the denied one is hidden
  CHECK(around.hidden.by_status[static_cast<std::size_t>(ClaimStatus::kDenied)] == 1);
  CHECK(around.total == 3);
  CHECK(around.neighbors == 3);

  NeighborOptions in;
  in.filter.way = Way::kIn;
  const Neighborhood against = neighbors(graph, ontology(), {node(graph, "org:a")}, in);
  CHECK(group_of(against, Family::kSupport) == nullptr);
  CHECK(group_of(against, Family::kOppose) != nullptr);
  CHECK(group_of(against, Family::kCooperate) != nullptr);  // symmetric ties run both ways
}

TEST_CASE("neighbors: ten a family, best supported first, the rest counted",
          "[queries][neighbors]") {
  GraphMaker maker;
  std::vector<tests::MadeTie> ties;
  for (int i = 0; i < 15; ++i) {
    ties.push_back({"org:a", "supports", "org:b" + std::to_string(i)});
  }
  ties.push_back({"org:a", "supports", "small firms"});
  maker.document("2025-01-01", ties);
  maker.document("2025-01-02", {{"org:a", "supports", "org:b7"}});
  const Snapshot graph = maker.make();
  const Neighborhood around = neighbors(graph, ontology(), {node(graph, "org:a")}, {});
  const FamilyGroup* group = group_of(around, Family::kSupport);
  REQUIRE(group != nullptr);
  CHECK(group->ties.size() == 10);
  CHECK(group->total == 16);
  CHECK(group->described == 1);
  CHECK(graph.node(group->ties.front().to).key == "org:b7");
}

TEST_CASE("neighbors: depth counts hops, filters hold at each", "[queries][neighbors]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"},
                                {"org:b", "supports", "org:c"},
                                {"org:c", "supports", "org:d"}});
  const Snapshot graph = maker.make();
  NeighborOptions options;
  for (std::uint32_t depth = 0; depth <= 4; ++depth) {
    options.depth = depth;
    CHECK(neighbors(graph, ontology(), {node(graph, "org:a")}, options).neighbors ==
          std::min(depth, 3U));
  }
}

/// The ties met from `start` within `depth` hops, and the nodes reached, by looking at every edge.
std::pair<std::set<EdgeIndex>, std::set<NodeIndex>> met_by_all_edges(
    const Snapshot& graph, const std::vector<NodeIndex>& start, std::uint32_t depth, Way way) {
  std::set<EdgeIndex> ties;
  std::set<NodeIndex> reached(start.begin(), start.end());
  std::set<NodeIndex> frontier = reached;
  for (std::uint32_t hops = 0; hops < depth; ++hops) {
    std::set<NodeIndex> next;
    for (const EdgeIndex index : graph.edges()) {
      const EdgeView edge = graph.edge(index);
      const bool out = frontier.count(edge.source) > 0 && (way != Way::kIn || edge.symmetric);
      const bool in = frontier.count(edge.target) > 0 && (way != Way::kOut || edge.symmetric);
      if (!out && !in) continue;
      ties.insert(index);
      if (out && reached.insert(edge.target).second) next.insert(edge.target);
      if (in && reached.insert(edge.source).second) next.insert(edge.source);
    }
    frontier = next;
  }
  return {ties, reached};
}

TEST_CASE("neighbors: each tie once, whatever its ends and the way", "[queries][neighbors]") {
  std::mt19937 random(7);
  const auto below = [&random](std::uint32_t n) {
    return static_cast<std::uint32_t>(random()) % n;
  };
  const std::vector<std::string> relations = {"supports", "opposes", "coordinates_with"};
  for (int round = 0; round < 300; ++round) {
    INFO("round " << round);
    std::vector<tests::MadeTie> ties;
    for (std::uint32_t i = 0, count = 1 + below(14); i < count; ++i) {
      ties.push_back({"org:n" + std::to_string(below(6)), relations[below(3)],
                      "org:n" + std::to_string(below(6))});
    }
    GraphMaker maker;
    maker.document("2025-01-01", ties);
    const Snapshot graph = maker.make();
    std::vector<NodeIndex> start;
    for (std::uint32_t i = 0, count = 1 + below(3); i < count; ++i) {
      start.push_back(NodeIndex{below(graph.node_count())});
    }
    NeighborOptions options;
    options.filter.way = static_cast<Way>(below(3));
    options.depth = 1 + below(3);
    options.per_family = below(2) == 0 ? 0 : 2;
    const Neighborhood around = neighbors(graph, ontology(), start, options);
    const auto [expected, reached] =
        met_by_all_edges(graph, start, options.depth, options.filter.way);
    CHECK(around.total == expected.size());
    CHECK(around.neighbors ==
          reached.size() - std::set<NodeIndex>(start.begin(), start.end()).size());
    std::set<EdgeIndex> shown;
    for (const FamilyGroup& group : around.groups) {
      CHECK((options.per_family == 0 || group.ties.size() <= options.per_family));
      CHECK((group.ties.size() == group.total || options.per_family != 0));
      for (const NeighborTie& tie : group.ties) CHECK(shown.insert(tie.tie.edge).second);
    }
    CHECK(std::includes(expected.begin(), expected.end(), shown.begin(), shown.end()));
  }
}

TEST_CASE("neighbors: the logarithm is that of the mathematicians", "[queries][neighbors]") {
  for (std::uint64_t n :
       {0ULL, 1ULL, 2ULL, 6ULL, 7ULL, 25ULL, 88ULL, 1000ULL, 75000ULL, 4294967295ULL}) {
    INFO(n);
    const double exact = 1000 * std::log2(static_cast<double>(n) + 1);
    CHECK(std::abs(log2_thousandths(n) - exact) <= 1.0);
  }
}

}  // namespace
}  // namespace lazo
