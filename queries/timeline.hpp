#pragma once
// What happened when: claims by the day they speak of, or else by that of their document.
//
//   for (const TimelineEntry& entry : timeline(graph, {mexico}, filter).entries) ...
//
// Pure; thread-safe; O(claims of the nodes * log). Claims without any date are counted.

#include <vector>

#include "queries/answer.hpp"

namespace lazo {

struct TimelineEntry {
  Day day;
  EdgeIndex edge;
  ClaimIndex claim;          ///< the surest of those that say this of this day
  std::uint32_t claims = 1;  ///< that say the same of the same day
};

struct Timeline {
  std::vector<TimelineEntry> entries;  ///< oldest first
  std::size_t undated = 0;             ///< claims that pass but have no day
  HiddenTies hidden;
};

/// Claims on ties of any of the nodes; on all ties if there are none.
[[nodiscard]] Timeline timeline(const Snapshot& graph, const std::vector<NodeIndex>& nodes,
                                const Filter& filter);

}  // namespace lazo
