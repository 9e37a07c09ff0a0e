#include "queries/neighborhood.hpp"

#include <cmath>

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
