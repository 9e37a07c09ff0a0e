// Tested by word_scanner_test.cpp.
#include "importers/vocabulary/word_scanner.hpp"

#include <algorithm>
#include <array>
#include <vector>

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

/// The small letter of a letter, a digit itself, 0 for all other bytes.
constexpr std::array<char, 256> make_folded_ascii() {
  std::array<char, 256> folded{};
  for (char c = '0'; c <= '9'; ++c) folded[static_cast<std::uint8_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) folded[static_cast<std::uint8_t>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c) {
    folded[static_cast<std::uint8_t>(c)] = static_cast<char>(c + ('a' - 'A'));
  }
  return folded;
}
constexpr std::array<char, 256> kFoldedAscii = make_folded_ascii();

constexpr std::uint64_t kHashStart = 0xcbf29ce484222325ULL;  // FNV-1a
constexpr std::uint64_t kHashPrime = 0x100000001b3ULL;

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

/// What read_wide_character() must know of a character, for those that are frequent.
struct WideLetter {
  std::array<char, 4> fold{};
  std::uint8_t size = 0;
  bool word = false;
  bool continues = false;
  bool upper = false;
  bool lower = false;
};
constexpr char32_t kFirstWide = 0x80;
constexpr char32_t kEndWide = 0x370;

WideLetter describe(char32_t c, std::string_view bytes) {
  WideLetter letter;
  const std::string fold = c == 0x00AD ? std::string() : fold_text(bytes);
  letter.size = static_cast<std::uint8_t>(std::min(fold.size(), letter.fold.size()));
  std::copy_n(fold.begin(), letter.size, letter.fold.begin());
  letter.word = is_word(c);
  letter.continues = continues_word(c);
  letter.upper = is_upper(c);
  letter.lower = is_lower(c);
  return letter;
}

std::vector<WideLetter> make_wide_letters() {
  std::vector<WideLetter> letters;
  for (char32_t c = kFirstWide; c < kEndWide; ++c) {
    std::string bytes;
    append_utf8(bytes, c);
    letters.push_back(describe(c, bytes));
  }
  return letters;
}

WideLetter wide_letter(char32_t c, std::string_view bytes) {
  static const std::vector<WideLetter> letters = make_wide_letters();
  return c >= kFirstWide && c < kEndWide ? letters[c - kFirstWide] : describe(c, bytes);
}

}  // namespace

bool WordScanner::next() {
  read_gap();
  if (at_ >= text_.size()) return false;
  begin_ = static_cast<std::uint32_t>(at_);
  size_ = 0;
  hash_ = kHashStart;
  letters_ = 0;
  small_letters_ = 0;
  small_s_last_ = false;
  read_word();
  if (small_letters_ > 0) letters_ |= kAnyLower;
  if (small_letters_ == 1 && small_s_last_) letters_ |= kOnlyFinalLowerS;
  end_ = static_cast<std::uint32_t>(at_);
  return true;
}

void WordScanner::read_gap() {
  std::uint16_t gap = at_ == 0 ? kGapBreak : kGapNone;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    const std::uint8_t kind = kind_of(c);
    if (kind == kWide) {
      const Decoded decoded = decode_utf8(text_, at_);
      if (is_word(decoded.code_point)) break;
      gap |= gap_of_wide(decoded.code_point);
      at_ += decoded.length - 1;
    } else if (kind != kOther) {
      break;
    } else if (c == '\n') {
      gap |= (gap & (kGapNewline | kGapBreak)) != 0 ? kGapBreak : kGapNewline;
    } else {
      gap |= gap_of_ascii(c);
    }
  }
  gap_ = gap;
}

inline void WordScanner::put(char c) {
  if (size_ == buffer_.size()) buffer_.resize(size_ * 2);
  buffer_[size_++] = c;
  hash_ = (hash_ ^ static_cast<std::uint8_t>(c)) * kHashPrime;
}

void WordScanner::read_word() {
  if (text_[at_] == '&') {
    put('&');
    ++at_;
    return;
  }
  if (kind_of(text_[at_]) == kUpper) letters_ |= kFirstUpper;
  do {
    read_ascii();
  } while (at_ < text_.size() && kind_of(text_[at_]) == kWide && read_wide_character());
}

void WordScanner::read_ascii() {
  const char* const begin = text_.data() + at_;
  const char* const limit = text_.data() + text_.size();
  const char* end = begin;
  while (end != limit && kFoldedAscii[static_cast<std::uint8_t>(*end)] != '\0') ++end;
  const auto count = static_cast<std::size_t>(end - begin);
  if (count == 0) return;
  while (buffer_.size() < size_ + count) buffer_.resize(buffer_.size() * 2);
  char* out = buffer_.data() + size_;
  std::uint64_t hash = hash_;
  std::uint32_t small = 0;
  for (const char* at = begin; at != end; ++at) {
    const char folded = kFoldedAscii[static_cast<std::uint8_t>(*at)];
    *out++ = folded;
    hash = (hash ^ static_cast<std::uint8_t>(folded)) * kHashPrime;
    small += static_cast<std::uint32_t>(*at >= 'a');
  }
  hash_ = hash;
  size_ += count;
  small_letters_ += small;
  small_s_last_ = end[-1] == 's';
  at_ += count;
}

bool WordScanner::read_wide_character() {
  const Decoded decoded = decode_utf8(text_, at_);
  const char32_t c = decoded.code_point;
  const WideLetter letter = wide_letter(c, text_.substr(at_, decoded.length));
  if (!letter.continues) return false;
  if (c != 0x00AD) letters_ |= kHasAccent;
  if (at_ == begin_ && letter.upper) letters_ |= kFirstUpper;
  if (letter.lower) ++small_letters_;
  if (letter.word) small_s_last_ = false;
  // U+0303 is a combining tilde: only over an n is it the letter.
  if (c == 0x00D1 || c == 0x00F1 || (c == 0x0303 && size_ > 0 && buffer_[size_ - 1] == 'n')) {
    letters_ |= kHasEnye;
  }
  for (std::uint8_t i = 0; i < letter.size; ++i) put(letter.fold[i]);
  at_ += decoded.length;
  return true;
}

}  // namespace lazo
