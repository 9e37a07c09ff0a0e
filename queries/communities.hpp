#pragma once
// Which nodes belong together: parts that no tie connects, or communities that are tied closer
// within than without.
//
//   const CommunityAnswer found = communities(graph, CommunityBy::kLeiden, filter, {});
//   for (const Community& c : found.communities) use(graph.node(c.members.front()).name)
//
// Ties count in both directions; the weight of a pair of nodes is the number of its ties that pass
// the filter. Ties of the vocabulary do not count. Pure; thread-safe; deterministic.

#include <cstdint>
#include <string_view>
#include <vector>

#include "queries/filter.hpp"
#include "queries/leiden.hpp"

namespace lazo {

enum class CommunityBy : std::uint8_t { kLeiden, kComponents };

struct Community {
  std::vector<NodeIndex> members;  ///< most ties within first, then by index
  std::uint32_t inside = 0;        ///< ties between members
  std::uint32_t outside = 0;       ///< ties to others
};

struct CommunityAnswer {
  std::vector<Community> communities;  ///< largest first; only of nodes with a tie
  double modularity = 0;
  std::uint32_t ties = 0;  ///< that were counted
  HiddenTies hidden;
};

/// O(ties) a round of leiden(), O(nodes + ties) for components.
[[nodiscard]] CommunityAnswer communities(const Snapshot& graph, CommunityBy by,
                                          const Filter& filter, const LeidenOptions& options);

/// Number of each node's connected part, largest first.
[[nodiscard]] Partition connected_parts(const WeightedLists& lists);

}  // namespace lazo
