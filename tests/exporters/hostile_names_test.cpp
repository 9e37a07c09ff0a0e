// Names as an attacker would choose them, through every format.
#include <array>
#include <string>
#include <vector>

#include "graph/base/json.hpp"
#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"
#include "tests/exporters/xml_check.hpp"

namespace lazo {
namespace {

using testing::exported;
using testing::hostile_graph;

const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> kNames = {
      "plain name",
      "quote \" quote",
      "it's 'quoted'",
      "brace { } [ ] ( ) < > |",
      "back\\slash \\N \\G \\l \\",
      "</script><script>alert(1)</script>",
      "]]> <!-- --> <![CDATA[",
      "line\nbreak\r\nand\ttab",
      "\"]; evil [label=\"x",
      "<B>bold</B><IMG SRC=\"/etc/passwd\"/>",
      "=HYPERLINK(\"http://x\",\"y\")",
      "+1+cmd|' /C calc'!A0",
      "@SUM(1)",
      "-2+3",
      "'; MATCH (n) DETACH DELETE n; //",
      "&amp; &unknown; &#x41; &",
      "%%{init: {}}%% click n0 \"javascript:x\"",
      "\xE2\x80\xAE"
      "desrever \xE2\x80\xAC back",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
      "\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8C\xBE",
      std::string("nul\0byte", 8),
      "control \x01\x07\x1B[31m",
      "invalid \xFF\xC3 bytes",
      "\xEF\xBF\xBF\xEF\xBB\xBF noncharacters",
      std::string(3000, 'A'),
      " ",
      "",
  };
  return kNames;
}

/// Splits RFC 4180 text; the tests' own, so that a fault of the writer shows.
std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (text[i] != '"')
        cell.push_back(text[i]);
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cell.push_back('"'), ++i;
      else
        quoted = false;
    } else if (text[i] == '"') {
      CHECK(cell.empty());
      quoted = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\n') {
      rows.emplace_back(1);
    } else if (text[i] != '\r') {
      cell.push_back(text[i]);
    }
  }
  CHECK_FALSE(quoted);
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("hostile names: JSON formats stay JSON and give the name back", "[exporters][hostile]") {
  for (const std::string& name : hostile_names()) {
    INFO(name);
    const std::string valid = repair_utf8(name).text;
    for (const std::string_view format :
         {"json", "jgf", "cytoscape", "node-link", "kumu", "jsonld", "annotations"}) {
      INFO(format);
      const std::string output = exported(format, hostile_graph(name));
      const Result<Json> parsed = parse_json(output, format);
      if (!parsed.ok()) FAIL(parsed.error().text());
      if (format == "json") {
        CHECK(parsed->find("nodes")->items()[0].text("name") == valid);
        const Json& evidence = parsed->find("edges")->items()[0].find("evidence")->items()[0];
        CHECK(evidence.text("text") == valid);
      }
      if (format == "node-link" && !name.empty()) {
        CHECK(parsed->find("nodes")->items()[0].text("label") == valid);
      }
    }
  }
}

TEST_CASE("hostile names: XML formats stay well formed", "[exporters][hostile]") {
  for (const std::string& name : hostile_names()) {
    INFO(name);
    for (const std::string_view format : {"graphml", "gexf"}) {
      INFO(format);
      const std::string output = exported(format, hostile_graph(name));
      CHECK(testing::xml_fault(output) == "");
      CHECK(find_invalid_utf8(output) == std::string_view::npos);
    }
  }
}

TEST_CASE("hostile names: tables keep their shape and hold no formula", "[exporters][hostile]") {
  for (const std::string& name : hostile_names()) {
    INFO(name);
    const ExportGraph graph = hostile_graph(name);
    for (const ExportFile& file : find_export_format("csv")->files) {
      INFO(file.name);
      StringSink sink;
      HeldGraph source(graph);
      REQUIRE(file.write(source, {testing::ontology(), {}}, sink).ok());
      const auto rows = parse_csv(sink.text);
      REQUIRE(rows.size() >= 2);
      for (const auto& row : rows) {
        CHECK(row.size() == rows[0].size());
        for (const std::string& cell : row) {
          const std::size_t first = cell.find_first_not_of(' ');
          if (first == std::string::npos) continue;
          CHECK(std::string_view("=+-@").find(cell[first]) == std::string_view::npos);
        }
      }
    }
  }
}

TEST_CASE("hostile names: lines of FollowTheMoney stay one entity each", "[exporters][hostile]") {
  for (const std::string& name : hostile_names()) {
    INFO(name);
    const std::string output = exported("ftm", hostile_graph(name));
    std::size_t begin = 0;
    std::size_t entities = 0;
    for (std::size_t end = output.find('\n'); end != std::string::npos;
         end = output.find('\n', begin)) {
      const Result<Json> line = parse_json(output.substr(begin, end - begin), "ftm");
      if (!line.ok()) FAIL(line.error().text());
      begin = end + 1;
      ++entities;
    }
    CHECK(entities == 5);  // two nodes, a document, two ties
  }
}

TEST_CASE("hostile names: statements and diagrams keep one line for each thing",
          "[exporters][hostile]") {
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  for (const std::string_view format : {"cypher", "mermaid", "dot", "turtle", "neo4j-csv"}) {
    const auto expected = lines(exported(format, hostile_graph("plain name")));
    for (const std::string& name : hostile_names()) {
      INFO(format << " " << name);
      const std::string output = exported(format, hostile_graph(name));
      CHECK(lines(output) == expected);
      CHECK(find_invalid_utf8(output) == std::string_view::npos);
      CHECK(output.find('\0') == std::string::npos);
      // RDF keeps quotations as they are; what is read by eye turns no line around.
      if (format != "turtle") CHECK(output.find("\xE2\x80\xAE") == std::string::npos);
    }
  }
}

}  // namespace lazo
