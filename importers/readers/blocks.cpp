#include "importers/readers/blocks.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "graph/base/utf8.hpp"
#include "importers/readers/block_classifier.hpp"
#include "importers/readers/paragraphs.hpp"

namespace lazo {
namespace {

bool is_link_alone(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://") ||
          text.starts_with("www.")) &&
         text.find_first_of(" \n") == std::string_view::npos;
}

/// Three cells or more between tabs or bars; or two with a gap of spaces between them, and no
/// sentence.
bool is_table_row(std::string_view text) {
  if (text.front() == '|' && text.back() == '|' && text.size() > 1) return true;
  if (text.find("    ") != std::string_view::npos && text.find('\n') == std::string_view::npos &&
      !ends_like_sentence(text) && list_marker(text) == 0) {
    return true;
  }
  std::size_t bars = 0;
  for (std::size_t at = text.find(" | "); at != std::string_view::npos;
       at = text.find(" | ", at + 2)) {
    ++bars;
  }
  return bars >= 2 || std::count(text.begin(), text.end(), '\t') >= 2;
}

void ignore(Block& block, std::size_t from, std::size_t size) {
  const auto begin = static_cast<std::uint32_t>(block.span.begin + from);
  if (size > 0) block.ignored.push_back({begin, static_cast<std::uint32_t>(begin + size)});
}

Block block_of(std::string_view all, const Paragraph& paragraph, bool last,
               BlockClassifier& classifier) {
  Block block;
  block.span = paragraph.span;
  const std::string_view text = paragraph.span.in(all);
  if (is_rule(text) || is_link_alone(text)) {
    block.kind = BlockKind::kMarkup;
    return block;
  }
  if (is_table_row(text)) {
    block.kind = BlockKind::kTable;
    classifier.note_marked_block();
    return block;
  }
  const std::size_t marker = list_marker(text);
  if (marker > 0) {
    block.kind = BlockKind::kListItem;
    block.level = static_cast<std::uint8_t>(std::min<std::uint32_t>(1 + paragraph.indent / 4, 9));
    classifier.note_marked_block();
  }
  ignore(block, 0, marker);
  const std::size_t label = classifier.question_label(text.substr(marker), block.kind);
  ignore(block, marker, label);
  if (marker == 0 && label == 0) {
    block.kind = classifier.kind_of(text, paragraph.lines, last);
    if (block.kind == BlockKind::kTitle) block.level = 1;
    if (block.kind == BlockKind::kHeading) block.level = 2;
  }
  return block;
}

}  // namespace

Structure find_blocks(std::string_view text, Language language) {
  Structure out;
  BlockClassifier classifier(language);
  const std::vector<Paragraph> paragraphs = paragraphs_of(text);
  out.blocks.reserve(paragraphs.size());
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    out.blocks.push_back(block_of(text, paragraphs[i], i + 1 == paragraphs.size(), classifier));
  }
  out.metadata = std::move(classifier.metadata());
  return out;
}

std::size_t list_marker(std::string_view line) {
  if (line.empty()) return 0;
  const auto with_spaces = [&](std::size_t at) -> std::size_t {
    const std::size_t marker = at;
    while (at < line.size()) {
      const Decoded c = decode_utf8(line, at);
      if (!is_space(c.code_point)) break;
      at += c.length;
    }
    return at > marker && at < line.size() ? at : 0;
  };
  const Decoded first = decode_utf8(line, 0);
  constexpr std::u32string_view kBullets = U"•■▪▫●○◦‣⁃►▸➢➤✓✔·□–—";
  if (first.code_point == '-' || first.code_point == '*' || first.code_point == '+' ||
      kBullets.find(first.code_point) != std::u32string_view::npos) {
    return with_spaces(first.length);
  }
  // "1. ", "12) ", "(a) ", "b) ", "iv. "
  std::size_t at = line[0] == '(' ? 1 : 0;
  const std::size_t begin = at;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  if (at > begin + 2) return 0;  // "2014. Un año"
  if (at == begin) {
    const auto roman = [](char c) { return c == 'i' || c == 'v' || c == 'x'; };
    while (at < line.size() && at < begin + 4 && roman(line[at])) ++at;
    if (at == begin && at < line.size() && line[at] >= 'a' && line[at] <= 'z') ++at;
  }
  if (at == begin || at >= line.size()) return 0;
  const bool letters = line[begin] > '9';
  if (line[at] == ')' || (line[at] == '.' && begin == 0 && !letters)) return with_spaces(at + 1);
  return 0;
}

bool ends_like_sentence(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    const Decoded c = decode_utf8_before(line, end);
    constexpr std::u32string_view kClosers = U"\"'”’»)] ";
    if (kClosers.find(c.code_point) == std::u32string_view::npos) break;
    end -= c.length;
  }
  if (end == 0) return false;
  const Decoded last = decode_utf8_before(line, end);
  if (last.code_point == '!' || last.code_point == '?' || last.code_point == 0x2026) return true;
  if (last.code_point != '.') return false;
  std::size_t letters = 0;
  for (std::size_t at = end - 1; at > 0 && letters <= 2;) {
    const Decoded c = decode_utf8_before(line, at);
    if (!is_letter(c.code_point)) break;
    ++letters;
    at -= c.length;
    if (at == 0) break;
    if (letters == 1 && is_upper(c.code_point)) {
      const char before = line[at - 1];
      if (before == '.' || before == ' ') return false;  // "U.S.", "J."
    }
  }
  return true;
}

bool is_rule(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    if (is_word(c.code_point)) return false;
    at += c.length;
  }
  return true;
}

}  // namespace lazo
