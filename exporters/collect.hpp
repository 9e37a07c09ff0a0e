#pragma once
// From a snapshot and its store to the values that exporters write: the whole graph, what lies
// around some nodes, or an answer, through a filter.
//
//   CollectOptions options;
//   options.focus = {usmca};
//   options.most_nodes = 25;
//   LAZO_TRY(const ExportGraph graph, collect(snapshot, store, ontology, options));
//   LAZO_CHECK(write_dot(graph, {ontology, {}}, sink));
//
// Deterministic. Errors: those of the store. Thread safety: that of the Store, which is read.
// Memory is O(what is kept): nodes that most_nodes leaves out are never built.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "exporters/export_graph.hpp"
#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/answer.hpp"
#include "queries/filter.hpp"

namespace lazo {

struct CollectOptions {
  static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

  Filter filter;                 ///< which claims of an edge are shown
  std::vector<NodeIndex> focus;  ///< asked for by name: what is cut keeps them
  std::uint32_t depth = 1;       ///< hops around the focus
  std::size_t most_nodes = 0;    ///< those that matter most (exporters/choose.hpp); 0 = all
  std::size_t evidence = 1;      ///< quotations an edge; 0 = none, kAll = every one
  bool context = false;          ///< the sentences around quotations, their places in points
  bool lonely_nodes = true;      ///< of the whole graph: nodes without a shown tie, too
  std::string title;
  std::string version;
};

/// What lies within `depth` shown ties of the focus, with all ties among it; without a focus the
/// whole graph. What the filter hid is in the notices. O(edges).
[[nodiscard]] Result<ExportGraph> collect(const Snapshot& snapshot, const Store& store,
                                          const Ontology& ontology, const CollectOptions& options);

/// The nodes and ties of an answer and its notices: a path, a list of ties. Ends of ties are nodes
/// too, named in the answer or not. O(answer log answer).
[[nodiscard]] Result<ExportGraph> collect_answer(const Snapshot& snapshot, const Store& store,
                                                 const Ontology& ontology, const Answer& answer,
                                                 const CollectOptions& options);

/// Every tie that passes the filter between two of these nodes: what a picture of them shows.
/// O(sum of their degrees).
[[nodiscard]] std::vector<Tie> ties_among(const Snapshot& snapshot, const Filter& filter,
                                          const std::vector<NodeIndex>& nodes);

}  // namespace lazo
