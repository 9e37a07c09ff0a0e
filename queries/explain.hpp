#pragma once
// All that ties two nodes, or one edge: every claim, by status, the surest first.
//
//   const Explanation why = explain(graph, mexico, canada, filter);
//   for (const ExplainedTie& tie : why.ties) store.claims(rows of tie.claims) ...
//
// Pure; thread-safe. O(smaller degree + claims).

#include <vector>

#include "graph/ontology/ontology.hpp"
#include "queries/answer.hpp"

namespace lazo {

struct ExplainedTie {
  Tie tie;
  std::vector<ClaimIndex> claims;  ///< that pass, as evidence_of() orders them
};

struct Explanation {
  std::vector<ExplainedTie> ties;  ///< by strongest status, sources, index
  HiddenTies hidden;
};

/// Ties between two nodes, in both directions unless the filter says otherwise (kOut: a acts).
[[nodiscard]] Explanation explain(const Snapshot& graph, const Ontology& ontology, NodeIndex a,
                                  NodeIndex b, const Filter& filter);

/// One edge.
[[nodiscard]] Explanation explain(const Snapshot& graph, EdgeIndex edge, const Filter& filter);

/// "edge:<16 hex>": the id of an edge in answers; the same in every store. O(1).
[[nodiscard]] std::string edge_id(const Snapshot& graph, const Ontology& ontology, EdgeIndex edge);
/// The edge of an id. O(edges).
[[nodiscard]] std::optional<EdgeIndex> find_edge_id(const Snapshot& graph, const Ontology& ontology,
                                                    std::string_view id);

}  // namespace lazo
