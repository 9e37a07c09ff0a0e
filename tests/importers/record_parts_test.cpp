// Metamorphic: a graph read in parts tells the same ties as the whole file.
#include "importers/record_parts.hpp"

#include <algorithm>

#include "importers/file_parts.hpp"
#include "importers/line_reader.hpp"
#include "importers/record_index.hpp"
#include "importers/tables/read_ftm.hpp"
#include "importers/tables/read_graph_json.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

/// Everything of a tie but the number of its record, which counts in its part.
struct Collect final : TableSink {
  static std::string told(const TableActor& actor) {
    return actor.name + "(" + actor.type + "," + actor.key + ")";
  }
  void tie(TableTie tie) override {
    ties.push_back(told(tie.source) + " " + tie.relation + " " + told(tie.target) + " " + tie.from +
                   " " + tie.quote);
  }
  void loss(std::string_view what) override { losses.emplace_back(what); }
  std::vector<std::string> ties;
  std::vector<std::string> losses;
};

using Read = Status (*)(std::string_view text, TableSink& sink);

Status read_json(std::string_view text, TableSink& sink) {
  return read_graph_json(text, "part", sink);
}

struct Parts {
  Collect found;
  std::vector<std::string> problems;
  std::size_t count = 0;
  std::string error;
};

Parts parts_of(Result<std::unique_ptr<ContainedFiles>> opened, Read read) {
  REQUIRE(opened.ok());
  REQUIRE(*opened != nullptr);
  Parts out;
  for (;;) {
    Result<std::optional<ContainedFile>> part = (*opened)->next();
    if (!part.ok()) out.error = part.error().text();
    if (!part.ok() || !*part) return out;
    if (!(*part)->problem.empty()) {
      out.problems.push_back((*part)->problem);
      continue;
    }
    ++out.count;
    CHECK((*part)->bytes.size() <= 2 * kPartBytes);
    INFO((*part)->bytes.substr(0, 300));
    CHECK(read((*part)->bytes, out.found).ok());
  }
}

Parts json_parts(const std::string& text) {
  ByteSource source(text);
  return parts_of(graph_json_parts(source), read_json);
}

Parts entity_parts(const std::string& text) {
  return parts_of(ftm_parts(ByteSource(text)), read_ftm_entities);
}

std::vector<std::string> sorted(std::vector<std::string> ties) {
  std::sort(ties.begin(), ties.end());
  return ties;
}

/// `unit` for 0, 1, ...: '%' stands for the number, '&' for the one behind it.
std::string numbered(std::string_view unit, std::size_t count, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += between;
    for (const char c : unit) {
      if (c == '%' || c == '&') {
        out += std::to_string(c == '%' ? i : i + 1);
      } else {
        out += c;
      }
    }
  }
  return out;
}

constexpr std::size_t kNodes = 9000;

}  // namespace

