#include "exporters/choose.hpp"

#include <set>

#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {
namespace {

/// Keys of the nodes that stay.
std::set<std::string> kept(const ExportGraph& graph, std::size_t most) {
  std::vector<ChoiceNode> nodes;
  for (const ExportNode& node : graph.nodes) {
    nodes.push_back({node.focus, pull_in_picture(testing::ontology(), node.type, node.level)});
  }
  std::vector<WeighedTie> ties;
  for (const ExportEdge& edge : graph.edges) {
    ties.push_back({edge.source, edge.target,
                    tie_weight_in_picture(edge.sources, edge.layer == EdgeLayer::kBackground)});
  }
  const std::vector<bool> chosen = choose_nodes(nodes, ties, most);
  std::set<std::string> keys;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) keys.insert(graph.nodes[i].key);
  }
  return keys;
}

}  // namespace

TEST_CASE("choose: keeps what was asked for and what is tied to it most", "[exporters][choose]") {
  CHECK(kept(testing::trade_graph(), 4) ==
        std::set<std::string>{"agreement:usmca", "country:ca", "country:mx", "country:us"});
  CHECK(kept(testing::ring_graph(100), 10).size() == 10);
  CHECK(kept(testing::ring_graph(5), 10).size() == 5);
}

TEST_CASE("choose: described nodes give way, lone nodes are left out", "[exporters][choose]") {
  testing::SampleGraph g;
  const auto hub = g.node("a", "Hub", "organization");
  const auto described = g.node("b", "the union", "group", Level::kDescribed);
  const auto named = g.node("c", "Named", "organization");
  g.node("d", "Alone", "organization");
  g.edge(hub, "supports", described, ClaimStatus::kStated, 2);
  g.edge(hub, "supports", named, ClaimStatus::kStated, 1);
  CHECK(kept(g.graph, 2) == std::set<std::string>{"a", "c"});
  CHECK(kept(g.graph, 3) == std::set<std::string>{"a", "b", "c"});
}

TEST_CASE("choose: stakeholders come before topics of as many sources", "[exporters][choose]") {
  testing::SampleGraph g;
  const auto hub = g.node("a", "Hub", "country");
  const auto topic = g.node("b", "Trade", "topic", Level::kKnown);
  const auto org = g.node("c", "Chamber", "organization", Level::kKnown);
  const auto popular = g.node("d", "Growth", "topic", Level::kKnown);
  g.edge(hub, "discusses", topic, ClaimStatus::kStated, 1);
  g.edge(hub, "supports", org, ClaimStatus::kStated, 1);
  g.edge(hub, "discusses", popular, ClaimStatus::kStated, 5);
  CHECK(kept(g.graph, 3) == std::set<std::string>{"a", "c", "d"});  // five sources outweigh
  CHECK(kept(g.graph, 2) == std::set<std::string>{"a", "d"});
  for (const char* kind :
       {"country", "organization", "person", "group", "bloc", "sector", "agreement"}) {
    INFO(kind);
    CHECK(pull_in_picture(testing::ontology(), testing::ontology().find_type(kind), Level::kKnown) >
          pull_in_picture(testing::ontology(), testing::ontology().find_type("topic"),
                          Level::kKnown));
  }
}

TEST_CASE("choose: what is left out is counted", "[exporters][choose]") {
  CHECK(left_out_notice(10, 1).text == "10 nodes and 1 tie left out; --max-nodes shows more");
  CHECK(left_out_notice(1, 2).text == "1 node and 2 ties left out; --max-nodes shows more");
}

}  // namespace lazo
