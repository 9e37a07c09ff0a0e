#include "graph/base/strings.hpp"
#include "queries/pattern/functions.hpp"
#include "queries/pattern/memory_graph.hpp"
#include "queries/pattern/run.hpp"
#include "tests/catch.hpp"

using namespace lazo;
using namespace lazo::pattern;

namespace {

/// Three countries, a body and who presses whom.
MemoryGraph sample() {
  MemoryGraph graph;
  const auto node = [&](const char* label, const char* name, std::int64_t degree) {
    return graph.add_node({label}, {{"name", std::string(name)}, {"degree", degree}});
  };
  const NodeRef us = node("Country", "United States", 9);
  const NodeRef mx = node("Country", "Mexico", 7);
  const NodeRef ca = node("Country", "Canada", 5);
  const NodeRef body = node("Organization", "COPARMEX", 3);
  const auto tie = [&](NodeRef a, const char* type, NodeRef b, const char* status) {
    static_cast<void>(graph.add_relationship(a, type, b, {{"status", std::string(status)}}));
  };
  tie(us, "pressures", mx, "stated");
  tie(us, "pressures", ca, "reported");
  tie(mx, "cooperates_with", ca, "stated");
  tie(body, "supports", mx, "intended");
  return graph;
}

/// The answer, a row a line, or the error.
std::string ask(std::string_view query, const Parameters& parameters = {}) {
  const MemoryGraph graph = sample();
  const Result<Table> table = run_query(graph, query, parameters);
  if (!table.ok()) return table.error().text();
  std::string out = join(table->columns, ", ");
  for (const auto& row : table->rows) {
    std::vector<std::string> cells;
    for (const Value& value : row) cells.push_back(written(graph, value));
    out += "; " + join(cells, ", ");
  }
  return out;
}

}  // namespace