TEST_CASE("record parts: a graph in parts tells the ties of the whole", "[importers][parts]") {
  struct Row {
    std::string_view shape;
    std::string text;
  };
  const auto nodes = [](std::string_view unit) { return numbered(unit, kNodes + 1, ","); };
  const auto edges = [](std::string_view unit) { return numbered(unit, kNodes, ", \n"); };
  const std::string plain_edge = R"({"source":"n%","target":"n&","type":"supports","date":"2025",)"
                                 R"("quote":"% said of & what is long enough to fill a part"})";
  const Row rows[] = {
      {"node-link", "{\"nodes\":[" + nodes(R"({"id":"n%","name":"Union %","type":"person"})") +
                        "],\"links\":[" + edges(plain_edge) + "]}"},
      {"edges before nodes", "{\"edges\":[" + edges(plain_edge) + "],\"nodes\":[" +
                                 nodes(R"({"key":"n%","attributes":{"label":"Union %"}})") + "]}"},
      {"by place", "{\"nodes\":[" + nodes(R"({"id":"Union %","group":"organization"})") +
                       "],\"links\":[" + edges(R"({"source":%,"target":&,"value":1})") + "]}"},
      {"JSON Graph Format", "{\"graph\":{\"nodes\":{" +
                                nodes(R"("n%":{"label":"Union %","metadata":{"type":"person"}})") +
                                "},\"edges\":[" + edges(plain_edge) + "]}}"},
      {"two graphs", "{\"graphs\":[{\"nodes\":{" + nodes(R"("n%":{"label":"Union %"})") +
                         "},\"edges\":[" + edges(plain_edge) + "]},{\"nodes\":{" +
                         nodes(R"("n%":{"label":"Chamber %"})") + "},\"edges\":[" +
                         edges(plain_edge) + "]}]}"},
      {"Cytoscape", "{\"elements\":{\"nodes\":[" +
                        nodes(R"({"data":{"id":"n%","label":"Union %"},"position":{"x":1}})") +
                        "],\"edges\":[" + edges("{\"data\":" + plain_edge + "}") + "]}}"},
      {"Cytoscape, one list",
       "{\"elements\":[" +
           numbered(R"({"data":{"id":"n%","label":"Union %"}},{"data":{"id":"e%","source":"n%",)"
                    R"("target":"n&","label":"supports"}})",
                    kNodes, ",") +
           "]}"},
      {"Kumu", "{\"elements\":[" + nodes(R"({"label":"n%","type":"organization"})") +
                   "],\"connections\":[" + edges(R"({"from":"n%","to":"n&","type":"owns"})") +
                   "]}"},
      {"keys", "{\"nodes\":[" + nodes(R"({"id":"org:n%","label":"Union %"})") + "],\"edges\":[" +
                   edges(R"({"source":"org:n%","target":"org:n&","relation":"funds"})") + "]}"},
      {"annotations",
       R"({"type":"AnnotationCollection","first":{"type":"AnnotationPage","items":[)" +
           edges(
               R"({"type":"Annotation","body":[)"
               R"({"purpose":"identifying","source":"urn:lazo:node:org:n%","label":"Union %"},)"
               R"({"purpose":"identifying","source":"urn:lazo:node:org:n&","label":"Union &"},)"
               R"({"purpose":"tagging","value":"supports"}],"target":[{"source":"http://a/%"}]})") +
           "]}}"},
  };
  for (const Row& row : rows) {
    INFO(row.shape);
    Collect whole;
    REQUIRE(read_json(row.text, whole).ok());
    REQUIRE(whole.ties.size() >= kNodes);
    const Parts parts = json_parts(row.text);
    CHECK(parts.count > 1);
    CHECK(parts.problems.empty());
    CHECK((sorted(parts.found.ties) == sorted(whole.ties)));
    CHECK(parts.found.losses.size() == whole.losses.size());
  }
}

TEST_CASE("record parts: FollowTheMoney in parts tells the ties of the whole",
          "[importers][parts]") {
  const std::string person =
      R"({"id":"p%","schema":"Person","properties":{"alias":["Nobody %"],"name":["Maker %"]}})";
  const std::string company =
      R"({"id":"c%","schema":"Company","properties":{"name":["Mill %"],"country":["mx"]}})";
  const std::string filler = std::string(600, 'x');
  const std::string tie = R"({"id":"o%","schema":"Ownership","properties":{"owner":["p%","p&"],)"
                          R"("asset":[{"id":"c%","schema":"Company"}],"startDate":["2020"],)"
                          R"("summary":["% )" +
                          filler + R"("]}})";
  // A tie in two lines is told where its first one stands.
  const std::string first =
      R"({"id":"s","schema":"Directorship","properties":{"director":["p1"]}})";
  const std::string second =
      R"({"id":"s","schema":"Directorship","properties":{"organization":["c2","unknown"]}})";
  const std::string text =
      "\xEF\xBB\xBF" + first + "\r\n\r\nno JSON\r\n" + numbered(tie, kNodes, "\r\n") + "\r\n" +
      numbered(person, kNodes + 1, "\n") + "\n" + second + "\n" + numbered(company, kNodes, "\n");
  Collect whole;
  REQUIRE(read_ftm_entities(text.substr(3), whole).ok());
  REQUIRE(whole.ties.size() == 2 * kNodes + 2);
  const Parts parts = entity_parts(text);
  CHECK(parts.error.empty());
  CHECK(parts.count > 2);
  CHECK((sorted(parts.found.ties) == sorted(whole.ties)));
  CHECK(parts.found.losses == whole.losses);
}

