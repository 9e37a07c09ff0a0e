// Tested by text_builder_test.cpp.
#include "importers/lazo_read/text_builder.hpp"

#include <algorithm>
#include <utility>

#include "graph/base/utf8.hpp"
#include "importers/lazo_read/element_tree.hpp"

namespace lazo {
namespace {

/// Zero-width characters and soft hyphens are there for the typesetter; they would cut words.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    if (!is_invisible(c.code_point)) append_utf8(out, c.code_point);
    at += c.length;
  }
  return out;
}

}  // namespace

void TextBuilder::begin(BlockKind kind, std::uint8_t level, std::string_view locator) {
  end();
  kind_ = kind;
  level_ = level;
  places_.assign(1, {0, std::string(locator)});
  open_ = true;
}

void TextBuilder::add(std::string_view text) {
  const std::string visible = without_invisible(text);
  if (broken_) {
    std::size_t at = 0;
    while (at < visible.size() && is_space(decode_utf8(visible, at).code_point)) {
      at += decode_utf8(visible, at).length;
    }
    if (at == visible.size()) return;
    broken_ = false;
    while (!pending_.empty() && pending_.back() == ' ') pending_.pop_back();
    if (is_lower(decode_utf8(visible, at).code_point)) {
      pending_ += '\n';
    } else {
      flush();
    }
  }
  append_collapsed(pending_, visible);
}

void TextBuilder::move_to(std::string_view locator) {
  places_.push_back({static_cast<std::uint32_t>(pending_.size()), std::string(locator)});
}

void TextBuilder::remove_hyphen() {
  while (!pending_.empty() && pending_.back() == ' ') pending_.pop_back();
  if (!pending_.empty() && pending_.back() == '-') pending_.pop_back();
}

void TextBuilder::break_line() {
  if (!pending_.empty()) broken_ = true;
}

void TextBuilder::end() {
  flush();
  open_ = false;
  broken_ = false;
}

void TextBuilder::block(BlockKind kind, std::uint8_t level, std::string_view locator,
                        std::string_view text) {
  begin(kind, level, locator);
  add(text);
  end();
}

void TextBuilder::flush() {
  while (!pending_.empty() && (pending_.back() == ' ' || pending_.back() == '\n')) {
    pending_.pop_back();
  }
  if (pending_.empty()) return;
  if (!rich_.text.empty()) rich_.text += "\n\n";
  Block block;
  block.kind = kind_;
  block.level = level_;
  block.span.begin = static_cast<std::uint32_t>(rich_.text.size());
  rich_.text += pending_;
  block.span.end = static_cast<std::uint32_t>(rich_.text.size());
  const auto size = static_cast<std::uint32_t>(pending_.size());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const std::uint32_t begin = std::min(places_[i].begin, size);
    const std::uint32_t end = i + 1 < places_.size() ? std::min(places_[i + 1].begin, size) : size;
    if (begin < end) {
      add_place({block.span.begin + begin, block.span.begin + end}, places_[i].locator);
    }
  }
  if (places_.size() > 1) places_ = {{0, places_.back().locator}};
  pending_.clear();
  rich_.blocks.push_back(std::move(block));
}

void TextBuilder::add_place(Span span, const std::string& locator) {
  if (locator.empty()) return;
  std::vector<SourceRange>& map = rich_.source_map;
  if (!map.empty() && map.back().locator == locator) {
    map.back().text.end = span.end;
  } else {
    map.push_back({span, locator});
  }
}

RichText TextBuilder::take() {
  end();
  return std::move(rich_);
}

}  // namespace lazo
