// Turtle, JSON-LD and annotations as text; consumers_test.cpp has them read by others.
#include "exporters/rdf_terms.hpp"
#include "graph/base/json.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {
namespace {

using testing::exported;

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("rdf terms: nothing of a key leaves its IRI", "[exporters][rdf]") {
  CHECK(node_iri("org:coparmex") == "urn:lazo:node:org:coparmex");
  CHECK(node_iri("name:a> <b") == "urn:lazo:node:name:a%3E%20%3Cb");
  CHECK(document_iri("doc:0011") == "urn:lazo:doc:0011");
  CHECK(node_iri("\xC3\xA9") == "urn:lazo:node:%C3%A9");
}

TEST_CASE("rdf terms: an address is one, or nothing", "[exporters][rdf]") {
  CHECK(web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d");
  for (const std::string_view other :
       {"", "en/a.txt", "javascript:alert(1)", "http://x/ y", "https://x/<b>", "http://x/\n"}) {
    INFO(other);
    CHECK(web_address(other).empty());
  }
}

TEST_CASE("turtle: only what is stated is a triple of its own", "[exporters][rdf]") {
  const std::string text = exported("turtle", testing::trade_graph());
  const auto triple = [&](std::string_view source, std::string_view relation,
                          std::string_view target) {
    return count(text, "\n<" + node_iri(source) + "> <" + relation_iri(relation) + "> <" +
                           node_iri(target) + "> .\n");
  };
  CHECK(triple("country:ca", "defends", "agreement:usmca") == 1);
  CHECK(triple("country:ca", "opposes", "country:us") == 0);             // denied
  CHECK(triple("country:ca", "interested_in", "country:mx") == 0);       // reported
  CHECK(triple("country:ca", "targets_sector", "sector:energy") == 0);   // intended
  CHECK(triple("place:ca-on:ottawa", "capital_of", "country:ca") == 0);  // of the vocabulary
  CHECK(count(text, "lazo:status \"denied\"") >= 1);
  CHECK(count(text, "a lazo:BackgroundTie") == 1);
}

TEST_CASE("json-ld: the context is inside and every claim is there", "[exporters][rdf]") {
  const ExportGraph graph = testing::trade_graph();
  const Result<Json> parsed = parse_json(exported("jsonld", graph), "jsonld");
  REQUIRE(parsed.ok());
  CHECK(parsed->find("@context")->is_object());
  std::size_t claims = 0;
  for (const Json& item : parsed->find("@graph")->items())
    claims += item.find("oa:hasTarget") != nullptr;
  std::size_t expected = 0;
  for (const ExportEdge& edge : graph.edges) expected += edge.evidence.size();
  CHECK(claims == expected);
}

TEST_CASE("annotations: each points at its sentence in three ways", "[exporters][rdf]") {
  ExportGraph graph = testing::trade_graph();
  ExportEvidence& evidence = graph.edges[0].evidence[0];
  evidence.span = {20, 48};
  evidence.points = {18, 46};
  evidence.before = "Before it.";
  evidence.after = "After it.";
  evidence.uri = "https://example.org/a";
  const Result<Json> parsed = parse_json(exported("annotations", graph), "annotations");
  REQUIRE(parsed.ok());
  const Json& item = parsed->find("first")->find("items")->items()[0];
  CHECK(item.find("body")->items()[0].text("value") == "Canada defends T-MEC");
  CHECK(item.find("body")->items()[3].text("source") == "urn:lazo:node:country:ca");
  CHECK(item.find("body")->items()[4].text("purpose") == "identifying");
  const Json& target = *item.find("target");
  CHECK(target.text("source") == "https://example.org/a");
  const auto& selectors = target.find("selector")->items();
  REQUIRE(selectors.size() == 3);
  CHECK(selectors[0].integer_at("start") == 20);
  CHECK(selectors[1].integer_at("end") == 46);
  CHECK(selectors[2].text("exact") == evidence.text);
  CHECK(selectors[2].text("prefix") == "Before it.");
  CHECK(parsed->integer_at("total") ==
        static_cast<std::int64_t>(parsed->find("first")->find("items")->items().size()));
}

}  // namespace lazo
