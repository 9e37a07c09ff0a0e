#include "exporters/exporter.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "graph/base/json.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"
#include "tests/exporters/xml_check.hpp"

namespace lazo {
namespace {

using testing::exported;

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++found;
  return found;
}

/// A sink that fails after some bytes, like a full disk.
class FailingSink final : public TextSink {
 public:
  explicit FailingSink(std::size_t room) : room_(room) {}
  Status write(std::string_view bytes) override {
    if (bytes.size() > room_) return Error{ErrorCode::kSystem, "no space left", "out", {}};
    room_ -= bytes.size();
    return {};
  }

 private:
  std::size_t room_;
};

}  // namespace

TEST_CASE("exporters: the table is sorted and says what each format loses", "[exporters]") {
  const auto formats = export_formats();
  CHECK(std::is_sorted(formats.begin(), formats.end(),
                       [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const ExportFormat& format : formats) {
    INFO(format.name);
    CHECK(find_export_format(format.name) == &format);
    CHECK_FALSE(format.summary.empty());
    CHECK_FALSE(format.loses.empty());
    CHECK(format.extension.starts_with("."));
    CHECK(format.write != nullptr);
  }
  CHECK(find_export_format("grphml") == nullptr);
}

TEST_CASE("exporters: the same graph gives the same bytes", "[exporters]") {
  for (const ExportFormat& format : export_formats()) {
    INFO(format.name);
    CHECK(exported(format.name, testing::trade_graph()) ==
          exported(format.name, testing::trade_graph()));
  }
}

TEST_CASE("exporters: a sink that fails stops every format", "[exporters]") {
  // Big enough that each format writes more than once.
  const ExportGraph graph = testing::ring_graph(600);
  for (const ExportFormat& format : export_formats()) {
    INFO(format.name);
    for (const std::size_t room : {std::size_t{0}, BufferedText::kFlushBytes + 100}) {
      FailingSink sink(room);
      HeldGraph source(graph);
      const Status status = format.write(source, {testing::ontology(), {}}, sink);
      if (room > 0 && status.ok()) continue;  // a format that is done by then
      REQUIRE_FALSE(status.ok());
      CHECK(status.error().code == ErrorCode::kSystem);
    }
  }
}

TEST_CASE("exporters: every format holds every node and edge", "[exporters]") {
  const ExportGraph graph = testing::trade_graph();
  const std::size_t nodes = graph.nodes.size();
  const std::size_t edges = graph.edges.size();

  const std::string graphml = exported("graphml", graph);
  CHECK(count(graphml, "<node id=") == nodes);
  CHECK(count(graphml, "<edge id=") == edges);
  CHECK(count(graphml, "edgedefault=\"directed\"") == 1);
  CHECK(count(graphml, "<data key=\"edge_symmetric\">true</data>") == 1);
  CHECK(testing::xml_fault(graphml) == "");

  const std::string gexf = exported("gexf", graph);
  CHECK(count(gexf, "<node id=") == nodes);
  CHECK(count(gexf, "<edge id=") == edges);
  CHECK(count(gexf, " kind=\"allied_with\"") == 1);
  CHECK(testing::xml_fault(gexf) == "");

  const std::string csv = exported("csv", graph);
  CHECK(count(csv, "\r\n") == edges + 1);
  CHECK(count(csv, "country:mx,Mexico,allied_with,country:ca,Canada,stated,typed,COOPERATE") == 1);

  const std::string cypher = exported("cypher", graph);
  CHECK(count(cypher, "\nMERGE (n:Entity") == nodes);
  CHECK(count(cypher, "\nMATCH (a:Entity") == edges);
  CHECK(count(cypher, "[r:ALLIED_WITH {id: 'edge:1007'}]") == 1);

  const auto sizes = [&](std::string_view format) {
    auto parsed = parse_json(exported(format, graph), format);
    REQUIRE(parsed.ok());
    return std::move(parsed).value();
  };
  const Json envelope = sizes("json");
  CHECK(envelope.find("nodes")->items().size() == nodes);
  CHECK(envelope.find("edges")->items().size() == edges);
  const Json cytoscape = sizes("cytoscape");
  CHECK(cytoscape.find("elements")->find("nodes")->items().size() == nodes);
  CHECK(cytoscape.find("elements")->find("edges")->items().size() == edges);
  CHECK_FALSE(
      cytoscape.find("elements")->find("nodes")->items()[0].find("data")->text("value").empty());
  const Json jgf = sizes("jgf");
  CHECK(jgf.find("graph")->find("nodes")->members().size() == nodes);
  CHECK(jgf.find("graph")->find("edges")->items().size() == edges);
  const Json link = sizes("node-link");
  CHECK(link.find("nodes")->items().size() == nodes);
  CHECK(link.find("links")->items().size() == edges);
  CHECK(link.find("edges")->items().size() == edges);
}

TEST_CASE("exporters: the evidence of an edge arrives", "[exporters]") {
  const std::string sentence = "The talks must not be read as a plot against the United States.";
  for (const ExportFormat& format : export_formats()) {
    INFO(format.name);
    if (!format.needs_evidence) continue;
    CHECK(count(exported(format.name, testing::trade_graph()), sentence) >= 1);
  }
  const auto parsed = parse_json(exported("json", testing::trade_graph()), "json");
  REQUIRE(parsed.ok());
  const Json& edge = parsed->find("edges")->items()[3];
  CHECK(edge.text("status") == "denied");
  CHECK(edge.text("relation") == "opposes");
  CHECK(edge.find("statuses")->find("denied")->integer_at("claims") == 2);
  const Json& evidence = edge.find("evidence")->items()[0];
  CHECK(evidence.integer_at("begin") == 10);
  CHECK(evidence.integer_at("end") == static_cast<std::int64_t>(10 + sentence.size()));
  CHECK(evidence.boolean_at("negated"));
  const Json& background = parsed->find("edges")->items().back();
  CHECK(background.text("layer") == "background");
  CHECK(background.find("evidence")->items().empty());
  CHECK(background.text("origin") == "ISO 3166");
}

TEST_CASE("exporters: no format tells a plan or a denial as a fact", "[exporters]") {
  testing::SampleGraph g;
  const auto a = g.node("country:ca", "Canada", "country");
  const auto b = g.node("country:mx", "Mexico", "country");
  g.edge(a, "supports", b, ClaimStatus::kDenied);
  for (const ExportFormat& format : export_formats()) {
    INFO(format.name);
    const std::string output = exported(format.name, g.graph);
    CHECK((output.find("denied") != std::string::npos ||
           output.find("does not support") != std::string::npos));
  }
}

TEST_CASE("exporters: mermaid draws statuses apart", "[exporters]") {
  const std::string output = exported("mermaid", testing::trade_graph());
  CHECK_THAT(output, Catch::StartsWith("flowchart LR\n"));
  CHECK_THAT(output, Catch::Contains("-.->|\"plans to explore\"|") &&
                         Catch::Contains("--x|\"does not oppose\"|") &&
                         Catch::Contains("---|\"is allied with\"|") &&
                         Catch::Contains("is interested in #40;reported#41;"));
}

TEST_CASE("exporters: a byte order mark only when asked for", "[exporters]") {
  ExportOptions options;
  CHECK_THAT(exported("csv", {}, options), Catch::StartsWith("id,source"));
  options.byte_order_mark = true;
  CHECK_THAT(exported("csv", {}, options), Catch::StartsWith("\xEF\xBB\xBFid,source"));
}

TEST_CASE("exporters: the page in docs lists exactly these formats", "[exporters][docs]") {
  std::ifstream file(LAZO_SOURCE_DIR "/docs/exports.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  CHECK(count(page, "\n| `") == export_formats().size());
  for (const ExportFormat& format : export_formats()) {
    std::string loses(format.loses);
    if (const std::size_t bar = loses.find('|'); bar != std::string::npos) loses.insert(bar, "\\");
    const std::string row = "\n| `" + std::string(format.name) + "` | " +
                            std::string(format.summary) + " | " + loses + " |\n";
    INFO(row);
    CHECK(count(page, row) == 1);
  }
}

}  // namespace lazo
