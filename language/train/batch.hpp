#pragma once
// The sentences that one training step sees, laid out for the network.
//
//   Batch batch(packing of the lengths);
//   batch.words[batch.packing.column(s, w)] = ...;     // packed order
//   batch.heads[batch.first_word(s) + w] = ...;        // sentence by sentence
//
// A value.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "language/train/embedding.hpp"
#include "language/train/label_shares.hpp"
#include "language/train/packing.hpp"

namespace lazo {

/// A mask that allows every name label: nothing is known of the word.
inline constexpr std::uint32_t kAnyName = 0xFFFFFFFFU;

struct Batch {
  explicit Batch(Packing layout) : packing(std::move(layout)), words(packing.words()) {
    for (std::size_t s = 0; s < packing.sentences(); ++s) {
      first_words.push_back(s == 0 ? 0 : first_words.back() + packing.length(s - 1));
    }
  }

  Packing packing;
  std::vector<InputWord> words;  ///< packed order

  bool has_trees = false;
  std::vector<std::uint32_t> tags;       ///< packed order; empty without trees
  std::vector<std::uint32_t> heads;      ///< by sentence: 0 the root, else word + 1
  std::vector<std::uint32_t> relations;  ///< by sentence

  bool has_names = false;
  std::vector<std::uint32_t> names;  ///< packed order: mask of the labels that may be right

  /// What teachers believe of a word, in the orders above, instead of the label there; no shares
  /// for a word that people annotated, and nothing at all for a batch of such words alone.
  struct Shares {
    std::vector<std::span<const LabelShare>> tags, heads, relations, names;
  };
  bool has_shares = false;
  Shares shares;

  std::vector<std::size_t> first_words;  ///< where each sentence begins in the order by sentence
};

}  // namespace lazo
