// The page and its data as text; tests/web/ opens the page in a browser.
#include "exporters/explorer_data.hpp"
#include "exporters/explorer_page.hpp"
#include "exporters/formats.hpp"
#include "graph/base/json.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {
namespace {

Json data_of(const ExportGraph& graph) {
  StringSink sink;
  REQUIRE(write_explorer_data(graph, {testing::ontology(), {}}, sink).ok());
  Result<Json> parsed = parse_json(sink.text, "explorer");
  REQUIRE(parsed.ok());
  return std::move(*parsed);
}

const std::vector<Json>& column(const Json& data, std::string_view table, std::string_view name) {
  return data.find(table)->find(name)->items();
}

std::string_view text_at(const Json& data, const Json& number) {
  return data.find("texts")->items()[static_cast<std::size_t>(number.as_integer())].as_string();
}

}  // namespace

TEST_CASE("explorer data: every node, tie and quotation is there once", "[exporters][explorer]") {
  const ExportGraph graph = testing::trade_graph();
  const Json data = data_of(graph);
  CHECK(data.text("schema") == "urn:lazo:schema:explorer:1");
  REQUIRE(column(data, "nodes", "key").size() == graph.nodes.size());
  REQUIRE(column(data, "edges", "id").size() == graph.edges.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    CHECK(text_at(data, column(data, "nodes", "key")[i]) == graph.nodes[i].key);
    CHECK(text_at(data, column(data, "nodes", "name")[i]) == graph.nodes[i].name);
  }
  std::size_t claim = 0;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    CHECK(column(data, "edges", "source")[i].as_integer() == graph.edges[i].source);
    for (const ExportEvidence& evidence : graph.edges[i].evidence) {
      REQUIRE(claim < column(data, "claims", "edge").size());
      CHECK(column(data, "claims", "edge")[claim].as_integer() == static_cast<std::int64_t>(i));
      const auto quotation =
          static_cast<std::size_t>(column(data, "claims", "quotation")[claim].as_integer());
      CHECK(text_at(data, column(data, "quotations", "text")[quotation]) == evidence.text);
      ++claim;
    }
  }
  CHECK(column(data, "claims", "edge").size() == claim);
  CHECK(column(data, "claims", "marks").size() == 6 * claim);
  // Ranks are the numbers from 0, each once.
  std::vector<bool> ranks(graph.nodes.size());
  for (const Json& rank : column(data, "nodes", "rank")) {
    ranks.at(static_cast<std::size_t>(rank.as_integer())) = true;
  }
  CHECK(ranks == std::vector<bool>(graph.nodes.size(), true));
}

TEST_CASE("explorer data: marks count as JavaScript does", "[exporters][explorer]") {
  testing::SampleGraph sample;
  const auto a = sample.node("country:mx", "Mexico", "country");
  const auto b = sample.node("country:ca", "Canada", "country");
  // An accent is one unit of UTF-16 and two bytes, an emoji two units and four bytes.
  ExportEdge& edge =
      sample.edge(a, "supports", b, ClaimStatus::kStated, 1, "\xC3\xA9\xF0\x9F\x91\x8D backs it");
  edge.evidence[0].span = {100, 100 + 15};
  edge.evidence[0].trigger_span = {107, 112};
  const Json data = data_of(sample.graph);
  const auto& marks = column(data, "claims", "marks");
  CHECK(marks[0].as_integer() == 4);
  CHECK(marks[1].as_integer() == 9);
}

TEST_CASE("explorer page: nothing in it can end a script or ask for anything",
          "[exporters][explorer]") {
  if (!has_explorer()) {
    WARN("skipped: built without Node.js");
    StringSink sink;
    const Status refused = write_html(testing::trade_graph(), {testing::ontology(), {}}, sink);
    REQUIRE(!refused.ok());
    CHECK(refused.error().code == ErrorCode::kToolMissing);
    return;
  }
  for (const std::string_view name :
       {"</script><script>alert(1)</script>", "<!--", "a \xE2\x80\xA8 b"}) {
    INFO(name);
    const std::string page = testing::exported("html", testing::hostile_graph(name));
    std::size_t scripts = 0;
    for (std::size_t at = page.find("<script"); at != std::string::npos;
         at = page.find("<script", at + 1))
      ++scripts;
    CHECK(scripts == 2);  // the data and the program
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("<!--") == std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("connect-src") == std::string::npos);
    CHECK(page.find("unsafe") > page.find("<style>"));  // not in the policy
    for (const std::string_view request : {"src=\"http", "href=\"http", "@import", "url(http"}) {
      INFO(request);
      CHECK(page.find(request) == std::string::npos);
    }
  }
}

TEST_CASE("explorer page: a served one asks its own server only", "[exporters][explorer]") {
  if (!has_explorer()) return;
  StringSink sink;
  ExplorerPage page;
  page.served_from = "/api/v1/explorer?\"><script>";
  REQUIRE(write_served_explorer(page, sink).ok());
  CHECK(sink.text.find("connect-src 'self'") != std::string::npos);
  CHECK(sink.text.find("data-source=\"/api/v1/explorer?&quot;&gt;&lt;script&gt;\"") !=
        std::string::npos);
  CHECK(sink.text.find("id=\"lazo-data\"") == std::string::npos);
}

}  // namespace lazo
