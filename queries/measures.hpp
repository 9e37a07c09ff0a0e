#pragma once
// Measures of trade policy: who issued what against whom, and what became of it.
//
//   for (const MeasureRow& row : measures(graph, ontology, {}, filter).rows)
//     use(row.issuers, row.targets, row.state, row.history)
//
// A row is a node of type measure, or a tie that is a measure by itself ("imposes tariffs on"
// between two actors). Pure; thread-safe; O(nodes + edges of the family MEASURE).

#include <string_view>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "queries/answer.hpp"

namespace lazo {

/// What a dated, cited claim says happened to a measure.
struct MeasureEvent {
  Day day;
  NodeIndex actor;
  ClaimStatus status = ClaimStatus::kStated;
  EdgeIndex edge;
  ClaimIndex claim;  ///< the first of that day and status: where it is written
};

struct MeasureRow {
  NodeIndex measure;                   ///< kNone if the row is a tie between two actors
  std::vector<NodeIndex> issuers;      ///< by index
  std::vector<NodeIndex> targets;      ///< countries, sectors, products, actors it falls on
  std::vector<NodeIndex> legal_basis;  ///< laws and powers it is said to rest on
  std::vector<NodeIndex> exempted;     ///< whom it is said to spare
  std::string_view state;  ///< of the newest event: "announced", "in force", "suspended", ...
  std::vector<MeasureEvent> history;  ///< oldest first
  std::vector<Tie> ties;              ///< all that the row rests on
  Day latest;
  std::uint32_t sources = 0;
};

struct MeasuresAnswer {
  std::vector<MeasureRow> rows;  ///< newest first
  HiddenTies hidden;
};

/// All measures, or only those that touch one of `about`.
[[nodiscard]] MeasuresAnswer measures(const Snapshot& graph, const Ontology& ontology,
                                      const std::vector<NodeIndex>& about, const Filter& filter);

/// What a relation makes of a measure: "announced" for announces; empty if nothing.
[[nodiscard]] std::string_view state_after(std::string_view relation, ClaimStatus status);

}  // namespace lazo
