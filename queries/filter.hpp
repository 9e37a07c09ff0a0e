#pragma once
// Which ties a question looks at, and what that leaves out.
//
//   Filter filter;                                   // told statuses, everything else
//   filter.relations = relations_named(ontology, {"SUPPORT", "opposes"}).value();
//   const Tie tie = select(graph, filter, edge);     // tie.shown empty: not in the answer
//   hidden.count(tie);                               // so that the answer can say so
//
// Pure functions over the snapshot; thread-safe. A question without filters on claims costs O(1)
// an edge, with them O(claims of the edge).

#include <cstdint>
#include <string>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/day.hpp"
#include "graph/ids.hpp"
#include "graph/snapshot.hpp"
#include "queries/status.hpp"

namespace lazo {

class Ontology;

/// Which way a tie must run, seen from the node asked about.
enum class Way : std::uint8_t { kBoth, kOut, kIn };

struct Filter {
  StatusSet statuses = StatusSet::told();
  std::vector<RelationId> relations;  ///< sorted; empty = all
  std::vector<NodeType> types;        ///< of the other end, sorted; empty = all
  Way way = Way::kBoth;
  Day since;  ///< of the claim's document; unknown = open
  Day until;
  std::vector<DocumentIndex> documents;  ///< sorted; empty = all
  NodeIndex speaker;                     ///< kNone = anybody
  std::uint16_t min_confidence = 0;
  std::uint32_t min_sources = 0;  ///< independent ones, of the shown statuses
  bool background = true;         ///< ties of the vocabulary too

  /// True if single claims must be looked at, not only their summaries.
  [[nodiscard]] bool reads_claims() const {
    return since.known() || until.known() || !documents.empty() || speaker.valid() ||
           min_confidence > 0;
  }
};

/// An edge as a filter leaves it.
struct Tie {
  EdgeIndex edge;
  StatusSet shown;            ///< statuses that pass; empty if the edge is left out
  StatusSet hidden;           ///< statuses that only Filter::statuses keeps out
  bool background = false;    ///< a tie of the vocabulary: no claims, never support
  bool left_out = false;      ///< by something else than the status
  std::uint32_t claims = 0;   ///< that pass
  std::uint32_t sources = 0;  ///< distinct (documents that are no near-duplicates) behind them
  Day first;
  Day latest;
  Day told;  ///< the latest day of the strongest status that is shown

  [[nodiscard]] bool in_answer() const { return background || !shown.empty(); }
  /// The status nearest to a fact that is shown. Requires shown to be not empty.
  [[nodiscard]] ClaimStatus status() const {
    return shown.strongest().value_or(ClaimStatus::kPossible);
  }
};

/// How many ties a filter kept from an answer, and by which flag they would come back.
struct HiddenTies {
  std::array<std::uint32_t, kStatusCount> by_status{};  ///< left out for their strongest status
  std::uint32_t by_other = 0;                           ///< by dates, documents, types, ...

  void count(const Tie& tie);
  [[nodiscard]] std::uint32_t for_status() const;
  [[nodiscard]] bool any() const { return for_status() > 0 || by_other > 0; }
};

/// What the filter leaves of an edge. Types and way are judged by passes_end().
[[nodiscard]] Tie select(const Snapshot& graph, const Filter& filter, EdgeIndex edge);

/// True if the claim passes; `statuses` false: whatever its status.
[[nodiscard]] bool passes(const Snapshot& graph, const Filter& filter, const ClaimView& claim,
                          bool statuses = true);

/// True if the node may stand at the other end of a tie.
[[nodiscard]] bool passes_type(const Snapshot& graph, const Filter& filter, NodeIndex node);

/// The claims of an edge that pass, best first: by status, confidence, newest, index.
[[nodiscard]] std::vector<ClaimIndex> evidence_of(const Snapshot& graph, const Filter& filter,
                                                  EdgeIndex edge);

/// Relations by names of relations and families; a relation brings its narrower ones.
/// Errors: kUsage with the nearest names. Sorted.
[[nodiscard]] Result<std::vector<RelationId>> relations_named(
    const Ontology& ontology, const std::vector<std::string>& names);
/// Relations of a sign ("cooperation", "conflict", "neutral").
[[nodiscard]] Result<std::vector<RelationId>> relations_of_signs(
    const Ontology& ontology, const std::vector<std::string>& signs);
/// Node types by name; a type brings its narrower ones. Errors: kUsage. Sorted.
[[nodiscard]] Result<std::vector<NodeType>> types_named(const Ontology& ontology,
                                                        const std::vector<std::string>& names);
/// Documents by id, uri, file name, or pattern with '*' over the uri. Errors: kNotFound. Sorted.
[[nodiscard]] Result<std::vector<DocumentIndex>> documents_named(
    const Snapshot& graph, const std::vector<std::string>& patterns);
/// True if `text` matches `pattern`, where '*' stands for any characters. O(n * m) at worst.
[[nodiscard]] bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace lazo
