#pragma once
// What several nodes have in common: the nodes tied to every one of them.
//
//   const CommonAnswer shared = common(graph, ontology, {mexico, canada}, {});
//   for (const CommonNode& c : shared.nodes) ... c.ties[0] with mexico, c.ties[1] with canada ...
//
// Pure; thread-safe; O(sum of degrees).

#include <vector>

#include "queries/neighborhood.hpp"

namespace lazo {

struct CommonNode {
  NodeIndex node;
  std::vector<NeighborTie> ties;  ///< the most telling one with each start node, in their order
  std::uint64_t weight = 0;       ///< of the weakest of them
};

struct CommonAnswer {
  std::vector<CommonNode> nodes;  ///< most telling first
  HiddenTies hidden;
};

[[nodiscard]] CommonAnswer common(const Snapshot& graph, const Ontology& ontology,
                                  const std::vector<NodeIndex>& start, const Filter& filter);

}  // namespace lazo
