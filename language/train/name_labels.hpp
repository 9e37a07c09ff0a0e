#pragma once
// The labels of names: BILOU for each class, and how data sets that say less are read.
//
//   name_label_names()                       // "O", "B-PER", "I-PER", "L-PER", "U-PER", "B-ORG",
//   ... name_masks(sentence, classes)            // for each word the labels that may be right
//   decode_names(scores)                     // the best valid sequence as spans
//
// A class NAME is a name of unknown class. A data set that never uses a class says nothing about
// it: its "O" may be any label of that class. Pure functions.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "language/train/gold.hpp"
#include "language/train/matrix.hpp"

namespace lazo {

/// Classes in the order of NameType.
inline constexpr std::size_t kNameClasses = 4;

[[nodiscard]] std::vector<std::string> name_label_names();

/// Bit c: a tag of the class c occurs in the data.
[[nodiscard]] std::uint32_t classes_of(const std::vector<GoldNames>& sentences);

/// Bit masks over name_label_names(), one a token.
[[nodiscard]] std::vector<std::uint32_t> name_masks(const GoldNames& sentence,
                                                    std::uint32_t classes);

/// A name: words [begin, end) of a sentence.
struct NameRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t name_class = 0;

  friend auto operator<=>(const NameRange&, const NameRange&) = default;
};

/// The names of the valid sequence with the greatest sum of scores [labels, words], as inference
/// finds them (language/names.hpp), the scores rounded as there. O(words).
[[nodiscard]] std::vector<NameRange> decode_names(ConstView scores);

/// The names of the IOB2 tags; those of class NAME are left out.
[[nodiscard]] std::vector<NameRange> gold_names(const GoldNames& sentence);

}  // namespace lazo
