// The programs that the formats are for open them: Graphviz without a word on standard error,
// xmllint, NetworkX. One that is not installed is skipped, and said to be.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

using testing::exported;

bool installed(const std::string& check) {
  return std::system((check + " >/dev/null 2>&1").c_str()) == 0;  // NOLINT(cert-env33-c)
}

/// A Python that has the module, or nothing: the system's own knows Debian's packages, another one
/// may stand before it.
std::string python_with(const std::string& module) {
  for (const std::string python : {"python3", "/usr/bin/python3"}) {
    if (installed(python + " -c 'import " + module + "'")) return python + " -W ignore ";
  }
  return {};
}

/// A file that is gone at the end of the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string read() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

 private:
  testing::TemporaryFolder folder_;
  std::string path_ = folder_ / "file";
};

struct Run {
  int code = 0;
  std::string out;
  std::string err;
};

Run run(const std::string& command) {
  const TemporaryFile out("");
  const TemporaryFile err("");
  Run result;
  result.code = std::system(
      ("timeout 120 " + command + " >" + out.path() + " 2>" + err.path()).c_str());  // NOLINT
  result.out = out.read();
  result.err = err.read();
  return result;
}

Run render(const std::string& dot) {
  const TemporaryFile file(dot);
  return run("dot -Tsvg " + file.path());
}

}  // namespace

TEST_CASE("consumers: graphviz draws every picture in silence", "[exporters][consumers][slow]") {
  if (!installed("dot -V")) {
    WARN("skipped: graphviz is not installed");
    return;
  }
  for (const Theme theme : {Theme::kLight, Theme::kDark, Theme::kPrint}) {
    ExportOptions options;
    options.theme = theme;
    const Run drawn = render(exported("dot", testing::trade_graph(), options));
    CHECK(drawn.code == 0);
    CHECK(drawn.err == "");
    CHECK(drawn.out.find("USMCA") != std::string::npos);
    CHECK(drawn.out.find("class=\"edge denied\"") != std::string::npos);
    CHECK(drawn.out.find("country.mx\"") != std::string::npos);
  }
  for (const std::uint32_t nodes : {0U, 1U, 60U, 130U}) {
    INFO(nodes);
    const Run drawn = render(exported("dot", testing::ring_graph(nodes)));
    CHECK(drawn.code == 0);
    CHECK(drawn.err == "");
  }
}

TEST_CASE("consumers: graphviz shows hostile names as text", "[exporters][consumers]") {
  if (!installed("dot -V")) {
    WARN("skipped: graphviz is not installed");
    return;
  }
  for (const std::string_view name :
       {"a \"b\" \\N \\", "</script><script>alert(1)</script>",
        "<B>x</B><IMG SRC=\"/etc/passwd\"/>", "&amp; &unknown; &", "\"]; evil [label=\"x",
        "line\nbreak \x01", "{a|b}", " ", "", "\xD7\xA9\xD7\x9C \xE2\x80\xAE x", "invalid \xFF"}) {
    INFO(name);
    const Run drawn = render(exported("dot", testing::hostile_graph(name)));
    CHECK(drawn.code == 0);
    CHECK(drawn.err == "");
    CHECK(drawn.out.find("<script") == std::string::npos);
    CHECK(drawn.out.find("<image") == std::string::npos);
    CHECK(drawn.out.find("<title>evil</title>") == std::string::npos);
  }
}

TEST_CASE("consumers: xmllint finds the XML formats valid by their schemas",
          "[exporters][consumers]") {
  if (!installed("xmllint --version")) {
    WARN("skipped: xmllint is not installed");
    return;
  }
  for (const std::string_view format : {"graphml", "gexf"}) {
    const std::string check = "xmllint --noout --nonet --schema " LAZO_SOURCE_DIR
                              "/tests/exporters/schemas/" +
                              std::string(format) + ".xsd ";
    for (const std::string_view name : {"plain", "a<b>&\"'\x01\n]]>", "\xF0\x9F\x87\xB2 \xFF"}) {
      INFO(format << " " << name);
      const TemporaryFile file(exported(format, testing::hostile_graph(name)));
      const Run checked = run(check + file.path());
      INFO(checked.err);
      CHECK(checked.code == 0);
    }
    // An end that is no node is found out.
    std::string broken = exported(format, testing::trade_graph());
    const std::string_view target = " target=\"";
    broken.insert(broken.find(target) + target.size(), "no-");
    CHECK(run(check + TemporaryFile(broken).path()).code != 0);
  }
}

TEST_CASE("consumers: networkx reads what was written", "[exporters][consumers]") {
  const std::string python = python_with("networkx");
  if (python.empty()) {
    WARN("skipped: NetworkX is not installed");
    return;
  }
  const ExportGraph graph = testing::trade_graph();
  const TemporaryFile graphml(exported("graphml", graph));
  const TemporaryFile link(exported("node-link", graph));
  const TemporaryFile cytoscape(exported("cytoscape", graph));
  const TemporaryFile script(
      "import json, sys, networkx as nx\n"
      "a = nx.read_graphml(sys.argv[1], force_multigraph=True)\n"
      "b = nx.node_link_graph(json.load(open(sys.argv[2])))\n"
      "c = nx.cytoscape_graph(json.load(open(sys.argv[3])))\n"
      "for g in (a, b, c):\n"
      "    edge = [d for u, v, d in g.edges(data=True) if d['relation'] == 'opposes'][0]\n"
      "    print(g.number_of_nodes(), g.number_of_edges(), edge['status'], edge['evidence'])\n");
  const Run read = run(python + script.path() + " " + graphml.path() + " " + link.path() + " " +
                       cytoscape.path());
  INFO(read.err);
  CHECK(read.code == 0);
  const std::string line =
      std::to_string(graph.nodes.size()) + " " + std::to_string(graph.edges.size()) +
      " denied The talks must not be read as a plot against the United States.\n";
  CHECK(read.out == line + line + line);
}

