#pragma once
// The relations of a sentence's words, given a score for each and the heads: the best of each word,
// save that a head has one direct object, one indirect object, one agent and one clause of a kind.
//
//   RelationSlots slots(model.relations(), model.root_relation());
//   slots.fill(scores, stride, heads, relations, scratch);
//
// The labels of a network are chosen word by word; what annotation guidelines forbid (UD: two
// objects of one verb) only shows among the words of a head. Rivals for a slot are settled by
// deferred acceptance (Gale & Shapley 1962): a slot keeps the word that would lose most by its next
// label, the other takes that label, and may be a rival elsewhere. The first of equals stays.
// Subjects are not limited: a predicate that is a clause has one of its own and one of that clause.
// Thread safety: const after construction. O(n * relations) when there are no rivals; a word is
// turned away at most once a slot. No allocation once a scratch has grown.
// Tested by slots_test.cpp against all choices for two words.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/analysis.hpp"

namespace lazo {

/// Memory of RelationSlots::fill, for reuse. One a thread.
struct SlotScratch {
  std::vector<std::uint32_t> holders;  ///< of each slot of each head: its word, or none
  std::vector<std::uint8_t> closed;    ///< of each word: the slots that turned it away, a bit each
};

class RelationSlots {
 public:
  /// relations: one an index of scores; root: the one that only the word under the root takes.
  RelationSlots(std::span<const Deprel> relations, std::size_t root);

  /// Fills chosen[w] with an index into relations; its word count is heads.size().
  /// The scores of word w stand in scores[w * stride, w * stride + relations).
  /// heads[w] == heads.size() is the root.
  void fill(const std::int16_t* scores, std::size_t stride, std::span<const std::uint32_t> heads,
            std::span<std::uint16_t> chosen, SlotScratch& scratch) const;

 private:
  [[nodiscard]] std::size_t best_outside(const std::int16_t* scores, std::uint8_t closed) const;

  std::vector<std::uint8_t> slot_of_;  ///< of each relation; kFree if any number may stand
  std::size_t root_;
};

}  // namespace lazo
