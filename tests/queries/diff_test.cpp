#include "queries/diff.hpp"

#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

TEST_CASE("diff: a graph does not differ from itself", "[queries][diff]") {
  tests::GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"}});
  const Snapshot once = maker.make();
  const Snapshot again = maker.make();
  CHECK(diff_graphs({once, {}}, {again, {}}, tests::ontology()).empty());
  CHECK(diff_graphs({Snapshot(), {}}, {Snapshot(), {}}, tests::ontology()).empty());
}

TEST_CASE("diff: nodes, ties, statuses and documents are told apart", "[queries][diff]") {
  tests::GraphMaker old_maker;
  old_maker.document("2025-01-01", {{"org:a", "supports", "org:b", Mood::kPlanned},
                                    {"org:a", "opposes", "org:c"}});
  tests::GraphMaker new_maker;
  new_maker.document("2025-01-01",
                     {{"org:a", "supports", "org:b"}, {"org:a", "supports", "org:d"}});
  new_maker.document("2025-02-01", {{"org:a", "supports", "org:b"}});
  const Snapshot old_graph = old_maker.make();
  const Snapshot new_graph = new_maker.make();
  const GraphDiff diff = diff_graphs({old_graph, {}}, {new_graph, {}}, tests::ontology());
  CHECK(diff.nodes_removed == std::vector<std::string>{"org:c"});
  CHECK(diff.nodes_added == std::vector<std::string>{"org:d"});
  REQUIRE(diff.ties_removed.size() == 1);
  CHECK(diff.ties_removed[0].relation == "opposes");
  REQUIRE(diff.ties_added.size() == 1);
  CHECK(diff.ties_added[0].target == "org:d");
  CHECK(diff.ties_added[0].before.empty());
  REQUIRE(diff.ties_moved.size() == 1);
  CHECK(diff.ties_moved[0].before == StatusSet::of(ClaimStatus::kIntended));
  CHECK(diff.ties_moved[0].after == StatusSet::of(ClaimStatus::kStated));
  CHECK(diff.documents_added.size() == 1);
  CHECK(diff.documents_removed.empty());
}

TEST_CASE("diff: the other way round it is the reverse", "[queries][diff]") {
  tests::GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  const Snapshot empty;
  const GraphDiff there = diff_graphs({empty, {}}, {graph, {}}, tests::ontology());
  const GraphDiff back = diff_graphs({graph, {}}, {empty, {}}, tests::ontology());
  CHECK(there.nodes_added == back.nodes_removed);
  CHECK(there.ties_added.size() == back.ties_removed.size());
  CHECK(there.ties_removed.empty());
}

TEST_CASE("diff: claims are told by id, whatever their order", "[queries][diff]") {
  ClaimId one;
  ClaimId two;
  two.bytes[0] = 1;
  const Snapshot empty;
  CHECK(diff_graphs({empty, {one, two}}, {empty, {two, one}}, tests::ontology()).empty());
  const GraphDiff diff = diff_graphs({empty, {one}}, {empty, {two, two}}, tests::ontology());
  CHECK(diff.claims_removed == std::vector<std::string>{to_string(one)});
  CHECK(diff.claims_added == std::vector<std::string>{to_string(two)});
}

}  // namespace
}  // namespace lazo
