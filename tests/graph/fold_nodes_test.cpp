// Which local entities become one node, and what the decisions change.

#include <algorithm>

#include "graph/base/sha256.hpp"
#include "graph/base/utf8.hpp"
#include "graph/fold.hpp"
#include "graph/snapshot.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::shipped_for_tests;

/// A document of table claims, written in a few words.
class DocumentMaker {
 public:
  explicit DocumentMaker(const std::string& name) {
    Document& d = e_.document;
    d.sha256 = sha256(name);
    for (std::size_t i = 0; i < 8; ++i) d.id.value = d.id.value << 8U | d.sha256[i];
    d.uris = {name};
  }
  EntityId known(const std::string& key, const std::string& type) {
    return add(Level::kKnown, key, key.substr(key.find(':') + 1), type);
  }
  EntityId named(const std::string& name, const std::string& type) {
    return add(Level::kNamed, "name:" + slug(name), name, type);
  }
  EntityId described(const std::string& name) { return add(Level::kDescribed, "", name, "group"); }
  Claim& claim(EntityId source, std::string_view relation, EntityId target) {
    Claim c;
    c.source = source;
    c.relation = shipped_for_tests().find_relation(relation);
    REQUIRE(c.relation.valid());
    c.target = target;
    c.record = "row " + std::to_string(e_.claims.size() + 1);
    c.confidence = 8000;
    return e_.claims.emplace_back(c);
  }
  Extraction& done() { return e_; }
  DocumentId id() const { return e_.document.id; }

 private:
  EntityId add(Level level, std::string key, std::string name, const std::string& type) {
    e_.entities.push_back(
        {level, shipped_for_tests().find_type(type), std::move(key), std::move(name)});
    return EntityId{static_cast<std::uint32_t>(e_.entities.size() - 1)};
  }
  Extraction e_;
};

struct Folded {
  Snapshot graph;
  std::vector<FoldNotice> notices;
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const NodeIndex n : graph.nodes()) all.emplace_back(graph.node(n).key);
    return all;
  }
};

Folded fold(std::vector<DocumentMaker>& documents, const std::vector<Decision>& decisions = {}) {
  DecisionLog log;
  for (const Decision& d : decisions) REQUIRE(log.append(d).ok());
  Fold folding(shipped_for_tests(), log);
  for (DocumentMaker& d : documents) folding.add(d.done());
  Snapshot graph = folding.finish();
  REQUIRE(graph.verify().ok());
  return {std::move(graph), folding.notices()};
}

Decision two(DecisionVerb verb, const std::string& a, const std::string& b) {
  Decision d;
  d.verb = verb;
  d.a = a;
  d.b = b;
  d.at = "2026-01-01T00:00:00Z";
  return d;
}

using Keys = std::vector<std::string>;

/// Two documents by rising id, each naming Ana Ruiz.
std::vector<DocumentMaker> two_documents() {
  std::vector<DocumentMaker> d = {DocumentMaker("one"), DocumentMaker("two")};
  if (d[1].id() < d[0].id()) std::swap(d[0], d[1]);
  return d;
}

TEST_CASE("nodes: known and named entities meet, described ones stay at home", "[graph][fold]") {
  auto d = two_documents();
  for (DocumentMaker& document : d) {
    document.known("country:mx", "country");
    document.named("Grupo Álamo", "organization");
    document.described("the union");
  }
  CHECK(fold(d).keys() == Keys{"country:mx", local_entity_key(d[0].id(), EntityId{2}),
                               local_entity_key(d[1].id(), EntityId{2}), "name:grupo-alamo"});
}

TEST_CASE("nodes: two persons of one name stay two", "[graph][fold]") {
  auto d = two_documents();
  const EntityId a = d[0].named("Ana Ruiz", "person");
  const EntityId b = d[1].named("Ana Ruiz", "person");
  SECTION("without a common tie") {
    CHECK(fold(d).keys() == Keys{"name:ana-ruiz", "name:ana-ruiz~2"});
    CHECK(fold(d).graph.node_of(DocumentIndex{0}, a) == *fold(d).graph.find("name:ana-ruiz"));
  }
  SECTION("with one organisation they are one") {
    d[0].claim(a, "member_of", d[0].named("Unión Azul", "organization"));
    d[1].claim(b, "member_of", d[1].named("unión azul", "organization"));
    CHECK(fold(d).keys() == Keys{"name:ana-ruiz", "name:union-azul"});
  }
  SECTION("with one that is denied they are two") {
    d[0].claim(a, "member_of", d[0].known("org:coparmex", "organization"));
    d[1].claim(b, "member_of", d[1].known("org:coparmex", "organization")).negated = true;
    CHECK(fold(d).keys() == Keys{"name:ana-ruiz", "name:ana-ruiz~2", "org:coparmex"});
  }
  SECTION("a common topic is no common office") {
    d[0].claim(a, "supports", d[0].known("org:coparmex", "organization"));
    d[1].claim(b, "supports", d[1].known("org:coparmex", "organization"));
    CHECK(fold(d).keys() == Keys{"name:ana-ruiz", "name:ana-ruiz~2", "org:coparmex"});
  }
  SECTION("when the user says so they are one") {
    CHECK(fold(d, {two(DecisionVerb::kSame, "name:ana-ruiz", "name:ana-ruiz~2")}).keys() ==
          Keys{"name:ana-ruiz"});
  }
}

