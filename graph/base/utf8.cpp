// Tested by utf8_test.cpp.
#include "graph/base/utf8.hpp"

#include <algorithm>
#include <array>

#include "graph/base/utf8_table.hpp"

namespace lazo {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

bool is_continuation(std::uint8_t byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// The row of a character, or nullptr outside the table.
const detail::CharacterRow* row_of(char32_t c) {
  if (c < detail::kFirstRangeEnd) return &detail::kCharacterRows[c];
  if (c >= detail::kSecondRangeBegin && c < detail::kSecondRangeEnd) {
    return &detail::kCharacterRows[detail::kFirstRangeEnd + c - detail::kSecondRangeBegin];
  }
  return nullptr;
}

bool has_flag(char32_t c, std::uint8_t flag) {
  const detail::CharacterRow* row = row_of(c);
  return row != nullptr && (row->flags & flag) != 0;
}

/// Scripts outside the table: letters, but for the punctuation and symbol blocks.
bool is_letter_outside_table(char32_t c) {
  if (c >= 0x2150 && c < 0x2C00) return false;   // arrows, mathematics, boxes, dingbats
  if (c >= 0x2E00 && c < 0x3005) return false;   // supplemental and CJK punctuation
  if (c >= 0xFE00 && c < 0xFE70) return false;   // variation selectors, compatibility forms
  if (c >= 0xFF00 && c < 0xFF21) return false;   // full-width punctuation and digits
  if (c >= 0xFFF0 && c < 0x10000) return false;  // specials, U+FFFD
  return c < 0x1F000;                            // emoji and beyond
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

constexpr std::array<std::string_view, 13> kArticles = {
    "the", "a", "an", "el", "la", "los", "las", "un", "una", "le", "les", "une", "des"};

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t at) {
  const std::uint8_t first = byte_at(text, at);
  if (first < 0x80U) return {first, 1};
  const std::uint32_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC2U || first > 0xF4U || text.size() - at < length) return {kReplacement, 1};
  char32_t c = first & (0xFFU >> (length + 1));
  for (std::uint32_t i = 1; i < length; ++i) {
    const std::uint8_t next = byte_at(text, at + i);
    if (!is_continuation(next)) return {kReplacement, 1};
    c = (c << 6U) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (overlong || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) return {kReplacement, 1};
  return {c, length};
}

Decoded decode_utf8_before(std::string_view text, std::size_t at) {
  for (std::size_t length = 1; length <= 4 && length <= at; ++length) {
    if (is_continuation(byte_at(text, at - length))) continue;
    const Decoded decoded = decode_utf8(text, at - length);
    if (decoded.length == length) return decoded;
    break;
  }
  return {kReplacement, 1};
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U)), put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U)), put(0x80U | ((c >> 6U) & 0x3FU)), put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U)), put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU)), put(0x80U | (c & 0x3FU));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (byte_at(text, at) < 0x80U) {
      ++at;
      continue;
    }
    const Decoded decoded = decode_utf8(text, at);
    if (decoded.length == 1) return at;
    at += decoded.length;
  }
  return std::string_view::npos;
}

Repaired repair_utf8(std::string_view bytes) {
  Repaired out;
  out.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode_utf8(bytes, at);
    if (decoded.length == 1 && byte_at(bytes, at) >= 0x80U) {
      append_utf8(out.text, kReplacement);
      ++out.invalid_bytes;
    } else {
      out.text.append(bytes.substr(at, decoded.length));
    }
    at += decoded.length;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return !is_continuation(static_cast<std::uint8_t>(c));
  }));
}

std::size_t CodePointCounter::at(std::size_t offset) {
  if (offset < byte_) byte_ = 0, count_ = 0;
  count_ += count_code_points(text_.substr(byte_, offset - byte_));
  byte_ = offset;
  return count_;
}

