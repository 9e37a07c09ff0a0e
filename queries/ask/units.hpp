#pragma once
// A question in pieces: one unit a word or a name, punctuation left out.
//
// Plain values.

#include <cstdint>
#include <string>
#include <vector>

#include "graph/snapshot.hpp"
#include "language/analysis.hpp"

namespace lazo::ask {

struct Unit {
  std::uint32_t first_word = 0;  ///< words of the Analysis, [first_word, end_word)
  std::uint32_t end_word = 0;
  std::string text;  ///< as it stands
  std::string folded;
  std::string lemma;  ///< folded
  Upos upos = Upos::kX;
  bool plural = false;
  std::vector<NodeIndex> nodes;  ///< what it names; empty for an ordinary word

  [[nodiscard]] bool is_name() const { return !nodes.empty(); }
};

/// An ordinary noun, not a name of the graph.
[[nodiscard]] inline bool is_noun(const Unit& unit) {
  return !unit.is_name() && (unit.upos == Upos::kNoun || unit.upos == Upos::kPropn);
}
[[nodiscard]] inline bool is_verb(const Unit& unit) {
  return !unit.is_name() && (unit.upos == Upos::kVerb || unit.upos == Upos::kAux);
}

}  // namespace lazo::ask
