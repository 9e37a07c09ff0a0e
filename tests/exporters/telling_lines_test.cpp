#include "exporters/telling_lines.hpp"

#include <set>

#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {
namespace {

DrawnLine line(std::uint32_t source, std::uint32_t target, std::uint32_t claims,
               Sign sign = Sign::kNeutral) {
  DrawnLine made;
  made.source = source;
  made.target = target;
  made.claims = claims;
  made.sign = sign;
  made.relations.resize(1);
  return made;
}

ExportGraph nodes(std::size_t count) {
  ExportGraph graph;
  graph.nodes.resize(count);
  return graph;
}

std::vector<std::uint32_t> claims_of(const TellingLines& shown) {
  std::vector<std::uint32_t> claims;
  for (const DrawnLine& each : shown.lines) claims.push_back(each.claims);
  return claims;
}

}  // namespace

TEST_CASE("telling lines: all of them if they fit, or if all are wanted", "[exporters][dot]") {
  const ExportGraph graph = nodes(2);
  const std::vector<DrawnLine> lines = {line(0, 1, 1), line(0, 1, 2), line(1, 0, 3)};
  for (const std::size_t most : {std::size_t{0}, std::size_t{3}, std::size_t{4}}) {
    const TellingLines shown = telling_lines(lines, graph, most);
    CHECK(shown.lines.size() == 3);
    CHECK(shown.ties_left_out == 0);
  }
}

TEST_CASE("telling lines: the heavy ones stay, in their order, and the rest is counted",
          "[exporters][dot]") {
  const ExportGraph graph = nodes(3);
  struct Row {
    std::string_view what;
    std::vector<DrawnLine> lines;
    std::vector<std::uint32_t> kept;  // by their claims
  };
  DrawnLine background = line(0, 1, 90);
  background.layer = EdgeLayer::kBackground;
  DrawnLine denied = line(1, 0, 4);
  denied.status = ClaimStatus::kDenied;
  const std::vector<Row> rows = {
      {"more sentences", {line(0, 1, 1), line(1, 2, 5), line(0, 2, 9)}, {5, 9}},
      {"conflict and cooperation count twice",
       {line(0, 1, 5), line(1, 2, 3, Sign::kConflict), line(0, 2, 4, Sign::kCooperation)},
       {3, 4}},
      {"so do denials", {line(0, 1, 7), line(1, 0, 6), denied}, {7, 4}},
      {"what documents say goes before the vocabulary",
       {background, line(0, 1, 1), line(1, 2, 1)},
       {1, 1}},
      {"another pair goes before a second line of one",
       {line(0, 1, 10), line(0, 1, 8), line(1, 2, 5), line(0, 2, 1)},
       {10, 5}},
      {"no node is left alone that has a line",
       {line(0, 1, 50), line(0, 1, 40), line(1, 0, 30), line(1, 2, 1)},
       {50, 1}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const TellingLines shown = telling_lines(row.lines, graph, 2);
    CHECK(claims_of(shown) == row.kept);
    CHECK(shown.ties_left_out == row.lines.size() - 2);
  }
}

TEST_CASE("telling lines: those of a node in focus go first", "[exporters][dot]") {
  ExportGraph graph = nodes(3);
  graph.nodes[2].focus = true;
  // The forest takes one line to each node; of the others one fits.
  const std::vector<DrawnLine> lines = {line(0, 1, 9), line(0, 1, 8), line(0, 2, 3), line(1, 2, 2)};
  CHECK(claims_of(telling_lines(lines, graph, 3)) == std::vector<std::uint32_t>{9, 3, 2});
}

TEST_CASE("telling lines: what two hundred lines between fifteen nodes become",
          "[exporters][dot]") {
  ExportGraph graph = nodes(15);
  std::vector<DrawnLine> lines;
  for (std::uint32_t i = 0; i < 200; ++i) {
    lines.push_back(line(i % 15, (i * 7 + 1 + i / 15) % 15, 1 + i % 5));
  }
  const TellingLines shown = telling_lines(lines, graph, lines_that_fit(15));
  CHECK(shown.lines.size() == 38);
  CHECK(shown.ties_left_out == 162);
  std::set<std::uint32_t> reached;
  for (const DrawnLine& each : shown.lines) reached.insert({each.source, each.target});
  CHECK(reached.size() == 15);
  CHECK(claims_of(telling_lines(lines, graph, 38)) == claims_of(shown));
}

}  // namespace lazo
