#pragma once
// What a second look would help most: nodes that may be one, and the ties that are least sure.
//
//   const std::vector<PairProposal> pairs = propose_pairs(graph, ontology, decisions);
//   const std::vector<TieProposal> ties = propose_ties(graph, 5000);
//
// Proposals only: nothing is joined before a user says so (graph/decisions.hpp), and what was
// decided or left open before ("unsure") is not proposed again. Pure; thread-safe; deterministic.
// Names are compared through their deletion neighbourhoods (Garbe's SymSpell; Mor & Fraenkel 1982),
// so the cost grows with the names, not with their pairs. Tested by review_test.cpp.

#include <vector>

#include "graph/decisions.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"

namespace lazo {

/// Why two nodes may be one, the stronger first.
enum class PairReason : std::uint8_t {
  kSameName,   ///< they share a name but not a key (two persons of one name)
  kAcronym,    ///< one is called by the initials of the other
  kLegalForm,  ///< the same but for "Inc.", "S.A. de C.V.", "Ltd"
  kSlip,       ///< one or two letters apart
  kPart,       ///< one name is the beginning or the end of the other, and of no third one
};
/// "same name", "acronym", ...
[[nodiscard]] std::string_view name_of(PairReason reason);

struct PairProposal {
  NodeIndex a;  ///< the better known one
  NodeIndex b;
  PairReason reason = PairReason::kPart;
  std::uint32_t name_a = 0;  ///< the names that fit: graph.name()
  std::uint32_t name_b = 0;
  std::uint32_t shared = 0;  ///< nodes that both are tied to
};

/// By reason, shared neighbours (most first), keys. Never proposed: described nodes, two rows of the
/// vocabulary, vocabulary rows of places, sectors and the like. O(names x length + candidates x degree).
[[nodiscard]] std::vector<PairProposal> propose_pairs(const Snapshot& graph,
                                                      const Ontology& ontology,
                                                      const DecisionLog& decisions);

struct TieProposal {
  EdgeIndex edge;
  ClaimIndex claim;         ///< the surest of the edge
  std::uint32_t reach = 0;  ///< neighbours of the better connected end
};

/// Typed edges whose surest stated or reported claim has a confidence below `below` (0 to 10000)
/// and was not accepted: those of hubs first, then the least sure, then by index. O(claims).
[[nodiscard]] std::vector<TieProposal> propose_ties(const Snapshot& graph, std::uint16_t below);

}  // namespace lazo
