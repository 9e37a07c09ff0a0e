#pragma once
// What ties two groups of nodes: every tie from one to the other, and how many of which kind
// between each two.
//
//   const BetweenAnswer found = between(graph, ontology, {mexico, canada}, {us}, filter);
//   for (const BetweenCell& cell : found.cells) use(cell.a, cell.b, cell.ties)
//
// A node that stands in both groups counts in each; ties of a node with itself do not count. Pure;
// thread-safe; O(degrees of the smaller group).

#include <array>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "queries/answer.hpp"

namespace lazo {

/// The ties of one pair.
struct BetweenCell {
  NodeIndex a;
  NodeIndex b;
  std::vector<Tie> ties;  ///< strongest status first, then more sources, then by index
  std::array<std::uint32_t, kFamilyCount> by_family{};  ///< main family of the relation
  std::array<std::uint32_t, kStatusCount> by_status{};  ///< strongest status shown
  std::uint32_t background = 0;                         ///< ties of the vocabulary
};

struct BetweenAnswer {
  std::vector<BetweenCell> cells;  ///< pairs with a tie; in the order of the groups
  HiddenTies hidden;
  std::size_t ties = 0;
};

[[nodiscard]] BetweenAnswer between(const Snapshot& graph, const Ontology& ontology,
                                    const std::vector<NodeIndex>& a,
                                    const std::vector<NodeIndex>& b, const Filter& filter);

}  // namespace lazo
