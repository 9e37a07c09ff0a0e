#include "importers/sections.hpp"

#include <string_view>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

/// Bytes of the dateline that a paragraph begins with ("México, DF. ", "Lyon, 3 mai 2024. – "), or
/// 0: capitalised words, numbers and months up to a full stop, then a capital or a dash.
std::size_t dateline_size(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::size_t stop = text.substr(0, kLongest).find(". ");
  if (stop == std::string_view::npos || text.find(',') > stop + 1) return 0;
  std::size_t words = 0;
  bool number = false;
  for (std::size_t at = 0; at < stop;) {
    const Decoded c = decode_utf8(text, at);
    if (!is_word(c.code_point)) {
      at += c.length;
      continue;
    }
    const std::size_t begin = at;
    while (at < stop && is_word(decode_utf8(text, at).code_point))
      at += decode_utf8(text, at).length;
    const std::string_view word = text.substr(begin, at - begin);
    ++words;
    if (is_digit(c.code_point)) {
      number = true;
    } else if (!is_upper(c.code_point) && word != "de" && word != "del" && !number) {
      return 0;
    }
  }
  // Without a number only a short place with its region: "México, DF."
  const bool place = text.substr(0, stop).find(", ") != std::string_view::npos && words <= 5;
  if (words == 0 || words > 8 || !(place || number)) return 0;
  std::size_t end = stop + 2;
  while (end < text.size()) {
    const Decoded c = decode_utf8(text, end);
    if (c.code_point != U'-' && c.code_point != U'–' && c.code_point != U'—' &&
        !is_space(c.code_point))
      break;
    end += c.length;
  }
  return end < text.size() && (is_upper(decode_utf8(text, end).code_point) || end > stop + 2) ? end
                                                                                              : 0;
}

}  // namespace

std::vector<Section> sections_of(const Document& document) {
  std::vector<Section> out;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kMarkup || block.kind == BlockKind::kCode) continue;
    const auto size =
        static_cast<std::uint32_t>(block.kind == BlockKind::kParagraph && block.ignored.empty()
                                       ? dateline_size(block.span.in(document.text))
                                       : 0);
    if (size != 0) {
      const std::uint32_t middle = block.span.begin + size;
      out.push_back({{block.span.begin, middle}, {}});
      out.push_back({{middle, block.span.end}, {}});
    } else {
      out.push_back({block.span, block.ignored});
    }
  }
  return out;
}

}  // namespace lazo
