// The generator against its reference, and the questions against sums that several engines gave.

#include "bench/typed_graph.hpp"

#include <filesystem>

#include "bench/graph_folder.hpp"
#include "graph/base/file.hpp"
#include "graph/base/sha256.hpp"
#include "graph/snapshot_cache.hpp"
#include "queries/hop_search.hpp"
#include "queries/weighted_search.hpp"
#include "queries/whole_graph.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo::bench {
namespace {

using testing::TemporaryFolder;

NodeIndex find(const Snapshot& graph, const GraphFolder& folder, std::uint32_t node) {
  const std::optional<NodeIndex> found = graph.find(node_key(folder, node));
  REQUIRE(found.has_value());
  return *found;
}

TEST_CASE("typed graph: same bytes and sums as the reference", "[bench][shortest]") {
  const TemporaryFolder folder;
  REQUIRE(write_typed_graph({.nodes = 5000, .edges = 50000, .seed = 1}, folder.path()).ok());
  const Result<std::string> edges = real_file_system().read(folder.path() + "/edges.csv");
  REQUIRE(edges.ok());
  const Sha256 sha = sha256(*edges);
  CHECK(sha[0] == 0x06);
  CHECK(sha[1] == 0xaa);
  CHECK(sha[2] == 0x09);
  CHECK(sha[3] == 0x86);

  const Result<Ontology> ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  const Result<GraphFolder> read = read_graph_folder(folder.path(), *ontology);
  REQUIRE(read.ok());
  Result<Store> store = Store::open(folder.path() + "/graph.lazo", *ontology, StoreAccess::kCreate);
  REQUIRE(store.ok());
  REQUIRE(import_graph(*read, *store).ok());
  const Result<Snapshot> graph = fold_store(*store, *ontology);
  REQUIRE(graph.ok());
  CHECK(graph->node_count() == 5000);
  CHECK(graph->claim_count() == 50000);

  const WeightedGraph roads(graph->topology(), doubts(*graph));
  HopSearch hops(graph->topology());
  WeightedSearch search(roads);
  std::uint64_t ties = 0;
  std::uint64_t weights = 0;
  std::uint64_t of_ten = 0;
  REQUIRE(read->pairs.size() == 100);
  for (std::size_t i = 0; i < read->pairs.size(); ++i) {
    const NodeIndex from = find(*graph, *read, read->pairs[i].first);
    const NodeIndex to = find(*graph, *read, read->pairs[i].second);
    ties += hops.shortest(from, to).size() - 1;
    weights += search.cheapest(from, to).cost;
    if (i >= 20) continue;
    for (const CheapPath& path : search.k_cheapest(from, to, 10)) of_ten += path.cost;
  }
  CHECK(ties == 275);
  CHECK(weights == 10200);
  CHECK(of_ten == 19518);
  CHECK(components(*graph, {}).sizes.size() == 4);
}

TEST_CASE("typed graph: what cannot be drawn or read is named", "[bench]") {
  const TemporaryFolder folder;
  CHECK_FALSE(write_typed_graph({.nodes = 10, .edges = 5, .seed = 1}, folder.path()).ok());
  const Status missing =
      write_typed_graph({.nodes = 100, .edges = 5, .seed = 1}, folder.path() + "/no");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == ErrorCode::kSystem);
  REQUIRE(write_typed_graph({.nodes = 100, .edges = 5, .seed = 1}, folder.path()).ok());
  REQUIRE(real_file_system()
              .write_atomically(folder.path() + "/edges.csv",
                                "src,dst,type,weight,doc\n1,2,OWNS,7,3\n1,900,OWNS,7,3\n")
              .ok());
  const Result<Ontology> ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  const Result<GraphFolder> read = read_graph_folder(folder.path(), *ontology);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().where == folder.path() + "/edges.csv:3");
}

}  // namespace
}  // namespace lazo::bench
