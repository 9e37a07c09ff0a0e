// Tested by wrap_test.cpp.
#include "exporters/wrap.hpp"

#include "exporters/escape.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::string_view kEllipsis = "…";

/// The longest beginning of a word that fits.
std::size_t fitting(std::string_view word, std::size_t columns) {
  std::size_t at = 0;
  while (at < word.size()) {
    const std::size_t next = at + decode_utf8(word, at).length;
    if (display_width(word.substr(0, next)) > columns) break;
    at = next;
  }
  return at == 0 ? decode_utf8(word, 0).length : at;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t most) {
  const std::string clean = one_line(text);
  std::vector<std::string> lines(1);
  for (std::string_view word : split_list(clean, ' ')) {
    while (!word.empty()) {
      std::string& line = lines.back();
      const std::size_t used = display_width(line);
      const std::size_t width = display_width(word);
      if (line.empty() && width > columns) {
        const std::size_t cut = fitting(word, columns);
        line = word.substr(0, cut);
        word.remove_prefix(cut);
        if (!word.empty()) lines.emplace_back();
      } else if (line.empty() || used + 1 + width <= columns) {
        if (!line.empty()) line.push_back(' ');
        line.append(word);
        word = {};
      } else {
        lines.emplace_back();
      }
    }
  }
  if (lines.size() > most) {
    lines.resize(most);
    lines.back().append(kEllipsis);
  }
  return lines;
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  const Decoded first = decode_utf8(text, 0);
  std::string out;
  append_utf8(out, to_upper(first.code_point));
  return out.append(text.substr(first.length));
}

}  // namespace lazo
