#include "importers/readers/lines.hpp"

#include "graph/base/utf8.hpp"

namespace lazo {

std::vector<TextLine> lines_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<TextLine> lines;
  for (std::uint32_t at = begin; at < end;) {
    TextLine line;
    line.begin = at;
    std::uint32_t stop = at;
    while (stop < end && text[stop] != '\n' && text[stop] != '\r') ++stop;
    std::uint32_t first = at;
    while (first < stop) {
      const Decoded c = decode_utf8(text, first);
      if (!is_space(c.code_point)) break;
      line.indent = c.code_point == '\t' ? (line.indent / 4 + 1) * 4 : line.indent + 1;
      first += c.length;
    }
    std::uint32_t last = stop;
    while (last > first) {
      const Decoded c = decode_utf8_before(text, last);
      if (!is_space(c.code_point)) break;
      last -= c.length;
    }
    line.span = first < last ? Span{first, last} : Span{stop, stop};
    lines.push_back(line);
    at = stop + 1;
    if (stop + 1 < end && text[stop] == '\r' && text[stop + 1] == '\n') ++at;
  }
  return lines;
}

}  // namespace lazo
