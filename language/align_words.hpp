#pragma once
// Which word of the system is which word of the gold file, when the two are cut differently?
//
//   const std::size_t pairs = align_words(gold, system);     // sets `partner` on both sides
//
// As in the CoNLL 2018 shared task: words of plain tokens pair if they cover the same characters;
// within multiword tokens that overlap, words pair by the longest common subsequence of their
// forms. O(words), but quadratic in the words of one multiword stretch. Not synchronised.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lazo {

inline constexpr std::uint32_t kNoWord = 0xFFFFFFFFU;

/// A stretch of the text without white space, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend auto operator<=>(const Stretch&, const Stretch&) = default;
};

/// A word of either side. Views point into the text of its file.
struct GoldOrSystemWord {
  std::string form;  ///< lower case
  std::string_view lemma;
  std::string_view upos;
  std::string features;
  std::string_view relation;  ///< without subtype
  Stretch span;
  bool multi = false;               ///< part of a multiword token
  bool root = false;                ///< HEAD is 0
  std::uint32_t parent = kNoWord;   ///< index of the head
  std::uint32_t partner = kNoWord;  ///< index of the word aligned with it
};

/// The number of pairs.
std::size_t align_words(std::vector<GoldOrSystemWord>& gold, std::vector<GoldOrSystemWord>& system);

}  // namespace lazo
