// The same queries on the snapshot and on a copy of it in memory give the same rows.

#include "queries/pattern/snapshot_graph.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"
#include "graph/fold.hpp"
#include "queries/pattern/functions.hpp"
#include "queries/pattern/memory_graph.hpp"
#include "queries/pattern/run.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

using namespace lazo;
using namespace lazo::pattern;

namespace {

constexpr std::uint8_t kAllStatuses = (1U << kStatusCount) - 1;

Snapshot graph_of_seeds(std::uint64_t first, std::uint64_t count) {
  Fold fold(testing::shipped_for_tests(), DecisionLog());
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    fold.add(testing::random_extraction(seed, testing::shipped_for_tests()));
  }
  return fold.finish();
}

/// Copies what the snapshot graph shows. Relationships without direction get one.
MemoryGraph copy_of(const SnapshotGraph& graph) {
  MemoryGraph copy;
  for (std::uint32_t n = 0; n < graph.node_count(); ++n) {
    static_cast<void>(copy.add_node(graph.labels({n}), graph.properties(NodeRef{n})));
  }
  for (std::uint32_t n = 0; n < graph.node_count(); ++n) {
    for (const RelationshipRef r : graph.both({n})) {
      if (graph.source(r).id != n) continue;
      static_cast<void>(
          copy.add_relationship({n}, graph.type(r), graph.target(r), graph.properties(r)));
    }
  }
  return copy;
}

/// The rows of an answer, sorted, as text; or the error.
std::vector<std::string> rows_of(const PropertyGraph& graph, std::string_view query) {
  const Result<Table> table = run_query(graph, query);
  if (!table.ok()) return {table.error().text()};
  std::vector<std::string> out;
  for (const auto& row : table->rows) {
    std::string line;
    for (const Value& value : row) line += written(graph, value) + " | ";
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("snapshot graph: the same answers as a graph in memory", "[queries][pattern]") {
  const char* queries[] = {
      "MATCH (a) RETURN a.key, a.name, labels(a)",
      "MATCH (a)-[r]-(b) RETURN a.key, type(r), r.status, b.key",
      "MATCH (a)-[r]-(b) WHERE r.status = 'stated' RETURN r.family, count(*), sum(r.claims)",
      "MATCH (a)-[*2..2]-(b) RETURN a.key, count(b)",
      "MATCH (a) WHERE NOT (a)--() RETURN a.key",
      "MATCH (a) OPTIONAL MATCH (a)-[r {status: 'denied'}]-(b) RETURN a.key, b.key",
      "MATCH (a)-[r]-() WHERE r.confidence >= 0.5 RETURN type(r), max(r.latest), min(r.belief)",
  };
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Snapshot snapshot = graph_of_seeds(10 * seed, 3);
    const SnapshotGraph graph(snapshot, testing::shipped_for_tests(), kAllStatuses, true);
    const MemoryGraph copy = copy_of(graph);
    REQUIRE(copy.relationship_count() > 0);
    for (const char* query : queries) {
      INFO("seed " << seed << ": " << query);
      CHECK(rows_of(graph, query) == rows_of(copy, query));
    }
  }
}

TEST_CASE("snapshot graph: shows only the statuses it was given", "[queries][pattern]") {
  const Snapshot snapshot = graph_of_seeds(100, 6);
  const Ontology& ontology = testing::shipped_for_tests();
  std::size_t all = 0;
  for (std::uint32_t status = 0; status < kStatusCount; ++status) {
    const SnapshotGraph graph(snapshot, ontology, static_cast<std::uint8_t>(1U << status), false);
    const auto rows = rows_of(graph, "MATCH ()-[r]-() RETURN DISTINCT r.status");
    const std::string name(name_of(static_cast<ClaimStatus>(status)));
    CHECK((rows.empty() || rows == std::vector<std::string>{"'" + name + "' | "}));
    all += rows.size();
  }
  CHECK(all > 2);
}

TEST_CASE("snapshot graph: labels and types match what is narrower, names any alias",
          "[queries][pattern]") {
  const Snapshot snapshot = graph_of_seeds(7, 8);
  const SnapshotGraph graph(snapshot, testing::shipped_for_tests(), kAllStatuses, true);
  const auto actors = rows_of(graph, "MATCH (a:Actor) RETURN a.key");
  const auto countries = rows_of(graph, "MATCH (a:country) RETURN a.key");
  REQUIRE_FALSE(countries.empty());
  CHECK(std::includes(actors.begin(), actors.end(), countries.begin(), countries.end()));
  for (std::uint32_t i = 0; i < snapshot.name_count(); ++i) {
    const NameView name = snapshot.name(i);
    const Result<Table> found = run_query(graph, "MATCH (a {name: $name}) RETURN a.key",
                                          {{"name", std::string(name.text)}});
    REQUIRE(found.ok());
    const std::string key(snapshot.node(name.node).key);
    INFO(name.text << " is " << key);
    CHECK(std::any_of(found->rows.begin(), found->rows.end(),
                      [&](const auto& row) { return *row[0].template get<std::string>() == key; }));
  }
}
