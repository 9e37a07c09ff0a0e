#include "exporters/trim.hpp"

#include <algorithm>
#include <set>

#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {
namespace {

std::set<std::string> keys(const ExportGraph& graph) {
  std::set<std::string> keys;
  for (const ExportNode& node : graph.nodes) keys.insert(node.key);
  return keys;
}

}  // namespace

TEST_CASE("trim: a graph that fits stays as it is", "[exporters][trim]") {
  const ExportGraph graph = testing::trade_graph();
  CHECK(trim(graph, 25).nodes.size() == graph.nodes.size());
  CHECK(trim(graph, 0).edges.size() == graph.edges.size());
  CHECK(trim(graph, 25).notices.empty());
}

TEST_CASE("trim: keeps what was asked for and what is tied to it most", "[exporters][trim]") {
  const ExportGraph small = trim(testing::trade_graph(), 4);
  CHECK(keys(small) ==
        std::set<std::string>{"agreement:usmca", "country:ca", "country:mx", "country:us"});
  CHECK(small.nodes_left_out == 10);
  CHECK(small.edges_left_out == testing::trade_graph().edges.size() - small.edges.size());
  REQUIRE(small.notices.size() == 1);
  CHECK(small.notices[0].text == "10 nodes and " + std::to_string(small.edges_left_out) +
                                     " ties left out; --max-nodes shows more");
}

TEST_CASE("trim: edges still join the nodes they joined", "[exporters][trim]") {
  const ExportGraph graph = testing::ring_graph(100);
  const ExportGraph small = trim(graph, 10);
  CHECK(small.nodes.size() == 10);
  std::set<std::string> before;
  for (const ExportEdge& edge : graph.edges) {
    before.insert(graph.nodes[edge.source].key + ">" + graph.nodes[edge.target].key + edge.id);
  }
  CHECK_FALSE(small.edges.empty());
  for (const ExportEdge& edge : small.edges) {
    CHECK(before.contains(small.nodes[edge.source].key + ">" + small.nodes[edge.target].key +
                          edge.id));
  }
  CHECK(std::is_sorted(small.nodes.begin(), small.nodes.end(),
                       [](const ExportNode& a, const ExportNode& b) { return a.key < b.key; }));
}

TEST_CASE("trim: described nodes give way, lone nodes are left out", "[exporters][trim]") {
  testing::SampleGraph g;
  const auto hub = g.node("a", "Hub", "organization");
  const auto described = g.node("b", "the union", "group", Level::kDescribed);
  const auto named = g.node("c", "Named", "organization");
  g.node("d", "Alone", "organization");
  g.edge(hub, "supports", described, ClaimStatus::kStated, 2);
  g.edge(hub, "supports", named, ClaimStatus::kStated, 1);
  CHECK(keys(trim(g.graph, 2)) == std::set<std::string>{"a", "c"});
  CHECK(keys(trim(g.graph, 3)) == std::set<std::string>{"a", "b", "c"});
}

}  // namespace lazo
