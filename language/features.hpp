#pragma once
// What the network sees of a word: the hashes of its pieces. Training and inference both call this,
// so that both look up the same rows.
//
//   const WordFeatures features = features_of("Périódico");
//   features.word();                       // the word itself; kUnknownWord stands in if it has no
//   row for (std::uint32_t hash : features.pieces()) add(row_of(hash));   // a piece without row
//   adds nothing
//
// The pieces: the word in lower case with every digit as 0; its last 1-5 and first 1-4 characters;
// its shape (upper -> X, lower -> x, digit -> 0, runs cut at two); the 3-grams of "<word>", at most
// the first 20. Typographic quotes and dashes count as their plain forms. Words of more than 64
// characters are seen as their first and last 32.
//
// The model stores the hashes: changing anything here makes every model wrong (kFeatureVersion).
// Pure functions, thread-safe; O(bytes of the word), no allocation.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace lazo {

/// Stored in every model; a model of another version is refused.
inline constexpr std::uint32_t kFeatureVersion = 1;

/// The row that stands in for a word without a row of its own. Never the hash of a piece.
inline constexpr std::uint32_t kUnknownWord = 1;

/// The hashes of one word, the word itself first. Pieces may repeat: a row is added as often.
struct WordFeatures {
  static constexpr std::size_t kCapacity = 1 + 5 + 4 + 1 + 20;

  std::array<std::uint32_t, kCapacity> hashes{};
  std::size_t size = 0;

  [[nodiscard]] std::uint32_t word() const { return hashes[0]; }
  [[nodiscard]] std::span<const std::uint32_t> pieces() const {
    return std::span(hashes).subspan(1, size - 1);
  }
};

/// The features of a form. An empty form has no 3-gram; invalid bytes are U+FFFD.
[[nodiscard]] WordFeatures features_of(std::string_view form);

/// The hash of the word alone: features_of(form).word(). Vectors are keyed by it.
[[nodiscard]] std::uint32_t word_hash(std::string_view form);

/// Typographic quotes and dashes as the plain ones, any other character as it is.
[[nodiscard]] char32_t plain_punctuation(char32_t c);

}  // namespace lazo
