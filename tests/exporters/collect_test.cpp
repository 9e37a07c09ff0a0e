#include "exporters/collect.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

#include "exporters/formats.hpp"
#include "graph/snapshot_cache.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

using testing::ontology;

/// A document in which Nordfret does things to other companies, one sentence each.
Extraction document(std::uint64_t id, std::string_view publisher) {
  Extraction e;
  Document& d = e.document;
  d.id = DocumentId{id};
  d.sha256[0] = static_cast<std::uint8_t>(id >> 56U);
  for (unsigned i = 0; i < 8; ++i) d.sha256[i] = static_cast<std::uint8_t>(id >> (56U - 8U * i));
  d.uris = {"en/" + std::to_string(id) + ".txt"};
  d.title = "Ships";
  d.publisher = publisher;
  d.published = "2026-01-12";
  d.language = Language::kEnglish;
  d.mime = "text/plain";
  const NodeType organization = ontology().find_type("organization");
  const auto named = [&](std::string_view key, std::string_view name) {
    e.entities.push_back({Level::kNamed, organization, std::string(key), std::string(name)});
    return EntityId{static_cast<std::uint32_t>(e.entities.size() - 1)};
  };
  const EntityId nordfret = named("name:nordfret", "Nordfret");
  const EntityId barge = named("name:atlantic-barge", "Atlantic Barge");
  const EntityId gazette = named("name:harbour-gazette", "Harbour Gazette");
  const auto say = [&](std::string_view sentence, std::string_view trigger,
                       std::string_view relation, EntityId source, EntityId target, Mood mood,
                       bool negated, bool reported) {
    Claim claim;
    const auto begin = static_cast<std::uint32_t>(d.text.size());
    d.text.append(sentence).append(" ");
    claim.sentence = {begin, begin + static_cast<std::uint32_t>(sentence.size())};
    const auto at = begin + static_cast<std::uint32_t>(sentence.find(trigger));
    claim.trigger = Span{at, at + static_cast<std::uint32_t>(trigger.size())};
    claim.relation = ontology().find_relation(relation);
    claim.source = source;
    claim.target = target;
    claim.mood = mood;
    claim.negated = negated;
    if (reported) claim.attribution = Attribution{gazette, "wrote", {at, at + 1}, false, {}, ""};
    claim.confidence = 8000;
    claim.rule = "clause.verb";
    e.sentences.push_back({claim.sentence, ""});
    e.claims.push_back(claim);
  };
  say("Nordfret supports Atlantic Barge.", "supports", "supports", nordfret, barge, Mood::kAsserted,
      false, false);
  say("Nordfret will buy Atlantic Barge.", "buy", "acquires", nordfret, barge, Mood::kPlanned,
      false, false);
  say("Nordfret did not sue Atlantic Barge.", "sue", "sues", nordfret, barge, Mood::kAsserted, true,
      false);
  say("Atlantic Barge criticized Nordfret, the Harbour Gazette wrote.", "criticized", "criticizes",
      barge, nordfret, Mood::kAsserted, false, true);
  for (std::uint32_t i = 0; i < e.entities.size(); ++i) {
    // One mention each is enough for the fold.
    const auto at = static_cast<std::uint32_t>(d.text.find(e.entities[i].name.substr(0, 7)));
    e.mentions.push_back({{at, at + 7}, EntityId{i}, MentionHow::kName});
  }
  std::sort(e.mentions.begin(), e.mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tie(a.span, a.entity) < std::tie(b.span, b.entity);
  });
  d.blocks = {{BlockKind::kParagraph, 0, {0, static_cast<std::uint32_t>(d.text.size())}, {}}};
  return e;
}

/// A store in a folder of its own with two documents, and its graph.
class Fixture {
 public:
  Fixture() {
    auto opened = Store::open(folder_ / "g.lazo", ontology(), StoreAccess::kCreate);
    if (!opened.ok()) FAIL(opened.error().text());
    store_ = std::make_unique<Store>(std::move(opened).value());
    for (const auto& [id, publisher] :
         {std::pair{0x1111111111111111ULL, "The Post"}, {0x2222222222222222ULL, "The Gazette"}}) {
      const auto put = store_->put(document(id, publisher), "test");
      if (!put.ok()) FAIL(put.error().text());
    }
    auto folded = fold_store(*store_, ontology());
    if (!folded.ok()) FAIL(folded.error().text());
    graph_ = std::move(folded).value();
  }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  [[nodiscard]] ExportGraph collected(const CollectOptions& request) const {
    auto result = collect(graph_, *store_, ontology(), request);
    if (!result.ok()) FAIL(result.error().text());
    return std::move(result).value();
  }
  [[nodiscard]] const Snapshot& graph() const { return graph_; }

 private:
  testing::TemporaryFolder folder_;  ///< outlives the store
  std::unique_ptr<Store> store_;
  Snapshot graph_;
};

const ExportEdge* edge_of(const ExportGraph& graph, std::string_view relation) {
  for (const ExportEdge& edge : graph.edges) {
    if (edge.relation == ontology().find_relation(relation)) return &edge;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("collect: an edge comes with its sentences, told as what they are",
          "[exporters][collect]") {
  const Fixture fixture;
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
  const Fixture fixture;
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
  const Fixture fixture;
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
  const Fixture fixture;
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
  const Fixture fixture;
  const NodeIndex nordfret = *fixture.graph().find("name:nordfret");
  const NodeIndex barge = *fixture.graph().find("name:atlantic-barge");
  CHECK(ties_among(fixture.graph(), {}, {nordfret, barge}).size() == 3);
  CHECK(ties_among(fixture.graph(), {}, {barge, nordfret, barge}).size() == 3);
  CHECK(ties_among(fixture.graph(), {}, {nordfret}).empty());
}

TEST_CASE("collect: the same store gives the same file in every format", "[exporters][collect]") {
  const Fixture one;
  const Fixture two;
  CollectOptions request;
  request.filter.statuses = StatusSet::all();
  for (const ExportFormat& format : export_formats()) {
    INFO(format.name);
    CHECK(testing::exported(format.name, one.collected(request)) ==
          testing::exported(format.name, two.collected(request)));
  }
}

}  // namespace lazo
