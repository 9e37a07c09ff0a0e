#pragma once
// Who acts and who is acted upon in a question.
//
//   "Who does Canada press?"         agent Canada, asked for: the patient
//   "¿A quién presiona Canadá?"      the same: "a" marks the object, the subject follows the verb
//   "Par qui le Mexique est-il visé ?"   patient Mexico, asked for: the agent
//
// Word order, prepositions, voice and agreement decide, in this order; where they leave a choice
// ("Quel pays soutient le Canada ?"), the types that the relation may tie, then the tree.
// Pure; O(units).

#include <optional>
#include <string>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "language/analysis.hpp"
#include "queries/ask/cues.hpp"
#include "queries/ask/question.hpp"
#include "queries/ask/triggers.hpp"

namespace lazo::ask {

/// The question word with the noun behind it ("which countries").
struct Asker {
  Asked asked = Asked::kNothing;
  std::size_t first = 0;  ///< its units, [first, end)
  std::size_t end = 0;
  bool plural = false;
  std::vector<NodeType> types;

  /// True if it stands for one of the two ends ("who"), not for a circumstance ("when").
  [[nodiscard]] bool is_end() const {
    return asked == Asked::kActor || asked == Asked::kThing || asked == Asked::kWhich ||
           asked == Asked::kCount;
  }
};

struct Roles {
  std::vector<std::size_t> agents;  ///< units that are names
  std::vector<std::size_t> patients;
  Side asked = Side::kNeither;
  std::string patient_preposition;  ///< of the patient, asked for or named; folded
};

struct RoleContext {
  const std::vector<Unit>& units;
  const Analysis& analysis;
  const CueTable& cues;
  const Lexicon& lexicon;
  const Ontology& ontology;
  const Snapshot& graph;
};

[[nodiscard]] Roles assign_roles(const RoleContext& context, const Trigger& trigger,
                                 const std::optional<Asker>& asker);

/// The preposition in front of a unit, folded; empty if there is none.
[[nodiscard]] std::string preposition_before(const RoleContext& context, std::size_t unit);

}  // namespace lazo::ask