TEST_CASE("consumers: igraph reads what was written", "[exporters][consumers]") {
  const std::string python = python_with("igraph");
  if (python.empty()) {
    WARN("skipped: igraph is not installed");
    return;
  }
  const ExportGraph graph = testing::trade_graph();
  const TemporaryFile graphml(exported("graphml", graph));
  const TemporaryFile script(
      "import sys, igraph\n"
      "g = igraph.Graph.Read_GraphML(sys.argv[1])\n"
      "e = [e for e in g.es if e['relation'] == 'opposes'][0]\n"
      "print(g.vcount(), g.ecount(), g.vs[e.source]['label'], e['status'], e['evidence'])\n");
  const Run read = run(python + script.path() + " " + graphml.path());
  INFO(read.err);
  CHECK(read.code == 0);
  CHECK(read.out == std::to_string(graph.nodes.size()) + " " + std::to_string(graph.edges.size()) +
                        " Canada denied The talks must not be read as a plot against the United "
                        "States.\n");
}

TEST_CASE("consumers: rapper reads Turtle, hostile names and all", "[exporters][consumers]") {
  if (!installed("rapper --version")) {
    WARN("skipped: rapper (raptor2-utils) is not installed");
    return;
  }
  for (const std::string_view name :
       {"plain", "a \"b\" \\ 'c'", "> . <urn:x> <urn:y> <urn:z", "line\nbreak \x01", "{a} <b> |^`",
        "\xE2\x80\xAE x \xF0\x9F\x87\xB2", "invalid \xFF", "http://x/ y", ""}) {
    INFO(name);
    const TemporaryFile file(exported("turtle", testing::hostile_graph(name)));
    const Run read = run("rapper -q -i turtle -o ntriples " + file.path() + " urn:lazo:base");
    CHECK(read.code == 0);
    CHECK(read.err == "");
    CHECK(read.out.find("\n<urn:x>") == std::string::npos);
  }
  const ExportGraph graph = testing::trade_graph();
  const TemporaryFile file(exported("turtle", graph));
  const Run read = run("rapper -q -i turtle -o ntriples " + file.path() + " urn:lazo:base");
  std::size_t claims = 0;
  for (const ExportEdge& edge : graph.edges) claims += edge.evidence.size();
  std::size_t found = 0;
  const std::string mark = "<http://www.w3.org/ns/prov#wasQuotedFrom>";
  for (std::size_t at = read.out.find(mark); at != std::string::npos;
       at = read.out.find(mark, at + 1)) {
    ++found;
  }
  CHECK(found == claims);
  CHECK(read.out.find("\"The talks must not be read as a plot against the United States.\"") !=
        std::string::npos);
}

TEST_CASE("consumers: rdflib finds the same triples in Turtle and JSON-LD",
          "[exporters][consumers]") {
  const std::string python = python_with("rdflib.plugins.parsers.jsonld");
  if (python.empty()) {
    WARN("skipped: rdflib 6 is not installed");
    return;
  }
  const TemporaryFile script(
      "import sys, rdflib\n"
      "a = rdflib.Graph().parse(sys.argv[1], format='turtle')\n"
      "b = rdflib.Graph().parse(sys.argv[2], format='json-ld')\n"
      "print(len(a) > 20, set(a) == set(b))\n");
  for (const ExportGraph& graph :
       {testing::trade_graph(), testing::hostile_graph("a \"b\" \\ <c> \xC3\xA9")}) {
    const TemporaryFile turtle(exported("turtle", graph));
    const TemporaryFile json(exported("jsonld", graph));
    const Run read = run(python + script.path() + " " + turtle.path() + " " + json.path());
    INFO(read.err);
    CHECK(read.out == "True True\n");
  }
}

TEST_CASE("consumers: LibreOffice reads the table", "[exporters][consumers][slow]") {
  if (!installed("soffice --version")) {
    WARN("skipped: LibreOffice is not installed");
    return;
  }
  // A folder of its own for the profile: another LibreOffice may run on this machine.
  const testing::TemporaryFolder folder;
  const std::string& home = folder.path();
  const ExportGraph graph = testing::trade_graph();
  ExportOptions options;
  options.byte_order_mark = true;
  std::ofstream(home + "/edges.csv", std::ios::binary) << exported("csv", graph, options);
  const Run converted =
      run("soffice -env:UserInstallation=file://" + home +
          "/profile --headless --convert-to html --outdir " + home + " " + home + "/edges.csv");
  INFO(converted.err);
  CHECK(converted.code == 0);
  std::ifstream file(home + "/edges.html", std::ios::binary);
  const std::string html{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::size_t rows = 0;
  for (std::size_t at = html.find("<tr"); at != std::string::npos; at = html.find("<tr", at + 1)) {
    ++rows;
  }
  CHECK(rows == graph.edges.size() + 1);
  CHECK(html.find("The talks must not be read as a plot against the United States.") !=
        std::string::npos);
}

}  // namespace lazo
