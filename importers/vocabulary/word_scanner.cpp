// Tested by word_scanner_test.cpp.
#include "importers/vocabulary/word_scanner.hpp"

#include <array>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

enum ByteKind : std::uint8_t { kOther, kUpper, kLower, kDigit, kAmpersand, kWide };

constexpr std::array<std::uint8_t, 256> make_byte_kinds() {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 0; c < 256; ++c) {
    kinds[c] = c >= 128               ? kWide
               : c >= 'A' && c <= 'Z' ? kUpper
               : c >= 'a' && c <= 'z' ? kLower
               : c >= '0' && c <= '9' ? kDigit
               : c == '&'             ? kAmpersand
                                      : kOther;
  }
  return kinds;
}
constexpr std::array<std::uint8_t, 256> kByteKinds = make_byte_kinds();

std::uint8_t kind_of(char c) {
  return kByteKinds[static_cast<std::uint8_t>(c)];
}

std::uint16_t gap_of_ascii(char c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\r':
      return kGapSpace;
    case '-':
      return kGapHyphen;
    case '.':
      return kGapDot;
    case '\'':
    case '`':
      return kGapApostrophe;
    case ',':
      return kGapComma;
    case '/':
      return kGapSlash;
    default:
      return kGapOther;
  }
}

std::uint16_t gap_of_wide(char32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return kGapHyphen;
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
      return kGapApostrophe;
    case 0x00AD:
      return kGapNone;  // soft hyphen between words
    default:
      return is_space(c) ? kGapSpace : kGapOther;
  }
}

/// Combining marks (U+0300..U+036F) and soft hyphens belong to the word before them.
bool continues_word(char32_t c) {
  return is_word(c) || (c >= 0x0300 && c <= 0x036F) || c == 0x00AD;
}

}  // namespace

bool WordScanner::next() {
  read_gap();
  if (at_ >= text_.size()) return false;
  begin_ = static_cast<std::uint32_t>(at_);
  folded_.clear();
  letters_ = 0;
  read_word();
  end_ = static_cast<std::uint32_t>(at_);
  return true;
}

void WordScanner::read_gap() {
  std::uint16_t gap = at_ == 0 ? kGapBreak : kGapNone;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    const std::uint8_t kind = kind_of(c);
    if (kind == kWide) {
      const Decoded decoded = decode_utf8(text_, at_);
      if (is_word(decoded.code_point)) break;
      gap |= gap_of_wide(decoded.code_point);
      at_ += decoded.length;
      continue;
    }
    if (kind != kOther) break;
    if (c == '\n') {
      gap |= (gap & (kGapNewline | kGapBreak)) != 0 ? kGapBreak : kGapNewline;
    } else {
      gap |= gap_of_ascii(c);
    }
    ++at_;
  }
  gap_ = gap;
}

void WordScanner::read_word() {
  if (text_[at_] == '&') {
    folded_ += '&';
    ++at_;
    return;
  }
  std::uint32_t lower_count = 0;
  bool final_lower_s = false;
  if (kind_of(text_[at_]) == kUpper) letters_ |= kFirstUpper;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    const std::uint8_t kind = kind_of(c);
    if (kind == kLower) {
      folded_ += c;
      ++lower_count;
      final_lower_s = c == 's';
      ++at_;
    } else if (kind == kUpper) {
      folded_ += static_cast<char>(c + ('a' - 'A'));
      final_lower_s = false;
      ++at_;
    } else if (kind == kDigit) {
      folded_ += c;
      final_lower_s = false;
      ++at_;
    } else if (kind == kWide) {
      const std::size_t before = at_;
      read_wide_character(final_lower_s, lower_count);
      if (at_ == before) break;
    } else {
      break;
    }
  }
  if (lower_count > 0) letters_ |= kAnyLower;
  if (lower_count == 1 && final_lower_s) letters_ |= kOnlyFinalLowerS;
}

void WordScanner::read_wide_character(bool& final_lower_s, std::uint32_t& lower_count) {
  const Decoded decoded = decode_utf8(text_, at_);
  const char32_t c = decoded.code_point;
  if (!continues_word(c)) return;
  if (at_ == begin_ && is_upper(c)) letters_ |= kFirstUpper;
  if (is_lower(c)) ++lower_count;
  if (is_word(c)) final_lower_s = false;
  // U+0303 is a combining tilde: only over an n is it the letter.
  if (c == 0x00D1 || c == 0x00F1 || (c == 0x0303 && !folded_.empty() && folded_.back() == 'n')) {
    letters_ |= kHasEnye;
  }
  if (c != 0x00AD) folded_ += fold_text(text_.substr(at_, decoded.length));
  at_ += decoded.length;
}

}  // namespace lazo
