#pragma once
// What is new since a date: actors, ties, ties whose status moved, contradictions, dates to come.
//
//   const Changes news = changes(graph, {.since = parse_day("2025-09")}, filter);
//
// "New" is judged by the dates of the documents (undated ones count as old), or they are named:
// those of an import. Pure; thread-safe; O(nodes + claims).

#include <optional>
#include <vector>

#include "queries/timeline.hpp"

namespace lazo {

struct ChangesOptions {
  Day since;
  /// The documents that count as new, whatever their dates; nothing: judged by `since`.
  std::optional<std::vector<DocumentIndex>> fresh = std::nullopt;
  std::vector<NodeIndex> watched;  ///< only what touches one of them; empty = everything
};

/// A tie that was told in one status before, and is in another now.
struct MovedTie {
  Tie tie;
  ClaimStatus before = ClaimStatus::kStated;
};

struct Changes {
  std::size_t documents = 0;     ///< new ones
  std::vector<NodeIndex> nodes;  ///< known or named, in no older document
  std::vector<Tie> ties;         ///< in no older document
  std::vector<MovedTie> moved;
  std::vector<Tie> contradictions;  ///< disputed or changed, with a new claim
  std::vector<TimelineEntry> due;   ///< plans and duties for days from then on, soonest first
};

[[nodiscard]] Changes changes(const Snapshot& graph, const ChangesOptions& options,
                              const Filter& filter);

}  // namespace lazo
