#pragma once
// Who is tied to whom under a filter, as compressed rows: what questions over the whole graph walk.
//
//   const TieLists tied = tie_lists(graph, filter);
//   for (const std::uint32_t u : tied.lists.row(v)) ...    // neighbours of v, rising
//
// Ties of the vocabulary and of a node with itself are left out. Pure; thread-safe;
// O(nodes + edges), without sorting: rows are filled in the order of the nodes at the other end.

#include "queries/filter.hpp"
#include "queries/leiden.hpp"

namespace lazo {

struct TieLists {
  WeightedLists lists;  ///< weight: how many ties the filter shows between the two
  HiddenTies hidden;
};

[[nodiscard]] TieLists tie_lists(const Snapshot& graph, const Filter& filter);

}  // namespace lazo
