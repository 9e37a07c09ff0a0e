#pragma once
// A Structure as text that a person can read: one line a block.

#include <string>
#include <string_view>

#include "importers/readers/structure.hpp"

namespace lazo {

inline std::string_view kind_name(BlockKind kind) {
  constexpr std::string_view kNames[] = {"paragraph", "title",   "heading", "item",     "question",
                                         "answer",    "caption", "byline",  "dateline", "quotation",
                                         "table",     "code",    "markup"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// "heading 2 |## |Scope": kind, level if there is one, the text with '|' around what is ignored;
/// line ends are written as '~'.
inline std::string line_of(std::string_view text, const Block& block) {
  std::string out(kind_name(block.kind));
  if (block.level > 0) out += ' ' + std::to_string(block.level);
  out += ' ';
  std::uint32_t at = block.span.begin;
  const auto copy = [&](std::uint32_t end) {
    for (; at < end; ++at) out += text[at] == '\n' ? '~' : text[at] == '\r' ? '^' : text[at];
  };
  for (const Span& ignored : block.ignored) {
    copy(ignored.begin);
    out += '|';
    copy(ignored.end);
    out += '|';
  }
  copy(block.span.end);
  return out;
}

inline std::string lines_of_blocks(std::string_view text, const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) out += line_of(text, block) + '\n';
  return out;
}

}  // namespace lazo
