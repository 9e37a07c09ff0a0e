#include "queries/review.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::MadeTie;
using tests::ontology;

/// Two keys in order, and why they may be one.
struct Pair {
  std::string a, b;
  PairReason reason;
  friend bool operator==(const Pair&, const Pair&) = default;
};

std::vector<Pair> pairs_of(const Snapshot& graph, const DecisionLog& log = {}) {
  std::vector<Pair> out;
  for (const PairProposal& p : propose_pairs(graph, ontology(), log)) {
    std::string a(graph.node(p.a).key);
    std::string b(graph.node(p.b).key);
    if (b < a) std::swap(a, b);
    out.push_back({std::move(a), std::move(b), p.reason});
  }
  return out;
}

/// A document that says so.
void claim(GraphMaker& maker, const std::string& a, const std::string& b) {
  maker.document("2025-01-01", {{a, "criticizes", b}});
}

Decision decided(DecisionVerb verb, const std::string& a, const std::string& b) {
  Decision d;
  d.verb = verb;
  d.a = a;
  d.b = b;
  d.at = "2026-01-01T00:00:00Z";
  return d;
}

MadeTie unsure(std::string a, std::string b, std::uint16_t confidence) {
  MadeTie made{std::move(a), "criticizes", std::move(b)};
  made.confidence = confidence;
  return made;
}

}  // namespace

TEST_CASE("review: names that may be one, and names that are not", "[queries][review]") {
  const struct {
    std::string a, b;
    std::vector<PairReason> proposed;
  } rows[] = {
      {"name:northern-grovers-union", "name:northern-growers-union", {PairReason::kSlip}},
      {"name:lakeside-mills", "name:lakeside-mills-inc", {PairReason::kLegalForm}},
      {"name:ferrovial-sur", "name:grupo-ferrovial-sur", {PairReason::kPart}},
      // A letter tells short names and numbers apart.
      {"name:iran", "name:iraq", {}},
      {"name:section-231-duties", "name:section-232-duties", {}},
      {"name:harbour-council", "name:mountain-league", {}},
  };
  for (const auto& row : rows) {
    INFO(row.a << " " << row.b);
    GraphMaker maker;
    claim(maker, row.a, "country:mx");
    claim(maker, row.b, "country:mx");
    std::vector<Pair> wanted;
    for (const PairReason reason : row.proposed) wanted.push_back({row.a, row.b, reason});
    CHECK(pairs_of(maker.make()) == wanted);
  }
}

TEST_CASE("review: an acronym may be what its letters stand for", "[queries][review]") {
  GraphMaker maker;
  maker.alias("org:freight", "NFA", NameRole::kAcronym);
  claim(maker, "org:freight", "country:mx");
  claim(maker, "name:northern-freight-association", "country:mx");
  CHECK(pairs_of(maker.make()) == std::vector<Pair>{{"name:northern-freight-association",
                                                     "org:freight", PairReason::kAcronym}});
}

TEST_CASE("review: what was decided is not proposed again", "[queries][review]") {
  GraphMaker maker;
  claim(maker, "name:lakeside-mills-inc", "country:mx");
  claim(maker, "name:lakeside-mills", "country:ca");
  const Snapshot graph = maker.make();
  REQUIRE(pairs_of(graph).size() == 1);
  for (const DecisionVerb verb : {DecisionVerb::kDifferent, DecisionVerb::kUnsure}) {
    DecisionLog log;
    REQUIRE(log.append(decided(verb, "name:lakeside-mills", "name:lakeside-mills-inc")).ok());
    CHECK(pairs_of(graph, log).empty());
  }
}

TEST_CASE("review: two rows of the vocabulary are two", "[queries][review]") {
  GraphMaker maker;
  maker.alias("org:a", "Lakeside Mills");
  maker.alias("org:b", "Lakeside Mills Inc");
  claim(maker, "org:a", "org:b");
  CHECK(pairs_of(maker.make()).empty());
}

TEST_CASE("review: unsure ties, those of hubs first", "[queries][review]") {
  GraphMaker maker;
  maker.document(
      "2025-01-01",
      {unsure("name:alpha", "name:beta", 1000), unsure("country:mx", "name:beta", 4000),
       unsure("country:mx", "name:gamma", 3000), unsure("country:mx", "name:delta", 9000)});
  const Snapshot graph = maker.make();
  std::vector<std::string> ends;
  for (const TieProposal& tie : propose_ties(graph, 5000)) {
    const EdgeView edge = graph.edge(tie.edge);
    ends.push_back(std::string(graph.node(edge.source).key) + " " +
                   std::string(graph.node(edge.target).key));
  }
  CHECK(ends == std::vector<std::string>{"country:mx name:gamma", "country:mx name:beta",
                                         "name:alpha name:beta"});
  CHECK(propose_ties(graph, 0).empty());
}

}  // namespace lazo