bool is_letter(char32_t c) {
  return row_of(c) != nullptr ? has_flag(c, detail::kLetterFlag) : is_letter_outside_table(c);
}
bool is_upper(char32_t c) {
  return has_flag(c, detail::kUpperFlag);
}
bool is_lower(char32_t c) {
  return has_flag(c, detail::kLowerFlag);
}
bool is_digit(char32_t c) {
  return has_flag(c, detail::kDigitFlag);
}
bool is_space(char32_t c) {
  return has_flag(c, detail::kSpaceFlag) || c == 0x3000 || c == 0xFEFF;
}

char32_t to_lower(char32_t c) {
  const detail::CharacterRow* row = row_of(c);
  return row != nullptr ? row->lower : c;
}

char32_t to_upper(char32_t c) {
  const detail::CharacterRow* row = row_of(c);
  return row != nullptr ? row->upper : c;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    append_utf8(out, to_lower(decoded.code_point));
    at += decoded.length;
  }
  return out;
}

Folded fold(std::string_view text) {
  Folded out;
  out.text.reserve(text.size());
  out.source.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const std::size_t before = out.text.size();
    if (const detail::CharacterRow* row = row_of(decoded.code_point)) {
      for (std::size_t i = 0; i < row->fold_size; ++i) {
        out.text += static_cast<char>(detail::kFoldPool[row->fold_begin + i]);
      }
    } else {
      append_utf8(out.text, decoded.code_point);
    }
    out.source.insert(out.source.end(), out.text.size() - before, static_cast<std::uint32_t>(at));
    at += decoded.length;
  }
  out.source.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::string fold_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const Decoded decoded = byte < 0x80 ? Decoded{byte, 1} : decode_utf8(text, at);
    if (const detail::CharacterRow* row = row_of(decoded.code_point)) {
      for (std::size_t i = 0; i < row->fold_size; ++i) {
        out += static_cast<char>(detail::kFoldPool[row->fold_begin + i]);
      }
    } else {
      append_utf8(out, decoded.code_point);
    }
    at += decoded.length;
  }
  return out;
}

std::string normalize_name(std::string_view name) {
  const std::string folded = fold_text(name);
  // Words of letters and digits. A dot between single letters joins them: "u.s." is "us".
  std::vector<std::string> words;
  bool in_word = false;
  for (std::size_t at = 0; at < folded.size();) {
    const Decoded decoded = decode_utf8(folded, at);
    const std::string_view character = std::string_view(folded).substr(at, decoded.length);
    at += decoded.length;
    if (is_word(decoded.code_point)) {
      if (!in_word) words.emplace_back();
      words.back() += character;
      in_word = true;
    } else if (character == "." && in_word) {
      const bool inside_abbreviation =
          at < folded.size() && is_word(decode_utf8(folded, at).code_point);
      in_word = inside_abbreviation;
    } else if (character == "'" && in_word && folded.compare(at, 1, "s") == 0 &&
               (at + 1 == folded.size() || !is_word(decode_utf8(folded, at + 1).code_point))) {
      ++at;  // the possessive: "Mexico's" is Mexico
      in_word = false;
    } else if (character == "'" && in_word && words.size() == 1 && words.back() == "l") {
      words.clear();  // the elided article: "l'ACEUM"
      in_word = false;
    } else {
      in_word = false;
    }
  }
  std::size_t first = 0;
  while (first + 1 < words.size() &&
         std::find(kArticles.begin(), kArticles.end(), words[first]) != kArticles.end()) {
    ++first;
  }
  std::string out;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (i > first) out += ' ';
    out += words[i];
  }
  return out;
}

std::string slug(std::string_view name) {
  std::string out = normalize_name(name);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    at += decoded.length;
    if (decoded.code_point < 0x20 || has_flag(decoded.code_point, detail::kMarkFlag)) continue;
    width += is_wide(decoded.code_point) ? 2U : 1U;
  }
  return width;
}

}  // namespace lazo
