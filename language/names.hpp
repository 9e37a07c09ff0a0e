#pragma once
// Names from the scores of BILOU labels: the valid sequence of labels with the highest sum, and the
// spans it stands for.
//
//   NameDecoder decoder(model.name_labels());
//   decoder.decode(scores, stride, n, first_word, scratch, names);
//
// O, B-x and U-x may follow O, L-y, U-y and the start; I-x and L-x follow B-x and I-x; the sentence
// ends after O, L-x or U-x (Ratinov & Roth 2009). Viterbi, linear in words times labels, since all
// that a label needs to know of the one before is "closed" or "open with type x". Ties go to the
// label of the lower index. Thread safety: const after construction; one scratch a thread.
// Tested by names_test.cpp against all sequences of short sentences.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/analysis.hpp"
#include "language/model.hpp"

namespace lazo {

/// Memory of NameDecoder, for reuse.
struct NameScratch {
  std::vector<std::uint8_t> previous;  ///< [word * labels + label]: best label of the word before
  std::vector<std::int32_t> totals;
  std::vector<std::uint8_t> path;
};

class NameDecoder {
 public:
  /// `labels` (of a Model, at most 255) must outlive this.
  explicit NameDecoder(std::span<const NameLabel> labels) : labels_(labels) {}

  /// Appends the names of a sentence of n words; scores[w * stride + label]. Word indices count
  /// from `first_word`. The margin of a name is the least, over its words, of how far its label is
  /// ahead of the best label outside this type, in steps of 1/32, at most 255.
  void decode(const std::int16_t* scores, std::size_t stride, std::size_t n,
              std::uint32_t first_word, NameScratch& scratch, std::vector<NameSpan>& names) const;

 private:
  [[nodiscard]] std::uint8_t margin(const std::int16_t* scores, std::size_t stride,
                                    std::size_t begin, std::size_t end,
                                    const std::uint8_t* path) const;

  std::span<const NameLabel> labels_;
};

}  // namespace lazo
