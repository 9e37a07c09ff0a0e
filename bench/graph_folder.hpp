#pragma once
// A folder written by graph_generator, read and put into a store as the claims of a table.
//
//   LAZO_TRY(const GraphFolder graph, read_graph_folder("g5k"));
//   LAZO_CHECK(import_graph(graph, ontology, store));
//   snapshot.find(node_key(graph, 17))
//
// Each row of edges.csv is a claim with its row as the evidence; a part of kRowsPerDocument rows is
// a document, so that memory stays bounded. The weight of a row is what its claim lacks to
// certainty: confidence = 10000 - weight. Of parallel ties the best claim counts, which is the
// smallest weight.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/store.hpp"

namespace lazo::bench {

inline constexpr std::size_t kRowsPerDocument = 4000000;

struct GraphFolder {
  struct Node {
    NodeType type;
    std::string type_name;  ///< as the file writes it, in lower case: the prefix of its key
    std::string name;
  };
  struct Edge {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    RelationId relation;
    std::uint16_t weight = 0;
  };
  std::vector<Node> nodes;  ///< by number
  std::vector<Edge> edges;  ///< in the order of the file
  std::uint32_t hub = 0;
  std::uint32_t leaf = 0;
  std::uint32_t mid = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
};

/// Errors: kNotFound, kSystem; kBadInput with file and line.
[[nodiscard]] Result<GraphFolder> read_graph_folder(const std::string& folder,
                                                    const Ontology& ontology);

/// "company:17".
[[nodiscard]] std::string node_key(const GraphFolder& graph, std::uint32_t node);

struct ImportTimes {
  double store_cpu_seconds = 0;  ///< in Store::put and commit
  std::uint32_t documents = 0;
};
/// Writes everything into an empty store. Errors of the store.
[[nodiscard]] Result<ImportTimes> import_graph(const GraphFolder& graph, Store& store);

}  // namespace lazo::bench
