#include "exporters/schemas.hpp"

#include "graph/base/strings.hpp"
#include "graph/lines.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"
#include "tests/exporters/schema_check.hpp"

namespace lazo {
namespace {

using testing::schema_fault;

Json schema(std::string_view name) {
  auto parsed = parse_json(schema_text(name), name);
  if (!parsed.ok()) FAIL(parsed.error().text());
  return std::move(parsed).value();
}

Json value(std::string_view text) {
  auto parsed = parse_json(text, "value");
  if (!parsed.ok()) FAIL(parsed.error().text());
  return std::move(parsed).value();
}

/// A document that has one of everything.
Extraction full_extraction() {
  Extraction e;
  Document& d = e.document;
  d.text = "Nordfret will defend the pact in 2027, Lund said. It has 40 ships.";
  d.sha256 = sha256(d.text);
  d.id = DocumentId{0x0123456789abcdefULL};
  d.uris = {"en/nordfret.txt"};
  d.title = "A pact";
  d.published = "2026-02-03";
  d.language = Language::kEnglish;
  d.mime = "text/plain";
  d.blocks = {{BlockKind::kParagraph, 0, {0, static_cast<std::uint32_t>(d.text.size())}, {{5, 6}}}};
  d.source_map = {{{0, 10}, "page 1"}};
  const Ontology& ontology = testing::ontology();
  const auto type = [&](std::string_view name) { return ontology.find_type(name); };
  e.sentences = {{{0, 49}, ""}, {{50, 66}, "one-entity"}};
  e.entities = {{Level::kNamed, type("organization"), "name:nordfret", "Nordfret"},
                {Level::kKnown, type("agreement"), "agreement:pact", "the pact"},
                {Level::kDescribed, type("person"), "", "Lund"}};
  e.mentions = {{{0, 8}, EntityId{0}, MentionHow::kName},
                {{21, 29}, EntityId{1}, MentionHow::kVocabulary},
                {{39, 43}, EntityId{2}, MentionHow::kNominal}};
  Claim claim;
  claim.relation = ontology.find_relation("defends");
  claim.source = EntityId{0};
  claim.target = EntityId{1};
  claim.sentence = {0, 49};
  claim.trigger = Span{14, 20};
  claim.source_span = Span{0, 8};
  claim.support = {{50, 52}};
  claim.mood = Mood::kPlanned;
  claim.tense = ClaimTense::kFuture;
  claim.attribution = Attribution{EntityId{2}, "said", {44, 48}, false, {}, ""};
  claim.roles = {{"quantity", {}, "40 ships", Quantity{"40", "ships"}, Span{57, 65}},
                 {"about", EntityId{1}, "", {}, {}}};
  claim.time = TimeRange{"2027", ""};
  claim.confidence = 8100;
  claim.rule = "clause.verb";
  e.claims = {claim};
  Fact fact;
  fact.entity = EntityId{0};
  fact.property = "ships";
  fact.value = "40 ships";
  fact.quantity = Quantity{"40", "ships"};
  fact.sentence = {50, 66};
  fact.span = {57, 65};
  fact.confidence = 9000;
  fact.rule = "quantity.has";
  e.facts = {fact};
  KnownNode row;
  row.key = "agreement:pact";
  row.type = type("agreement");
  row.name = "The Pact";
  row.names = {{"Pact", "en", NameRole::kLabel}};
  row.ids = {{"treaty", "T-1"}};
  row.background = {{ontology.find_relation("located_in"), "country:mx", "2020", "", "a list"}};
  e.known = {row};
  return e;
}

}  // namespace

TEST_CASE("schemas: all are there, and each names itself", "[exporters][schemas]") {
  for (const std::string_view name : schema_names()) {
    INFO(name);
    CHECK(schema(name).text("$id") == "urn:lazo:schema:" + std::string(name) + ":1");
  }
  CHECK(schema_text("answers").data() == nullptr);
}

TEST_CASE("schemas: the JSON export fits the schema of answers", "[exporters][schemas]") {
  const Json answer = schema("answer");
  ExportGraph cut = testing::trade_graph();
  cut.notices = {{"cut", 3, "3 nodes left out"}};
  for (const ExportGraph& graph :
       {cut, testing::hostile_graph("a \"b\""), testing::ring_graph(30), ExportGraph{}}) {
    CHECK(schema_fault(answer, value(testing::exported("json", graph))) == "");
  }
}

TEST_CASE("schemas: every kind of line of lazo-jsonl fits its schema", "[exporters][schemas]") {
  const Json jsonl = schema("jsonl");
  std::string text;
  ExtractionLines lines(testing::ontology(), {.version = "0.1.0", .pipeline = "p"});
  lines.add(full_extraction(), text);
  lines.finish(text);
  std::vector<std::string> kinds;
  for_each_line(text, [&](std::string_view line, std::size_t) {
    INFO(line);
    const Json parsed = value(line);
    if (kinds.empty() || kinds.back() != parsed.text("kind"))
      kinds.emplace_back(parsed.text("kind"));
    // Against the schema of its own kind, so that a fault is told and not "fits no option".
    const Json* own = jsonl.find("$defs")->find(parsed.text("kind"));
    REQUIRE(own != nullptr);
    CHECK(schema_fault(*own, parsed) == "");
    CHECK(schema_fault(jsonl, parsed) == "");
  });
  for (const std::string_view kind :
       {"meta", "relation", "node", "document", "text", "sentence", "mention", "claim", "fact"}) {
    INFO(kind);
    CHECK(std::find(kinds.begin(), kinds.end(), kind) != kinds.end());
  }
}

TEST_CASE("schemas: what does not fit is refused", "[exporters][schemas]") {
  const Json error = schema("error");
  const std::string good =
      R"({"$schema":"urn:lazo:schema:error:1","code":"usage","message":"m","where":null,"hint":null,"exit":2})";
  CHECK(schema_fault(error, value(good)) == "");
  const auto broken = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    return schema_fault(error, value(text));
  };
  CHECK(broken("\"exit\":2", "\"exit\":-2") == "/exit: too small");
  CHECK(broken("\"exit\":2", "\"exit\":\"2\"") == "/exit: is string");
  CHECK(broken(",\"exit\":2", "") == ": lacks exit");
  CHECK_THAT(broken("error:1", "error:2"), Catch::Contains("is not allowed"));
  const Json answer = schema("answer");
  std::string text = testing::exported("json", testing::trade_graph());
  text.replace(text.find("\"claim:0011"), 11, "\"claim:XX11");
  CHECK_THAT(schema_fault(answer, value(text)), Catch::Contains("does not match"));
}

}  // namespace lazo
