#pragma once
// UTF-8 text: is it valid, what are its characters, and what does it look like without case and
// accents, with a way back to the bytes it came from.
//
//   Folded folded = fold("Périódico Quequi");       // "periodico quequi"
//   folded.source[i]                                // byte of the original behind folded byte i
//
// All functions are pure and thread-safe. Folding covers the Latin, Greek and Cyrillic blocks and
// typographic punctuation; other characters stay as they are. The tables are written by
// scripts/make_fold_table from ICU, so that nothing links to ICU at run time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lazo {

/// One decoded character: its code point and how many bytes it took (1 to 4).
/// Invalid bytes decode to U+FFFD with length 1.
struct Decoded {
  char32_t code_point = 0;
  std::uint32_t length = 1;
};

/// Decodes the character that begins at `text[at]`. Requires at < text.size().
[[nodiscard]] Decoded decode_utf8(std::string_view text, std::size_t at);

/// Decodes the character that ends just before `text[at]`. Requires 0 < at <= text.size().
[[nodiscard]] Decoded decode_utf8_before(std::string_view text, std::size_t at);

/// Appends a code point as UTF-8; values that are no scalar value become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Offset of the first invalid byte, or npos. O(n).
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// Valid text from any bytes: each invalid byte sequence becomes U+FFFD.
struct Repaired {
  std::string text;
  std::size_t invalid_bytes = 0;  ///< bytes of the input that were replaced
};
[[nodiscard]] Repaired repair_utf8(std::string_view bytes);

/// Number of code points in valid UTF-8. O(n).
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Byte offset -> code point offset for many rising offsets of one text in a single pass.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}  // text must outlive this
  /// Code points before byte `offset`. Any order is right; a rising one is O(n) in all.
  [[nodiscard]] std::size_t at(std::size_t offset);

 private:
  std::string_view text_;  // owned by the caller
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
/// White space of any kind, no-break and zero-width spaces included.
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] inline bool is_word(char32_t c) {
  return is_letter(c) || is_digit(c);
}
[[nodiscard]] char32_t to_lower(char32_t c);
[[nodiscard]] char32_t to_upper(char32_t c);

/// Text in lower case, accents kept. UTF-8 in and out; length may change.
[[nodiscard]] std::string lower(std::string_view text);

/// Text without case and accents, typographic quotes and dashes made plain, and the byte of the
/// original behind each byte of the result. `source` has one entry more: the end of the text.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> source;
};
[[nodiscard]] Folded fold(std::string_view text);

/// Only the text of fold().
[[nodiscard]] std::string fold_text(std::string_view text);

/// The form under which two names count as the same: folded, punctuation inside abbreviations
/// dropped ("U.S." -> "us"), other punctuation and runs of space one space, no leading article
/// (the, a, an, el, la, los, las, un, una, le, les, l', une, des) unless it is all there is.
[[nodiscard]] std::string normalize_name(std::string_view name);

/// normalize_name() with '-' for spaces: the part of a node key behind the colon.
[[nodiscard]] std::string slug(std::string_view name);

/// Columns that the text takes on a terminal (wide characters 2, combining marks 0).
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace lazo
