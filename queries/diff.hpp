#pragma once
// What differs between two graphs: nodes, ties and claims that only one has, and ties whose status
// moved.
//
//   const GraphDiff diff = diff_graphs({before, claims_before}, {after, claims_after}, ontology);
//   diff.empty()                                  // the same graph
//
// Nodes are matched by key, ties by source, relation and target, claims by id: the order in which
// documents were read, indices and files do not count. Pure; thread-safe; O(n log n).

#include <cstdint>
#include <string>
#include <vector>

#include "graph/ids.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "queries/status.hpp"

namespace lazo {

/// One of the two graphs, with the ids of its claims in any order.
struct DiffSide {
  const Snapshot& graph;
  std::vector<ClaimId> claims;
};

/// A tie by its names: the two graphs have no indices in common.
struct DiffTie {
  std::string source;  ///< keys
  std::string relation;
  std::string target;
  bool background = false;
  StatusSet before;  ///< empty if only the second graph has it
  StatusSet after;
  friend bool operator==(const DiffTie&, const DiffTie&) = default;
};

struct GraphDiff {
  std::vector<std::string> nodes_removed;  ///< keys, sorted
  std::vector<std::string> nodes_added;
  std::vector<DiffTie> ties_removed;  ///< by source, relation, target
  std::vector<DiffTie> ties_added;
  std::vector<DiffTie> ties_moved;             ///< statuses differ
  std::vector<std::string> documents_removed;  ///< ids, sorted
  std::vector<std::string> documents_added;
  std::vector<std::string> claims_removed;  ///< ids, sorted
  std::vector<std::string> claims_added;

  [[nodiscard]] bool empty() const {
    return nodes_removed.empty() && nodes_added.empty() && ties_removed.empty() &&
           ties_added.empty() && ties_moved.empty() && documents_removed.empty() &&
           documents_added.empty() && claims_removed.empty() && claims_added.empty();
  }
};

[[nodiscard]] GraphDiff diff_graphs(const DiffSide& before, const DiffSide& after,
                                    const Ontology& ontology);

}  // namespace lazo
