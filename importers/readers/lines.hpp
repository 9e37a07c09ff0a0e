#pragma once
// The lines of a text, without the white space around them.
//
//   for (const TextLine& line : lines_of(text)) use(line.span.in(text));
//
// Line ends are LF, CRLF and CR alone. Pure, O(n).

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/base/span.hpp"

namespace lazo {

struct TextLine {
  Span span;                 ///< from the first to the last character that is no white space
  std::uint32_t indent = 0;  ///< columns before it; a tab counts to the next multiple of four
  std::uint32_t begin = 0;   ///< of the whole line

  [[nodiscard]] bool blank() const { return span.empty(); }
};

/// The lines of text[begin, end). A byte order mark counts as white space.
[[nodiscard]] std::vector<TextLine> lines_of(std::string_view text, std::uint32_t begin,
                                             std::uint32_t end);
[[nodiscard]] inline std::vector<TextLine> lines_of(std::string_view text) {
  return lines_of(text, 0, static_cast<std::uint32_t>(text.size()));
}

}  // namespace lazo
