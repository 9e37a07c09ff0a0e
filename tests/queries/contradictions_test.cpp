#include "queries/contradictions.hpp"

#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::ontology;

TEST_CASE("contradictions: what one source states another denies", "[queries][contradictions]") {
  GraphMaker maker;
  maker.document("2025-03-01", {{"org:a", "supports", "org:b"}})
      .document("2025-03-05", {{"org:a", "supports", "org:b", Mood::kAsserted, true}});
  const Snapshot graph = maker.make();
  const std::vector<Contradiction> found = contradictions(graph, ontology(), Filter{});
  REQUIRE(found.size() == 1);
  CHECK(found[0].denied);
  const ClaimView one = graph.claim(found[0].one);
  const ClaimView other = graph.claim(found[0].other);
  CHECK(one.status == ClaimStatus::kStated);
  CHECK(other.status == ClaimStatus::kDenied);
  CHECK(one.document != other.document);
}

TEST_CASE("contradictions: support in one source, opposition in another, told once",
          "[queries][contradictions]") {
  GraphMaker maker;
  maker.document("2025-03-01", {{"org:a", "supports", "org:b"}})
      .document("2025-03-05", {{"org:a", "opposes", "org:b"}, {"org:a", "opposes", "org:c"}});
  const Snapshot graph = maker.make();
  const std::vector<Contradiction> found = contradictions(graph, ontology(), Filter{});
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].denied);
  const ClaimView one = graph.claim(found[0].one);
  const ClaimView other = graph.claim(found[0].other);
  CHECK(one.edge != other.edge);
  CHECK(one.document != other.document);
}

TEST_CASE("contradictions: one text that tells both sides, a change, and a filter are none",
          "[queries][contradictions]") {
  GraphMaker both;
  both.document("2025-03-01", {{"org:a", "supports", "org:b"},
                               {"org:a", "supports", "org:b", Mood::kAsserted, true}});
  CHECK(contradictions(both.make(), ontology(), Filter{}).empty());

  GraphMaker change;
  change.document("2020-03-01", {{"org:a", "supports", "org:b"}})
      .document("2025-03-05", {{"org:a", "opposes", "org:b"}});
  CHECK(contradictions(change.make(), ontology(), Filter{}).empty());

  GraphMaker disputed;
  disputed.document("2025-03-01", {{"org:a", "supports", "org:b"}})
      .document("2025-03-05", {{"org:a", "opposes", "org:b"}});
  Filter narrow;
  narrow.since = parse_day("2025-03-03");
  CHECK(contradictions(disputed.make(), ontology(), narrow).empty());
}

}  // namespace
}  // namespace lazo
