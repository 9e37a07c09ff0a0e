#pragma once
// The words of a text as the matcher compares them: folded, with their case and with what stands
// between them. Names and texts are cut by the same scanner, so that they cannot disagree.
//
//   WordScanner scanner(text);
//   while (scanner.next()) use(scanner.folded(), scanner.begin(), scanner.gap());
//
// A word is a run of letters, digits and combining marks, or a lone '&'. Apostrophes, hyphens and
// dots part words: "l'Ontario", "T-MEC" and "U.S." are two words each.
// One scanner serves one thread. O(bytes). Tested by word_scanner_test.cpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lazo {

/// What stands between two words, as a set.
enum Gap : std::uint16_t {
  kGapNone = 0,
  kGapSpace = 1,    ///< spaces of any kind
  kGapNewline = 2,  ///< one line break
  kGapBreak = 4,    ///< more than one line break
  kGapHyphen = 8,   ///< hyphens and dashes
  kGapDot = 16,
  kGapApostrophe = 32,
  kGapComma = 64,
  kGapSlash = 128,
  kGapOther = 256,
};

/// How a word is written, as a set.
enum Letters : std::uint8_t {
  kFirstUpper = 1,       ///< begins with a capital
  kAnyLower = 2,         ///< has a small letter
  kOnlyFinalLowerS = 4,  ///< its only small letter is a final s
  kHasEnye = 8,          ///< has an n with tilde, a letter of its own in Spanish
  kHasAccent = 16,       ///< has a letter beyond ASCII
};

class WordScanner {
 public:
  explicit WordScanner(std::string_view text) : text_(text) {}  // text must outlive this

  /// Moves to the next word; false at the end of the text.
  bool next();

  [[nodiscard]] std::uint32_t begin() const { return begin_; }
  [[nodiscard]] std::uint32_t end() const { return end_; }
  /// The word without case and accents. Valid until next().
  [[nodiscard]] std::string_view folded() const { return {buffer_.data(), size_}; }
  /// FNV-1a of folded().
  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  /// Set of Gap between the word before and this one; kGapBreak before the first.
  [[nodiscard]] std::uint16_t gap() const { return gap_; }
  /// Set of Letters.
  [[nodiscard]] std::uint8_t letters() const { return letters_; }

 private:
  void read_gap();
  void read_word();
  void read_ascii();
  /// Reads a character beyond ASCII; false if the word ends before it.
  bool read_wide_character();
  void put(char c);

  std::string_view text_;  // owned by the caller
  std::size_t at_ = 0;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::string buffer_ = std::string(64, '\0');
  std::size_t size_ = 0;
  std::uint64_t hash_ = 0;
  std::uint32_t small_letters_ = 0;
  bool small_s_last_ = false;
  std::uint16_t gap_ = kGapNone;
  std::uint8_t letters_ = 0;
};

}  // namespace lazo
