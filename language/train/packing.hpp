#pragma once
// How the words of a batch are laid out as columns: word by word over all sentences ("packed"), so
// that one step of a recurrent layer is one product without padding.
//
//   Packing packing(lengths);                    // lengths never rise: the longest sentence first
//   packing.column(sentence, word)               // column of a word
//   packing.begin(word), packing.active(word)    // the columns of all words at that position
//
// A value; O(words) to build.

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace lazo {

class Packing {
 public:
  explicit Packing(std::vector<std::size_t> lengths) : lengths_(std::move(lengths)) {
    assert(std::ranges::is_sorted(lengths_, std::ranges::greater{}));
    std::size_t sentences = lengths_.size();
    const std::size_t longest = lengths_.empty() ? 0 : lengths_.front();
    begin_.push_back(0);
    for (std::size_t word = 0; word < longest; ++word) {
      while (lengths_[sentences - 1] <= word) --sentences;
      begin_.push_back(begin_.back() + sentences);
    }
  }

  [[nodiscard]] std::size_t sentences() const { return lengths_.size(); }
  [[nodiscard]] std::size_t length(std::size_t sentence) const { return lengths_[sentence]; }
  /// Positions: the length of the longest sentence.
  [[nodiscard]] std::size_t positions() const { return begin_.size() - 1; }
  /// Words in all.
  [[nodiscard]] std::size_t words() const { return begin_.back(); }
  /// First column of a position, and how many sentences have it.
  [[nodiscard]] std::size_t begin(std::size_t position) const { return begin_[position]; }
  [[nodiscard]] std::size_t active(std::size_t position) const {
    return begin_[position + 1] - begin_[position];
  }
  [[nodiscard]] std::size_t column(std::size_t sentence, std::size_t word) const {
    return begin_[word] + sentence;
  }

 private:
  std::vector<std::size_t> lengths_;
  std::vector<std::size_t> begin_;  // of each position; one entry more than there are positions
};

}  // namespace lazo
