#pragma once
// Where actors stand on a node: who supports an agreement, who opposes it, who asks for a change,
// in their own words or as others report it.
//
//   for (const Position& p : positions(graph, ontology, usmca, filter).positions)
//     use(graph.node(p.actor).name, p.stance)
//
// A stance is read from typed ties with a sign, never from being mentioned. Pure; thread-safe;
// O(degree + claims).

#include <vector>

#include "graph/ontology/ontology.hpp"
#include "queries/answer.hpp"

namespace lazo {

enum class Stance : std::uint8_t { kSupports, kOpposes, kAsksForChange, kMixed };
/// "supports", "opposes", "asks for change", "mixed".
[[nodiscard]] std::string_view name_of(Stance stance);

struct Position {
  NodeIndex actor;
  Stance stance = Stance::kMixed;
  std::vector<Tie> ties;            ///< that show it, strongest status first
  std::uint32_t sources = 0;        ///< of the best tie
  bool own_words = false;           ///< the actor is the speaker of one of the claims
  std::vector<NodeIndex> speakers;  ///< others who are said to have said it, by index
  bool changed = false;             ///< the newest claims say otherwise than the oldest
  Stance before = Stance::kMixed;   ///< what the oldest say, if changed
  Day latest;
};

struct PositionsAnswer {
  std::vector<Position> positions;  ///< by stance, sources, actor
  HiddenTies hidden;
};

/// Stances of the nodes that act upon `subject`.
[[nodiscard]] PositionsAnswer positions(const Snapshot& graph, const Ontology& ontology,
                                        NodeIndex subject, const Filter& filter);
/// Stances of one actor on everything that it acts upon; Position::actor is then the subject.
[[nodiscard]] PositionsAnswer positions_of(const Snapshot& graph, const Ontology& ontology,
                                           NodeIndex actor, const Filter& filter);

}  // namespace lazo
