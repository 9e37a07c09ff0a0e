#include "queries/filter.hpp"

#include <functional>

#include "queries/explain.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::node;
using tests::ontology;

/// One tie, told in every status by six documents, one a month.
Snapshot graph_of_statuses() {
  const std::string a = "org:a";
  const std::string b = "org:b";
  GraphMaker maker;
  maker.document("2025-01-01", {{a, "supports", b}})
      .document("2025-02-01", {{a, "supports", b, Mood::kAsserted, false, "org:speaker"}})
      .document("2025-03-01", {{a, "supports", b, Mood::kPlanned}})
      .document("2025-04-01", {{a, "supports", b, Mood::kRequired}})
      .document("2025-05-01", {{a, "supports", b, Mood::kPossible}})
      .document("2025-06-01", {{a, "supports", b, Mood::kAsserted, true}});
  return maker.make();
}

EdgeIndex only_edge(const Snapshot& graph) {
  return *graph.find_edge(node(graph, "org:a"), ontology().find_relation("supports"),
                          node(graph, "org:b"));
}

TEST_CASE("filter: the default tells what is stated, reported, intended and required",
          "[queries][filter]") {
  const Snapshot graph = graph_of_statuses();
  const Tie tie = select(graph, Filter{}, only_edge(graph));
  CHECK(tie.shown == StatusSet::told());
  CHECK(tie.hidden == StatusSet::of(ClaimStatus::kPossible).with(ClaimStatus::kDenied));
  CHECK(tie.status() == ClaimStatus::kStated);
  CHECK(tie.claims == 4);
}

TEST_CASE("filter: a tie is told by its strongest status that is shown", "[queries][filter]") {
  const Snapshot graph = graph_of_statuses();
  for (const ClaimStatus status : kAllStatuses) {
    INFO(std::string(name_of(status)));
    Filter filter;
    filter.statuses = StatusSet::of(status);
    const Tie tie = select(graph, filter, only_edge(graph));
    CHECK(tie.status() == status);
    CHECK(tie.claims == 1);
    CHECK(tie.sources == 1);
    REQUIRE(evidence_of(graph, filter, tie.edge).size() == 1);
    CHECK(graph.claim(evidence_of(graph, filter, tie.edge).front()).status == status);
  }
}

TEST_CASE("filter: summaries and claims give the same answer", "[queries][filter]") {
  const Snapshot graph = graph_of_statuses();
  for (unsigned bits = 0; bits < 64; ++bits) {
    Filter quick;
    quick.statuses = StatusSet(static_cast<std::uint8_t>(bits));
    Filter slow = quick;
    slow.since = parse_day("1900");  // makes every claim be looked at, and excludes none
    const Tie a = select(graph, quick, only_edge(graph));
    const Tie b = select(graph, slow, only_edge(graph));
    INFO(bits);
    CHECK(a.shown == b.shown);
    CHECK(a.hidden == b.hidden);
    CHECK(a.claims == b.claims);
    CHECK(a.first == b.first);
    CHECK(a.latest == b.latest);
  }
}

TEST_CASE("filter: dates, documents, speakers and confidence choose claims", "[queries][filter]") {
  const Snapshot graph = graph_of_statuses();
  struct Row {
    std::string what;
    std::function<void(Filter&)> set;
    std::uint32_t claims;
  };
  const std::vector<Row> rows = {
      {"since", [](Filter& f) { f.since = parse_day("2025-03"); }, 2},
      {"until", [](Filter& f) { f.until = parse_day("2025-02"); }, 2},
      {"one year", [](Filter& f) { f.since = f.until = parse_day("2025"); }, 4},
      {"too late", [](Filter& f) { f.since = parse_day("2026"); }, 0},
      {"document", [](Filter& f) { f.documents = {DocumentIndex{0}}; }, 1},
      {"speaker", [&graph](Filter& f) { f.speaker = tests::node(graph, "org:speaker"); }, 1},
      {"confidence", [](Filter& f) { f.min_confidence = 9500; }, 0},
      {"sources", [](Filter& f) { f.min_sources = 9; }, 0},
      {"relation", [](Filter& f) { f.relations = {ontology().find_relation("opposes")}; }, 0},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    Filter filter;
    row.set(filter);
    const Tie tie = select(graph, filter, only_edge(graph));
    CHECK((tie.in_answer() ? tie.claims : 0) == row.claims);
    HiddenTies hidden;
    hidden.count(tie);
    CHECK(hidden.any() == (row.claims == 0));
  }
}

TEST_CASE("filter: families and broad relations bring their narrower ones", "[queries][filter]") {
  const Result<std::vector<RelationId>> broad = relations_named(ontology(), {"supports"});
  REQUIRE(broad.ok());
  CHECK(std::binary_search(broad->begin(), broad->end(), ontology().find_relation("defends")));
  const Result<std::vector<RelationId>> family = relations_named(ontology(), {"oppose"});
  REQUIRE(family.ok());
  CHECK(std::binary_search(family->begin(), family->end(), ontology().find_relation("pressures")));
  const Result<std::vector<RelationId>> wrong = relations_named(ontology(), {"suports"});
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().code == ErrorCode::kUsage);
  CHECK(wrong.error().hint.find("supports") != std::string::npos);
}

TEST_CASE("filter: patterns match like a shell's", "[queries][filter]") {
  struct Row {
    const char* text;
    const char* pattern;
    bool match;
  };
  const std::vector<Row> rows = {
      {"en/a.txt", "en/a.txt", true}, {"en/a.txt", "*.txt", true}, {"en/a.txt", "en/*", true},
      {"en/a.txt", "*a*", true},      {"en/a.txt", "*", true},     {"", "*", true},
      {"en/a.txt", "a.txt", false},   {"en/a.txt", "*.md", false}, {"aab", "a*b*b", false},
      {"abcbcd", "a*bcd", true},      {"en/a.txt", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.text << " " << row.pattern);
    CHECK(matches_pattern(row.text, row.pattern) == row.match);
  }
}

TEST_CASE("explain: both directions, and what the filter hides is counted", "[queries][explain]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"},
                                {"org:b", "criticizes", "org:a"},
                                {"org:a", "opposes", "org:b", Mood::kAsserted, true}});
  const Snapshot graph = maker.make();
  const NodeIndex a = node(graph, "org:a");
  const NodeIndex b = node(graph, "org:b");
  const Explanation both = explain(graph, ontology(), a, b, Filter{});
  CHECK(both.ties.size() == 2);
  CHECK(both.hidden.by_status[static_cast<std::size_t>(ClaimStatus::kDenied)] == 1);
  Filter out;
  out.way = Way::kOut;
  const Explanation acting = explain(graph, ontology(), a, b, out);
  REQUIRE(acting.ties.size() == 1);
  CHECK(graph.edge(acting.ties[0].tie.edge).source == a);
}

TEST_CASE("explain: an edge is found by its id", "[queries][explain]") {
  const Snapshot graph = graph_of_statuses();
  for (const EdgeIndex edge : graph.edges()) {
    CHECK(find_edge_id(graph, ontology(), edge_id(graph, ontology(), edge)) == edge);
  }
  CHECK_FALSE(find_edge_id(graph, ontology(), "edge:0").has_value());
}

}  // namespace
}  // namespace lazo
