#pragma once
// Lines -> paragraphs: which line ends are only wrapping?
//
//   "The union asked for\ncalm on Monday."        one paragraph of two lines
//   "Scope\nThis rule applies to all firms."      two
//
// A line end is wrapping if the first word of the next line would not have fitted into the width
// that the text is wrapped at, or if the text plainly goes on (no end of sentence, and lower case
// behind). List markers always begin a paragraph. Pure, O(n).

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/base/span.hpp"

namespace lazo {

struct Paragraph {
  Span span;
  std::uint32_t lines = 1;
  std::uint32_t indent = 0;  ///< of the first line
};

[[nodiscard]] std::vector<Paragraph> paragraphs_of(std::string_view text);

}  // namespace lazo
