#pragma once
// The classes of characters by which text is cut into tokens, and short words in lower case.
//
//   const Character c = character_at(text, at);   // {kUpper, 2 bytes, U+00C9} for "É"
//   LowerWord lower(span.in(text));               // lower.text() == "états", no allocation
//
// Inline, because the tokenizer asks once for every character. Pure, thread-safe.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/utf8.hpp"

namespace lazo {

enum class CharacterClass : std::uint8_t {
  kSpace,
  kLower,  ///< letters without case too; and U+FFFD and invalid bytes, which stand for letters
  kUpper,
  kDigit,
  kMark,   ///< combining marks, joiners, soft hyphens: part of what precedes them
  kOther,  ///< punctuation and symbols
};

struct Character {
  CharacterClass kind = CharacterClass::kOther;
  std::uint8_t length = 1;
  char32_t code_point = 0;

  [[nodiscard]] bool is_letter() const {
    return kind == CharacterClass::kLower || kind == CharacterClass::kUpper;
  }
  [[nodiscard]] bool is_word() const { return is_letter() || kind == CharacterClass::kDigit; }
  [[nodiscard]] bool is_apostrophe() const { return code_point == '\'' || code_point == 0x2019; }
  [[nodiscard]] bool is_hyphen() const {
    return code_point == '-' || code_point == 0x2010 || code_point == 0x2011;
  }
};

namespace detail {

constexpr std::array<CharacterClass, 128> ascii_classes() {
  std::array<CharacterClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    CharacterClass kind = CharacterClass::kOther;
    if (c == ' ' || (c >= '\t' && c <= '\r')) kind = CharacterClass::kSpace;
    if (c >= 'a' && c <= 'z') kind = CharacterClass::kLower;
    if (c >= 'A' && c <= 'Z') kind = CharacterClass::kUpper;
    if (c >= '0' && c <= '9') kind = CharacterClass::kDigit;
    classes[c] = kind;
  }
  return classes;
}
inline constexpr std::array<CharacterClass, 128> kAsciiClasses = ascii_classes();

/// The class of a character outside ASCII.
[[nodiscard]] CharacterClass class_of(char32_t c);

}  // namespace detail

/// The character that begins at `text[at]`. Requires at < text.size().
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 128) return {detail::kAsciiClasses[byte], 1, byte};
  const Decoded decoded = decode_utf8(text, at);
  return {detail::class_of(decoded.code_point), static_cast<std::uint8_t>(decoded.length),
          decoded.code_point};
}

/// A short word in lower case with plain apostrophes and hyphens; empty if it is too long.
class LowerWord {
 public:
  static constexpr std::size_t kCapacity = 40;

  LowerWord() = default;
  explicit LowerWord(std::string_view word);
  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kCapacity + 4> bytes_;
  std::size_t size_ = 0;
};

}  // namespace lazo
