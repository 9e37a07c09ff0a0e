#pragma once
// Values that documents give: how much, how many, what share, each with the sentence that says it.
//
//   LAZO_TRY(const std::vector<Figure> found, figures(graph, store, {mexico}, Filter{}));
//   found[0].fact.value   // "83% of its exports"
//   found[0].sentence     // "Mexico sends 83% of its exports to the United States."
//
// They stand in the store, document by document. Read-only; as thread-safe as the store.
// Tested by figures_test.cpp.

#include <span>
#include <string>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/claim.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/filter.hpp"

namespace lazo {

struct Figure {
  Fact fact;
  DocumentIndex document;
  NodeIndex node;   ///< whose value it is
  NodeIndex scope;  ///< where it holds; kNone if everywhere
  std::string sentence;
  std::vector<NodeIndex> named;         ///< the nodes that the sentence mentions; sorted
  std::vector<RelationId> relations{};  ///< of the ties that the sentence tells; sorted

  [[nodiscard]] ClaimStatus status() const {
    return status_of(fact.negated, fact.mood, fact.attribution.has_value());
  }
};

/// The values in sentences that mention one of the nodes, or that are one's, by document and place
/// in its text. Statuses, dates, documents, speaker and confidence of the filter count. Errors:
/// those of the store. O(size of the documents that mention a node).
[[nodiscard]] Result<std::vector<Figure>> figures(const Snapshot& graph, const Store& store,
                                                  std::span<const NodeIndex> nodes,
                                                  const Filter& filter);

}  // namespace lazo