TEST_CASE("nodes: the type is a vote", "[graph][fold]") {
  auto d = two_documents();
  d[0].named("Port Alder", "place");
  d[1].named("Port Alder", "organization");
  d[1].named("Port Alder", "organization");
  const Folded folded = fold(d);
  REQUIRE(folded.keys() == Keys{"name:port-alder"});
  CHECK(folded.graph.node(NodeIndex{0}).type == shipped_for_tests().find_type("organization"));
}

TEST_CASE("nodes: decisions join and split", "[graph][fold][decisions]") {
  auto d = two_documents();
  d[0].known("org:coparmex", "organization");
  d[0].named("Confederación Patronal", "organization");
  d[1].named("Confederación Patronal", "organization");
  d[1].described("the confederation");
  const std::string described = local_entity_key(d[1].id(), EntityId{1});
  const std::string second = local_entity_key(d[1].id(), EntityId{0});
  const Decision same = two(DecisionVerb::kSame, "name:confederacion-patronal", "org:coparmex");

  CHECK(fold(d, {same}).keys() == Keys{described, "org:coparmex"});
  CHECK(fold(d, {same, two(DecisionVerb::kSame, described, "org:coparmex")}).keys() ==
        Keys{"org:coparmex"});
  SECTION("an entity is split off its node") {
    const Decision split = two(DecisionVerb::kDifferent, second, "name:confederacion-patronal");
    CHECK(fold(d, {split}).keys() ==
          Keys{second, described, "name:confederacion-patronal", "org:coparmex"});
    // and the rest may still be joined
    CHECK(fold(d, {split, same}).keys() == Keys{second, described, "org:coparmex"});
  }
  SECTION("a veto stands against a merge, and is told") {
    const Folded folded = fold(
        d, {same, two(DecisionVerb::kDifferent, "name:confederacion-patronal", "org:coparmex")});
    CHECK(folded.keys() == Keys{described, "name:confederacion-patronal", "org:coparmex"});
    REQUIRE(folded.notices.size() == 1);
    CHECK_THAT(folded.notices[0].message, Catch::Contains("decided to be different"));
  }
  SECTION("a veto also stands against a merge by a third") {
    const Folded folded =
        fold(d, {two(DecisionVerb::kDifferent, "name:confederacion-patronal", "org:coparmex"),
                 two(DecisionVerb::kSame, described, "org:coparmex"),
                 two(DecisionVerb::kSame, described, "name:confederacion-patronal")});
    CHECK(folded.keys().size() == 2);
    CHECK(folded.notices.size() == 1);
  }
  SECTION("a decision on what is not here sleeps") {
    const Folded folded = fold(d, {two(DecisionVerb::kSame, "name:nobody", "org:coparmex")});
    CHECK(folded.keys().size() == 3);
    CHECK(folded.notices.empty());
  }
}

TEST_CASE("edges: decisions on claims and documents", "[graph][fold][decisions]") {
  auto d = two_documents();
  const EntityId a = d[0].known("org:coparmex", "organization");
  const EntityId b = d[0].known("agreement:usmca", "agreement");
  Claim& claim = d[0].claim(a, "supports", b);
  claim.record.clear();
  d[0].done().document.text = "COPARMEX supports it.";
  claim.sentence = {0, 21};
  Decision decision;
  decision.at = "2026-01-01T00:00:00Z";
  decision.claim =
      ClaimReference{d[0].id(), {0, 21}, "", "", "supports", "org:coparmex", "agreement:usmca"};
  const auto only_edge = [&] {
    const Folded folded = fold(d, {decision});
    REQUIRE(folded.graph.edge_count() == 1);
    return folded.graph.edge(EdgeIndex{0});
  };
  SECTION("reject") {
    decision.verb = DecisionVerb::kReject;
    CHECK(fold(d, {decision}).graph.edge_count() == 0);
    SECTION("of another sentence does nothing") {
      decision.claim->sentence = {1, 21};
      CHECK(fold(d, {decision}).graph.edge_count() == 1);
    }
    SECTION("and undone") {
      DecisionLog log;
      const std::string id = *log.append(decision);
      Decision undo;
      undo.verb = DecisionVerb::kUndo;
      undo.undoes = id;
      undo.at = "2026-01-02T00:00:00Z";
      REQUIRE(log.append(undo).ok());
      Fold folding(shipped_for_tests(), log);
      folding.add(d[0].done());
      CHECK(folding.finish().edge_count() == 1);
    }
  }
  SECTION("accept") {
    decision.verb = DecisionVerb::kAccept;
    CHECK(only_edge().confidence == 10000);
  }
  SECTION("restate") {
    decision.verb = DecisionVerb::kRestate;
    decision.restatement = Restatement{"opposes", "", "", true, std::nullopt};
    const EdgeView edge = only_edge();
    CHECK(edge.relation == shipped_for_tests().find_relation("opposes"));
    CHECK(edge.has(ClaimStatus::kDenied));
    CHECK(fold(d, {decision}).graph.claim(ClaimIndex{0}).restated);
  }
  SECTION("restate with a node that is not here is told") {
    decision.verb = DecisionVerb::kRestate;
    decision.restatement = Restatement{"", "org:nobody", "", std::nullopt, std::nullopt};
    CHECK(fold(d, {decision}).notices.size() == 1);
    CHECK(only_edge().relation == shipped_for_tests().find_relation("supports"));
  }
  SECTION("trust") {
    decision.verb = DecisionVerb::kTrust;
    decision.claim.reset();
    decision.a = to_string(d[0].id());
    decision.trust = 5000;
    CHECK(only_edge().confidence == 4000);
    decision.trust = 0;
    CHECK(fold(d, {decision}).graph.edge_count() == 0);
  }
}

}  // namespace
}  // namespace lazo
