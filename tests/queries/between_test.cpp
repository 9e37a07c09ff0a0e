#include "queries/between.hpp"

#include <algorithm>
#include <random>

#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

TEST_CASE("between: every tie of two groups is counted once, by family and status",
          "[queries][between]") {
  tests::GraphMaker maker;
  maker.document("2025-01-01", {{"country:a", "supports", "org:x"},
                                {"org:x", "criticizes", "country:a"},
                                {"country:b", "allied_with", "org:y", Mood::kPlanned},
                                {"country:b", "opposes", "org:x", Mood::kAsserted, true},
                                {"country:a", "supports", "country:b"},
                                {"org:x", "supports", "org:y"}});
  const Snapshot graph = maker.make();
  const auto node = [&graph](const char* key) { return tests::node(graph, key); };
  const BetweenAnswer found =
      between(graph, tests::ontology(), {node("country:a"), node("country:b")},
              {node("org:x"), node("org:y")}, Filter{});
  REQUIRE(found.cells.size() == 2);
  CHECK(found.ties == 3);
  CHECK(found.cells[0].a == node("country:a"));
  CHECK(found.cells[0].b == node("org:x"));
  CHECK(found.cells[0].by_family[static_cast<std::size_t>(Family::kSupport)] == 1);
  CHECK(found.cells[0].by_family[static_cast<std::size_t>(Family::kOppose)] == 1);
  CHECK(found.cells[1].by_status[static_cast<std::size_t>(ClaimStatus::kIntended)] == 1);
  CHECK(found.hidden.by_status[static_cast<std::size_t>(ClaimStatus::kDenied)] == 1);
}

TEST_CASE("between: agrees with looking at every edge", "[queries][between]") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<tests::MadeTie> ties;
    for (std::uint32_t i = 0; i < 1 + random() % 20; ++i) {
      ties.push_back({"org:n" + std::to_string(random() % 6), "supports",
                      "org:n" + std::to_string(random() % 6)});
    }
    tests::GraphMaker maker;
    maker.document("2025-01-01", ties);
    const Snapshot graph = maker.make();
    std::vector<NodeIndex> a;
    std::vector<NodeIndex> b;
    for (const NodeIndex node : graph.nodes()) (random() % 2 == 0 ? a : b).push_back(node);
    std::size_t expected = 0;
    for (const EdgeIndex index : graph.edges()) {
      const EdgeView edge = graph.edge(index);
      const auto in = [](const std::vector<NodeIndex>& group, NodeIndex node) {
        return std::find(group.begin(), group.end(), node) != group.end();
      };
      expected +=
          (in(a, edge.source) && in(b, edge.target)) || (in(b, edge.source) && in(a, edge.target))
              ? 1U
              : 0U;
    }
    CHECK(between(graph, tests::ontology(), a, b, Filter{}).ties == expected);
  }
}

}  // namespace
}  // namespace lazo
