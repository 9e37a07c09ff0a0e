#pragma once
// The character table behind graph/base/utf8.cpp; only that file includes this.
// Rows cover U+0000..U+052F and U+1E00..U+214F, in that order.

#include <array>
#include <cstddef>
#include <cstdint>

namespace lazo::detail {

struct CharacterRow {
  std::uint16_t lower;       ///< code point in lower case
  std::uint16_t upper;       ///< code point in upper case
  std::uint16_t fold_begin;  ///< folded UTF-8: kFoldPool[fold_begin, fold_begin + fold_size)
  std::uint8_t fold_size;
  std::uint8_t flags;  ///< kLetterFlag | ...
};

inline constexpr std::uint8_t kLetterFlag = 1;
inline constexpr std::uint8_t kUpperFlag = 2;
inline constexpr std::uint8_t kLowerFlag = 4;
inline constexpr std::uint8_t kDigitFlag = 8;
inline constexpr std::uint8_t kSpaceFlag = 16;
inline constexpr std::uint8_t kMarkFlag = 32;

inline constexpr std::size_t kFirstRangeEnd = 0x0530;
inline constexpr std::size_t kSecondRangeBegin = 0x1E00;
inline constexpr std::size_t kSecondRangeEnd = 0x2150;
inline constexpr std::size_t kCharacterRowCount =
    kFirstRangeEnd + (kSecondRangeEnd - kSecondRangeBegin);

extern const std::array<CharacterRow, kCharacterRowCount> kCharacterRows;
extern const unsigned char* const kFoldPool;

}  // namespace lazo::detail
