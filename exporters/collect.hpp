#pragma once
// From an answer to what the exporters take: names and dates written out, quotations fetched.
//
//   CollectRequest request{.title = "Neighbours of T-MEC", .version = "0.1.0", .filter = filter};
//   request.most_nodes = 25;
//   LAZO_TRY(const ExportGraph graph, collect(snapshot, ontology, store, answer, request));
//
// Thread safety: that of the Store, which is read. Memory is O(what is kept): nodes that
// most_nodes leaves out are never built.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "exporters/export_graph.hpp"
#include "graph/base/result.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/answer.hpp"
#include "queries/filter.hpp"

namespace lazo {

class Ontology;

struct CollectRequest {
  static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

  std::string title;
  std::string version;
  Filter filter;                 ///< which claims of an edge are shown
  std::vector<NodeIndex> focus;  ///< asked for by name: a picture that is cut keeps them
  std::size_t most_nodes = 0;    ///< 0 = all
  std::size_t evidence = 3;      ///< quotations an edge; 0 = none, kAll = every one
};

/// The nodes and ties of an answer. Ends of ties are nodes too, named in the answer or not.
/// Errors: those of the store.
[[nodiscard]] Result<ExportGraph> collect(const Snapshot& snapshot, const Ontology& ontology,
                                          const Store& store, const Answer& answer,
                                          const CollectRequest& request);

/// Every tie that passes the filter, as an answer. O(edges).
[[nodiscard]] Answer whole_graph(const Snapshot& snapshot, const Filter& filter);

/// Every tie that passes the filter between two of these nodes: what a picture of them shows.
/// O(sum of their degrees).
[[nodiscard]] std::vector<Tie> ties_among(const Snapshot& snapshot, const Filter& filter,
                                          const std::vector<NodeIndex>& nodes);

}  // namespace lazo
