// about, common, timeline, positions, measures, changes.

#include "queries/about.hpp"
#include "queries/changes.hpp"
#include "queries/common.hpp"
#include "queries/cooccurrence.hpp"
#include "queries/measures.hpp"
#include "queries/positions.hpp"
#include "queries/timeline.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::node;
using tests::ontology;

TEST_CASE("about: each tie stands in one section, plans before all", "[queries][about]") {
  GraphMaker maker;
  maker.background("org:a", "member_of", "org:umbrella")
      .document("2025-01-01", {{"org:a", "supports", "org:b"},
                               {"org:a", "opposes", "org:c"},
                               {"org:a", "opposes", "org:d", Mood::kPlanned},
                               {"org:e", "leads", "org:a"},
                               {"org:umbrella", "supports", "org:b"}})
      .document("2025-06-01", {{"org:a", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  const Briefing briefing = about(graph, ontology(), node(graph, "org:a"), Filter{}, 5);
  std::size_t ties = 0;
  for (const BriefingSection& section : briefing.sections) ties += section.ties.size();
  CHECK(ties == briefing.total);
  REQUIRE_FALSE(briefing.sections.empty());
  CHECK(briefing.sections[0].topic == BriefingTopic::kPlans);
  CHECK(graph.node(briefing.sections[0].ties[0].to).key == "org:d");
  CHECK(to_string(briefing.first) == "2025-01-01");
  CHECK(to_string(briefing.latest) == "2025-06-01");
}

TEST_CASE("common: only what is tied to every one, by its weakest tie", "[queries][common]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:x"},
                                {"org:b", "opposes", "org:x"},
                                {"org:a", "supports", "org:y"},
                                {"org:a", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  const CommonAnswer answer =
      common(graph, ontology(), {node(graph, "org:a"), node(graph, "org:b")}, Filter{});
  REQUIRE(answer.nodes.size() == 1);
  CHECK(answer.nodes[0].node == node(graph, "org:x"));
  REQUIRE(answer.nodes[0].ties.size() == 2);
  CHECK(answer.nodes[0].ties[0].from == node(graph, "org:a"));
  CHECK(answer.nodes[0].ties[1].from == node(graph, "org:b"));
}

TEST_CASE("timeline: oldest first, same claims of a day once, undated ones counted",
          "[queries][timeline]") {
  GraphMaker maker;
  maker.document("2025-06-01", {{"org:a", "supports", "org:b"}})
      .document("2025-01-01", {{"org:a", "supports", "org:b"}, {"org:c", "supports", "org:d"}})
      .document("", {{"org:a", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  const Timeline line = timeline(graph, {node(graph, "org:a")}, Filter{});
  REQUIRE(line.entries.size() == 2);
  CHECK(to_string(line.entries[0].day) == "2025-01-01");
  CHECK(to_string(line.entries[1].day) == "2025-06-01");
  CHECK(line.undated == 1);
  CHECK(timeline(graph, {}, Filter{}).entries.size() == 3);
}

TEST_CASE("positions: a stance is read from ties with a sign, never from a mention",
          "[queries][positions]") {
  GraphMaker maker;
  maker
      .document("2025-01-01", {{"org:fan", "defends", "agreement:t"},
                               {"org:foe", "opposes", "agreement:t"},
                               {"org:asker", "calls_for", "agreement:t"},
                               {"org:turncoat", "supports", "agreement:t"},
                               {"org:party", "party_to", "agreement:t"},
                               {"org:planner", "supports", "agreement:t", Mood::kPlanned}})
      .document("2025-09-01", {{"org:turncoat", "opposes", "agreement:t", Mood::kAsserted, false,
                                "org:turncoat"}});
  const Snapshot graph = maker.make();
  const PositionsAnswer answer = positions(graph, ontology(), node(graph, "agreement:t"), Filter{});
  const auto stance = [&](const std::string& key) -> const Position* {
    for (const Position& position : answer.positions) {
      if (position.actor == node(graph, key)) return &position;
    }
    return nullptr;
  };
  REQUIRE(stance("org:fan") != nullptr);
  CHECK(stance("org:fan")->stance == Stance::kSupports);
  CHECK(stance("org:foe")->stance == Stance::kOpposes);
  CHECK(stance("org:asker")->stance == Stance::kAsksForChange);
  CHECK(stance("org:party") == nullptr);
  CHECK(stance("org:planner")->ties[0].status() == ClaimStatus::kIntended);
  REQUIRE(stance("org:turncoat") != nullptr);
  CHECK(stance("org:turncoat")->changed);
  CHECK(stance("org:turncoat")->stance == Stance::kOpposes);
  CHECK(stance("org:turncoat")->before == Stance::kSupports);
  CHECK(stance("org:turncoat")->own_words);
  CHECK_FALSE(stance("org:fan")->own_words);
}

TEST_CASE("positions: both at once is mixed, not changed", "[queries][positions]") {
  GraphMaker maker;
  maker.document("2025-01-01",
                 {{"org:a", "supports", "agreement:t"}, {"org:a", "opposes", "agreement:t"}});
  const Snapshot graph = maker.make();
  const PositionsAnswer answer = positions(graph, ontology(), node(graph, "agreement:t"), Filter{});
  REQUIRE(answer.positions.size() == 1);
  CHECK(answer.positions[0].stance == Stance::kMixed);
  CHECK_FALSE(answer.positions[0].changed);
}

TEST_CASE("measures: issuer, targets, and a state from the newest event", "[queries][measures]") {
  GraphMaker maker;
  maker
      .document("2025-01-01", {{"country:us", "announces", "measure:tariff"},
                               {"measure:tariff", "targets", "country:mx"}})
      .document("2025-03-01", {{"country:us", "suspends", "measure:tariff"}})
      .document("2025-02-01", {{"country:us", "imposes_tariff_on", "country:ca"},
                               {"country:us", "imposes_tariff_on", "country:fr", Mood::kPlanned}});
  const Snapshot graph = maker.make();
  const MeasuresAnswer answer = measures(graph, ontology(), {}, Filter{});
  REQUIRE(answer.rows.size() == 3);
  const MeasureRow& row = answer.rows[0];
  CHECK(row.measure == node(graph, "measure:tariff"));
  CHECK(row.issuers == std::vector<NodeIndex>{node(graph, "country:us")});
  CHECK(row.targets == std::vector<NodeIndex>{node(graph, "country:mx")});
  CHECK(row.state == "suspended");
  REQUIRE(row.history.size() == 2);
  CHECK(row.history[0].day < row.history[1].day);
  const MeasuresAnswer french = measures(graph, ontology(), {node(graph, "country:fr")}, Filter{});
  REQUIRE(french.rows.size() == 1);
  CHECK(french.rows[0].state == "planned");
}

TEST_CASE("changes: new names and ties, moved statuses, dates to come", "[queries][changes]") {
  GraphMaker maker;
  maker
      .document("2025-01-01",
                {{"org:a", "supports", "org:b", Mood::kPlanned}, {"org:a", "meets_with", "org:c"}})
      .document("2025-09-01", {{"org:a", "supports", "org:b"},
                               {"org:new", "supports", "org:b"},
                               {"org:a", "meets_with", "org:c"}});
  const Snapshot graph = maker.make();
  const Changes news = changes(graph, {.since = parse_day("2025-06"), .watched = {}}, Filter{});
  CHECK(news.documents == 1);
  REQUIRE(news.nodes.size() == 1);
  CHECK(news.nodes[0] == node(graph, "org:new"));
  REQUIRE(news.ties.size() == 1);
  CHECK(graph.edge(news.ties[0].edge).source == node(graph, "org:new"));
  REQUIRE(news.moved.size() == 1);
  CHECK(news.moved[0].before == ClaimStatus::kIntended);
  CHECK(news.moved[0].tie.status() == ClaimStatus::kStated);
  const Changes none = changes(graph, {.since = parse_day("2026"), .watched = {}}, Filter{});
  CHECK((none.documents == 0 && none.nodes.empty() && none.ties.empty() && none.moved.empty()));
  const Changes watched = changes(
      graph, {.since = parse_day("2025-06"), .watched = {node(graph, "org:new")}}, Filter{});
  CHECK(watched.moved.empty());
  CHECK(watched.ties.size() == 1);
}

TEST_CASE("changes: documents that are named are new, whatever their dates", "[queries][changes]") {
  tests::GraphMaker maker;
  maker.document("2025-06-01", {{"org:a", "supports", "org:b"}});
  maker.document("", {{"org:a", "opposes", "org:c"}});
  const Snapshot graph = maker.make();
  ChangesOptions options;
  options.fresh.emplace();
  CHECK(changes(graph, options, Filter{}).ties.empty());
  for (const DocumentIndex document : graph.documents()) {
    if (!graph.document(document).published.known()) options.fresh->push_back(document);
  }
  const Changes news = changes(graph, options, Filter{});
  CHECK(news.documents == 1);
  REQUIRE(news.ties.size() == 1);
  CHECK(news.nodes == std::vector<NodeIndex>{tests::node(graph, "org:c")});
}

TEST_CASE("co-occurrence: pairs within a sentence, each once", "[queries][cooccurrence]") {
  Extraction extraction;
  extraction.sentences = {{{0, 10}, ""}, {{10, 20}, "no-trigger"}};
  extraction.entities.resize(3);
  extraction.mentions = {{{0, 2}, EntityId{0}, MentionHow::kName},
                         {{3, 5}, EntityId{1}, MentionHow::kName},
                         {{6, 8}, EntityId{0}, MentionHow::kName},
                         {{12, 14}, EntityId{2}, MentionHow::kName}};
  const std::vector<Claim> claims = cooccurrences(extraction, RelationId{7});
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].source == EntityId{0});
  CHECK(claims[0].target == EntityId{1});
  CHECK(claims[0].sentence == Span{0, 10});
}

}  // namespace
}  // namespace lazo