TEST_CASE("record parts: what is too large is named, and the rest is told", "[importers][parts]") {
  const std::string large(kMostRecordBytes + 100, 'x');
  const std::string tie = R"({"id":"t","schema":"Membership","properties":{"member":["Ana"],)"
                          R"("organization":["Guild"]}})";
  const Parts lines = entity_parts(R"({"id":"a","schema":"Note","properties":{"text":[")" + large +
                                   "\"]}}\n" + tie);
  CHECK(lines.found.ties.size() == 1);
  CHECK(lines.problems == std::vector<std::string>{"an entity larger than 1 MB; left out"});

  const std::string edge = R"({"source":"a","target":"b","quote":")";
  const Parts graph = json_parts(R"({"nodes":[{"id":"a"}],"edges":[)" + edge + "short\"}," + edge +
                                 large + "\"}," + edge + "short too\"}]}");
  CHECK(graph.found.ties.size() == 2);
  CHECK(graph.problems == std::vector<std::string>{"an edge larger than 1 MB; left out"});
}

TEST_CASE("record parts: files without ties are told from those with them", "[importers][parts]") {
  const Parts none = entity_parts(R"({"id":"a","schema":"Person","properties":{"name":["A"]}})");
  CHECK(none.count == 0);
  CHECK_THAT(none.error, Catch::Contains("no entity of this file is a tie"));
  for (const char* text :
       {R"({"items":[{"name":"a"}]})", R"({"edges":[{"source":1}]})", R"([{"a":1}])",
        R"({"data":{"nodes":[{"id":1}],"edges":[{"source":1,"target":1}]}})"}) {
    INFO(text);
    ByteSource source{std::string(text)};
    const auto parts = graph_json_parts(source);
    REQUIRE(parts.ok());
    CHECK(*parts == nullptr);
    CHECK(std::move(source).take_bytes() == text);
  }
  ByteSource broken{std::string("{\"nodes\":[}")};
  CHECK_FALSE(graph_json_parts(broken).ok());
}

TEST_CASE("record parts: lines are the same whatever the pieces they are read in",
          "[importers][parts]") {
  const std::string text = "one\r\n\ntwo three four\nfive";
  for (const std::size_t most : {4U, 5U, 14U, 100U}) {
    INFO(most);
    const ByteSource source{std::string(text)};
    LineReader lines(source, most);
    std::string joined;
    for (;;) {
      const Result<std::optional<SourceLine>> line = lines.next();
      REQUIRE(line.ok());
      if (!*line) break;
      CHECK(((*line)->too_long || text.substr((*line)->begin).starts_with((*line)->text)));
      joined += (*line)->too_long ? "..." : std::string((*line)->text);
      joined += '|';
    }
    CHECK(joined == (most < 14 ? "one||...|five|" : "one||two three four|five|"));
  }
}

TEST_CASE("record parts: an index finds each record of an id, in the order of the file",
          "[importers][parts]") {
  RecordIndex index;
  index.add("b", {30, 3});
  index.add("a", {20, 2});
  index.add("b", {10, 1});
  index.sort();
  CHECK(index.find("b") == std::vector<RecordPlace>{{10, 1}, {30, 3}});
  CHECK(index.find("a") == std::vector<RecordPlace>{{20, 2}});
  CHECK(index.find("c").empty());
}

}  // namespace lazo
