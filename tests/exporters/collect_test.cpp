#include "exporters/collect.hpp"

#include "exporters/formats.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/stored_ships.hpp"

namespace lazo {
namespace {

using testing::ontology;
using testing::StoredShips;

const ExportEdge* edge_of(const ExportGraph& graph, std::string_view relation) {
  for (const ExportEdge& edge : graph.edges) {
    if (edge.relation == ontology().find_relation(relation)) return &edge;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("collect: an edge comes with its sentences, told as what they are",
          "[exporters][collect]") {
  const StoredShips fixture;
  CollectOptions request;
  request.title = "Ships";
  request.evidence = CollectOptions::kAll;
  request.lonely_nodes = false;
  const ExportGraph graph = fixture.collected(request);
  REQUIRE(graph.nodes.size() == 2);
  CHECK(graph.nodes[0].key == "name:atlantic-barge");
  const ExportEdge* supports = edge_of(graph, "supports");
  REQUIRE(supports != nullptr);
  CHECK(graph.nodes[supports->source].name == "Nordfret");
  CHECK(supports->claims[0] == 2);
  CHECK(supports->latest == "2026-01-12");
  REQUIRE(supports->evidence.size() == 2);
  CHECK(supports->evidence[0].text == "Nordfret supports Atlantic Barge.");
  CHECK(supports->evidence[0].trigger == "supports");
  CHECK(supports->evidence[0].document.starts_with("doc:"));
  CHECK(supports->id.starts_with("edge:"));
  const ExportEdge* plan = edge_of(graph, "acquires");
  REQUIRE(plan != nullptr);
  CHECK(plan->status == ClaimStatus::kIntended);
  const ExportEdge* reported = edge_of(graph, "criticizes");
  REQUIRE(reported != nullptr);
  CHECK(reported->status == ClaimStatus::kReported);
  CHECK(reported->evidence[0].speaker_name == "Harbour Gazette");
  CHECK(reported->evidence[0].cue == "wrote");
  CHECK(edge_of(graph, "sues") == nullptr);  // denied: only when asked for
}

TEST_CASE("collect: the filter and the amount of evidence are respected", "[exporters][collect]") {
  const StoredShips fixture;
  CollectOptions request;
  request.filter.statuses = StatusSet::of(ClaimStatus::kDenied);
  request.evidence = 1;
  const ExportGraph denied = fixture.collected(request);
  REQUIRE(denied.edges.size() == 1);
  CHECK(denied.edges[0].status == ClaimStatus::kDenied);
  CHECK(denied.edges[0].claims[static_cast<std::size_t>(ClaimStatus::kDenied)] == 2);
  REQUIRE(denied.edges[0].evidence.size() == 1);
  CHECK(denied.edges[0].evidence[0].negated);
  request.evidence = 0;
  CHECK(fixture.collected(request).edges[0].evidence.empty());
}

TEST_CASE("collect: what is cut is counted, what is asked for stays", "[exporters][collect]") {
  const StoredShips fixture;
  CollectOptions request;
  request.most_nodes = 1;
  request.focus = {*fixture.graph().find("name:nordfret")};
  const ExportGraph cut = fixture.collected(request);
  REQUIRE(cut.nodes.size() == 1);
  CHECK(cut.nodes[0].key == "name:nordfret");
  CHECK(cut.nodes[0].focus);
  CHECK(cut.edges.empty());
  CHECK(cut.nodes_left_out == 1);
  CHECK(cut.edges_left_out == 3);
  REQUIRE(cut.notices.size() == 2);
  CHECK(cut.notices[0].code == "cut");
  CHECK(cut.notices[1].text == "1 denied tie not shown");
}

TEST_CASE("collect: what lies around a node, or the whole graph", "[exporters][collect]") {
  const StoredShips fixture;
  CollectOptions request;
  request.focus = {*fixture.graph().find("name:atlantic-barge")};
  CHECK(fixture.collected(request).nodes.size() == 2);
  request.depth = 0;
  CHECK(fixture.collected(request).nodes.size() == 1);
  request.focus.clear();
  CHECK(fixture.collected(request).nodes.size() == 3);  // with the Gazette, which has no tie
  request.lonely_nodes = false;
  CHECK(fixture.collected(request).nodes.size() == 2);
}

TEST_CASE("collect: ties among nodes leave out the rest", "[exporters][collect]") {
  const StoredShips fixture;
  const NodeIndex nordfret = *fixture.graph().find("name:nordfret");
  const NodeIndex barge = *fixture.graph().find("name:atlantic-barge");
  CHECK(ties_among(fixture.graph(), {}, {nordfret, barge}).size() == 3);
  CHECK(ties_among(fixture.graph(), {}, {barge, nordfret, barge}).size() == 3);
  CHECK(ties_among(fixture.graph(), {}, {nordfret}).empty());
}

TEST_CASE("collect: the same store gives the same file in every format", "[exporters][collect]") {
  const StoredShips one;
  const StoredShips two;
  CollectOptions request;
  request.filter.statuses = StatusSet::all();
  for (const ExportFormat& format : export_formats()) {
    INFO(format.name);
    CHECK(testing::exported(format.name, one.collected(request)) ==
          testing::exported(format.name, two.collected(request)));
  }
}

}  // namespace lazo
