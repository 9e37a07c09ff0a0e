#pragma once
// What teachers believe of the words of a sentence: for each word the labels (or heads) that may be
// right, each with its share of the belief.
//
//   WordShares tags;
//   tags.add_word(probabilities);                        // once a word, in order
//   for (const LabelShare& s : tags.word(3)) use(s.label, s.share);
//
// Labels with a share under kLeastShare are left out, and the others filled up to 1: most words
// keep one or two. A value; not synchronised.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lazo {

struct LabelShare {
  std::uint32_t label = 0;
  float share = 0;

  friend bool operator==(const LabelShare&, const LabelShare&) = default;
};

/// Less belief than this teaches nothing that is worth its memory.
inline constexpr float kLeastShare = 0.02F;

class WordShares {
 public:
  /// `probabilities[i]` belongs to label i; at least one is positive. O(labels).
  void add_word(std::span<const float> probabilities);

  [[nodiscard]] std::span<const LabelShare> word(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::span(shares_).subspan(begin, ends_[number] - begin);
  }
  [[nodiscard]] std::size_t words() const { return ends_.size(); }

 private:
  std::vector<std::uint32_t> ends_;
  std::vector<LabelShare> shares_;
};

/// The beliefs of a sentence; no words if people annotated it.
struct SoftLabels {
  WordShares tags;
  WordShares heads;  ///< 0 the root, else word + 1
  WordShares relations;
  WordShares names;
};

}  // namespace lazo
