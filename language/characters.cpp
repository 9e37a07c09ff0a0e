#include "language/characters.hpp"

namespace lazo {

CharacterClass detail::class_of(char32_t c) {
  if ((c >= 0x0300 && c < 0x0370) || c == 0x00AD || c == 0x200C || c == 0x200D || c == 0x2060 ||
      (c >= 0xFE00 && c < 0xFE10)) {
    return CharacterClass::kMark;
  }
  if (c == 0xFFFD) return CharacterClass::kLower;
  if (is_space(c)) return CharacterClass::kSpace;
  if (is_upper(c)) return CharacterClass::kUpper;
  if (is_digit(c)) return CharacterClass::kDigit;
  if (is_letter(c)) return CharacterClass::kLower;
  return CharacterClass::kOther;
}

LowerWord::LowerWord(std::string_view word) {
  if (word.size() > kCapacity) return;
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (size_ >= kCapacity) {  // invalid bytes take more room than before
      size_ = 0;
      return;
    }
    if (byte < 128) {
      const bool upper = byte >= 'A' && byte <= 'Z';
      bytes_[size_++] = static_cast<char>(upper ? byte + 0x20 : byte);
      ++at;
      continue;
    }
    const Decoded decoded = decode_utf8(word, at);
    at += decoded.length;
    char32_t c = to_lower(decoded.code_point);
    if (c == 0x2019) c = '\'';
    if (c == 0x2010 || c == 0x2011) c = '-';
    std::string encoded;
    append_utf8(encoded, c);
    if (size_ + encoded.size() > kCapacity) {
      size_ = 0;
      return;
    }
    for (const char piece : encoded) bytes_[size_++] = piece;
  }
}

}  // namespace lazo
