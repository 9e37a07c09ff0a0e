// Kumu, FollowTheMoney and the import files of Neo4j.
#include <map>
#include <set>

#include "graph/base/json.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {
namespace {

using testing::exported;

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    Result<Json> line = parse_json(text.substr(begin, end - begin), "line");
    if (!line.ok()) FAIL(line.error().text());
    lines.push_back(std::move(*line));
    begin = end + 1;
  }
  CHECK(begin == text.size());
  return lines;
}

}  // namespace

TEST_CASE("kumu: connections name elements that are there", "[exporters][kumu]") {
  const ExportGraph graph = testing::trade_graph();
  const Result<Json> parsed = parse_json(exported("kumu", graph), "kumu");
  REQUIRE(parsed.ok());
  std::set<std::string_view> ids;
  for (const Json& element : parsed->find("elements")->items()) ids.insert(element.text("id"));
  CHECK(ids.size() == graph.nodes.size());
  const auto& connections = parsed->find("connections")->items();
  REQUIRE(connections.size() == graph.edges.size());
  for (const Json& connection : connections) {
    CHECK(ids.contains(connection.text("from")));
    CHECK(ids.contains(connection.text("to")));
  }
  CHECK(connections[3].text("label") == "does not oppose");
  CHECK(connections[7].text("direction") == "undirected");
  CHECK_THAT(std::string(connections[3].text("description")),
             Catch::Contains("must not be read as a plot"));
}

TEST_CASE("ftm: entities that refer to one another, and no doubt told as a fact",
          "[exporters][ftm]") {
  testing::SampleGraph sample;
  const auto bank = sample.node("org:bank", "The Bank", "organization");
  const auto board = sample.node("org:board", "The Board", "organization");
  const auto person = sample.node("person:ana", "Ana", "person");
  const auto farming = sample.node("sector:farming", "farming", "sector");
  const auto mexico = sample.node("country:mx", "Mexico", "country");
  sample.edge(bank, "member_of", board);
  sample.edge(person, "member_of", board, ClaimStatus::kDenied);
  sample.edge(mexico, "member_of", board);  // a territory cannot be a member
  sample.edge(bank, "targets_sector", farming);
  std::map<std::string, const Json*> by_id;
  const std::vector<Json> lines = lines_of(exported("ftm", sample.graph));
  for (const Json& line : lines) by_id[std::string(line.text("id"))] = &line;
  CHECK(by_id.size() == lines.size());
  std::map<std::string, int> schemas;
  for (const Json& line : lines) {
    ++schemas[std::string(line.text("schema"))];
    for (const auto& [name, values] : line.find("properties")->members()) {
      REQUIRE(values.is_array());
      for (const Json& value : values.items()) {
        CHECK(value.is_string());
        const bool reference = name == "member" || name == "organization" || name == "subject" ||
                               name == "object" || name == "proof";
        if (reference) CHECK(by_id.contains(std::string(value.as_string())));
      }
    }
  }
  CHECK(schemas["Membership"] == 1);
  CHECK(schemas["UnknownLink"] == 2);
  CHECK(schemas["Territory"] == 1);
  const Json* const keywords = by_id.at("lazo-org.bank")->find("properties")->find("keywords");
  REQUIRE(keywords != nullptr);
  CHECK_THAT(std::string(keywords->items()[0].as_string()), Catch::Contains("farming"));
}

TEST_CASE("neo4j-csv: one line a thing, ends that are there, lists parted by semicolons",
          "[exporters][neo4j]") {
  ExportGraph graph = testing::trade_graph();
  graph.nodes[0].name = "a; \"b\"\nc";
  const auto write = [&](std::size_t file) {
    StringSink sink;
    HeldGraph source(graph);
    REQUIRE(find_export_format("neo4j-csv")
                ->files[file]
                .write(source, {testing::ontology(), {}}, sink)
                .ok());
    return sink.text;
  };
  const std::string nodes = write(0);
  CHECK_THAT(nodes, Catch::StartsWith("key:ID(Entity),:LABEL,label,type,level,names[],ids[],"
                                      "mentions:int,documents:int\n"));
  CHECK(static_cast<std::size_t>(std::count(nodes.begin(), nodes.end(), '\n')) ==
        graph.nodes.size() + 1);
  CHECK_THAT(nodes, Catch::Contains("\"Entity;Agreement\",\"a; \"\"b\"\" c\""));
  CHECK_THAT(nodes, Catch::Contains("\"USMCA;TMEC;CUSMA\""));
  const std::string ties = write(1);
  CHECK(static_cast<std::size_t>(std::count(ties.begin(), ties.end(), '\n')) ==
        graph.edges.size() + 1);
  CHECK_THAT(ties, Catch::Contains("\"country:mx\",\"country:ca\",ALLIED_WITH,\"edge:"));
}

}  // namespace lazo
