#pragma once
// Which nodes and edges an export takes, by number: the whole graph through a filter, or what lies
// around some nodes.
//
//   const Selection part = select_part(snapshot, ontology, options);
//
// Memory is 4 bytes a node or edge, so that a large graph can be chosen from before any of it is
// read from the store. Pure functions; deterministic.

#include <vector>

#include "exporters/collect.hpp"

namespace lazo {

struct Selection {
  std::vector<NodeIndex> nodes;  ///< sorted, which is key order; ends of all edges are among them
  std::vector<EdgeIndex> edges;  ///< sorted
  HiddenTies hidden;
};

/// Looks at `filter`, `focus`, `depth` and `lonely_nodes`. Edges whose relation the ontology does
/// not know are left out: a newer program made them. O(V + E) without a focus, else O(ties within
/// depth * log).
[[nodiscard]] Selection select_part(const Snapshot& snapshot, const Ontology& ontology,
                                    const CollectOptions& options);

/// "3 denied ties not shown", a notice for each status: nothing is hidden without saying so.
[[nodiscard]] std::vector<ExportNotice> hidden_in(const HiddenTies& hidden);

}  // namespace lazo