TEST_CASE("pattern: what a query answers", "[queries][pattern]") {
  struct Row {
    std::string_view query, answer;
  };
  const Row rows[] = {
      {"MATCH (a)-[:pressures]->(b) RETURN b.name AS n UNION MATCH (a)-[:supports]->(b) RETURN "
       "b.name AS n",
       "n; 'Mexico'; 'Canada'"},
      {"RETURN 1 AS n UNION ALL RETURN 1 AS n UNION ALL RETURN 2 AS n", "n; 1; 1; 2"},
      {"RETURN ceil(1.2) AS c, floor(-1.2) AS f, round(2.5) AS r, sqrt(9) AS q, sign(-3) AS s",
       "c, f, r, q, s; 2.0, -2.0, 3.0, 3.0, -1"},
      {"RETURN toBoolean('TRUE') AS a, toBoolean('x') AS b, ltrim(' x ') AS l, rtrim(' x ') AS r",
       "a, b, l, r; true, null, 'x ', ' x'"},
      {"MATCH (a:Country)-[r:pressures]->(b) WHERE r.status = 'stated' RETURN a.name, b.name",
       "a.name, b.name; 'United States', 'Mexico'"},
      {"MATCH (a)-[:pressures|supports]->(b) RETURN b.name AS who, count(*) AS n ORDER BY n DESC, "
       "who",
       "who, n; 'Mexico', 2; 'Canada', 1"},
      {"MATCH p = (a {name: 'COPARMEX'})-[*1..2]-(b:Country) RETURN b.name, length(p) ORDER BY "
       "length(p), b.name",
       "b.name, length(p); 'Mexico', 1; 'Canada', 2; 'United States', 2"},
      {"MATCH (a:Country) WHERE NOT (a)<-[:pressures]-() RETURN a.name", "a.name; 'United States'"},
      {"MATCH (a:Organization) OPTIONAL MATCH (a)-[:pressures]->(b) RETURN a.name, b",
       "a.name, b; 'COPARMEX', null"},
      {"MATCH (a:Country) WITH a ORDER BY a.degree DESC LIMIT 2 RETURN collect(a.name) AS top",
       "top; ['United States', 'Mexico']"},
      {"UNWIND [3, 1, 2] AS x WITH x WHERE x > 1 RETURN x ORDER BY x", "x; 2; 3"},
      {"MATCH (a:Country) WHERE a.name CONTAINS 'nada' OR a.name STARTS WITH 'Mex' RETURN a.name "
       "ORDER BY a.name",
       "a.name; 'Canada'; 'Mexico'"},
      {"RETURN 7 / 2 AS a, 7.0 / 2 AS b, 7 % 4 AS c, 2 ^ 3 AS d", "a, b, c, d; 3, 3.5, 3, 8.0"},
      {"RETURN null = null AS a, 1 = 1.0 AS b, 'a' < 'b' < 'c' AS c, [1, null] = [1, 2] AS d",
       "a, b, c, d; null, true, true, null"},
      {"MATCH (a:Nothing) RETURN count(a) AS n, sum(a.degree) AS s, max(a.degree) AS m",
       "n, s, m; 0, 0, null"},
      {"RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS squares", "squares; [1, 9, 25]"},
      {"RETURN CASE WHEN false THEN 1 ELSE 2 END AS x, all(x IN [1, 2] WHERE x > 0) AS y",
       "x, y; 2, true"},
      {"MATCH (n) RETURN DISTINCT labels(n) AS l ORDER BY l", "l; ['Country']; ['Organization']"},
      {"match (n) return n.name order by n.name skip 1 limit 1", "n.name; 'Canada'"},
      {"RETURN substring('México', 1, 3) AS s, size('México') AS n, toUpper('é') AS u",
       "s, n, u; 'éxi', 6, 'É'"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(ask(row.query) == row.answer);
  }
  CHECK(ask("MATCH (n {name: $who}) RETURN n.degree", {{"who", std::string("Canada")}}) ==
        "n.degree; 5");
}

TEST_CASE("pattern: an error points at its character", "[queries][pattern]") {
  struct Row {
    std::string_view query, error;
  };
  const Row rows[] = {
      {"MATCH (a RETURN a", "query:1:10: expected ')', found 'RETURN'"},
      {"MATCH (a) RETURN b", "query:1:18: undefined variable 'b'; did you mean 'a'?"},
      {"MATCH (a)\nRETURM a",
       "query:2:1: expected MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN, found 'RETURM'; did you "
       "mean 'RETURN'?"},
      {"MATCH (a) DELETE a",
       "query:1:11: DELETE is not allowed; queries only read; see lazo help query"},
      {"MATCH (a)-[a]->(b) RETURN a", "query:1:10: 'a' is a node already, not a relationship"},
      {"RETURN cuont(1) AS x", "query:1:8: unknown function 'cuont'; did you mean 'count'?"},
      {"RETURN 1 / 0 AS x", "query:1:10: division by zero"},
      {"RETURN 'a", "query:1:8: string without end"},
      {"MATCH (a) RETURN a LIMIT -1", "query:1:26: SKIP and LIMIT must not be negative"},
      {"", "query:1:1: query without RETURN; end it with RETURN ..."},
      {"RETURN $x AS x", "query:1:8: missing parameter $x"},
      {"RETURN ñ AS x", "query:1:8: undefined variable 'ñ'"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(ask(row.query) == row.error);
  }
}

TEST_CASE("pattern: deep nesting is refused, not followed", "[queries][pattern]") {
  const std::string deep(100000, '(');
  CHECK(ask("RETURN " + deep).find("query:1:") == 0);
  std::string maps, chains;
  for (int i = 0; i < 90; ++i) maps += "({a: ", chains += "1 < (";
  CHECK(ask("RETURN " + maps).find("query:1:") == 0);
  CHECK(ask("RETURN " + chains).find("query:1:") == 0);
  CHECK(ask("RETURN " + std::string(100000, '-') + "1").find("query:1:") == 0);
}

TEST_CASE("pattern: what may be a path or an expression is not tried both ways at each level",
          "[queries][pattern]") {
  // Found by fuzzing: two to the power of 40 ways.
  std::string nested = "RETURN ";
  for (int i = 0; i < 40; ++i) nested += "({a: ";
  CHECK(ask(nested).find("query:1:") == 0);
}

TEST_CASE("pattern: LIMIT stops the search", "[queries][pattern]") {
  MemoryGraph graph;
  NodeRef hub = graph.add_node({}, {});
  for (int i = 0; i < 300; ++i)
    static_cast<void>(graph.add_relationship(hub, "t", graph.add_node({}, {}), {}));
  // All pairs of pairs would be 300^4 matches.
  const Result<Table> table =
      run_query(graph, "MATCH (a)--(b)--(c), (d)--(e)--(f) RETURN a LIMIT 3");
  REQUIRE(table.ok());
  CHECK(table->rows.size() == 3);
}
