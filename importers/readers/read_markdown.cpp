#include "importers/readers/read_markdown.hpp"

#include <algorithm>
#include <string>

#include "graph/base/utf8.hpp"
#include "importers/readers/block_classifier.hpp"
#include "importers/readers/blocks.hpp"
#include "importers/readers/front_matter.hpp"
#include "importers/readers/lines.hpp"

namespace lazo {
namespace {

/// What a person sees of a block, and the byte of the text behind each byte of it.
struct Visible {
  std::string text;
  std::vector<std::uint32_t> source;
};

Visible visible_of(std::string_view text, const Block& block) {
  Visible out;
  std::uint32_t at = block.span.begin;
  const auto copy = [&](std::uint32_t end) {
    for (; at < end; ++at) {
      const char c = text[at];
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (space && (out.text.empty() || out.text.back() == ' ')) continue;
      out.text += space ? ' ' : c;
      out.source.push_back(at);
    }
  };
  for (const Span& ignored : block.ignored) {
    copy(ignored.begin);
    at = ignored.end;
  }
  copy(block.span.end);
  while (!out.text.empty() && out.text.back() == ' ') {
    out.text.pop_back();
    out.source.pop_back();
  }
  return out;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, Language language) : text_(text), classifier_(language) {}

  Structure read() {
    const std::size_t front = read_front_matter(text_, classifier_.metadata());
    if (front > 0) add_markup({0, static_cast<std::uint32_t>(front)});
    lines_ = lines_of(text_, static_cast<std::uint32_t>(front),
                      static_cast<std::uint32_t>(text_.size()));
    last_text_ = lines_.size();
    while (last_text_ > 0 && lines_[last_text_ - 1].blank()) --last_text_;
    for (std::size_t i = 0; i < last_text_;) i = lines_[i].blank() ? i + 1 : read_block(i);
    out_.metadata = std::move(classifier_.metadata());
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const { return lines_[i].span.in(text_); }

  void add_markup(Span span, BlockKind kind = BlockKind::kMarkup) {
    while (span.end > span.begin && static_cast<unsigned char>(text_[span.end - 1]) <= ' ') {
      --span.end;
    }
    if (span.empty()) return;
    Block block;
    block.kind = kind;
    block.span = span;
    out_.blocks.push_back(std::move(block));
  }

  /// The block that begins at line `i`; returns the line behind it.
  std::size_t read_block(std::size_t i) {
    const std::string_view text = line(i);
    if (text.starts_with("```") || text.starts_with("~~~")) return read_code(i);
    if (text.starts_with("<!--")) return read_until(i, "-->");
    if (is_thematic_break(text) || is_link_definition(text)) {
      add_markup(lines_[i].span);
      return i + 1;
    }
    if (const std::size_t level = heading_level(text); level > 0) return read_heading(i, level);
    if (i + 1 < lines_.size() && is_delimiter_row(line(i + 1)) &&
        text.find('|') != std::string_view::npos) {
      return read_table(i);
    }
    return read_text(i);
  }

  std::size_t read_code(std::size_t i) {
    const std::string_view fence = line(i).substr(0, 3);
    std::size_t end = i + 1;
    while (end < last_text_ && !line(end).starts_with(fence)) ++end;
    end = std::min(end + 1, last_text_);
    add_markup({lines_[i].span.begin, lines_[end - 1].span.end}, BlockKind::kCode);
    return end;
  }

  std::size_t read_until(std::size_t i, std::string_view mark) {
    std::size_t end = i;
    while (end < last_text_ && line(end).find(mark) == std::string_view::npos) ++end;
    if (end == last_text_) return read_text(i);  // never closed: it is text
    add_markup({lines_[i].span.begin, lines_[end].span.end});
    return end + 1;
  }

  std::size_t read_table(std::size_t i) {
    std::size_t end = i;
    while (end < last_text_ && !lines_[end].blank()) ++end;
    add_markup({lines_[i].span.begin, lines_[end - 1].span.end}, BlockKind::kTable);
    classifier_.note_marked_block();
    return end;
  }

  std::size_t read_heading(std::size_t i, std::size_t level) {
    Block block;
    block.span = lines_[i].span;
    const std::string_view text = line(i);
    std::size_t from = level;
    while (from < text.size() && text[from] == ' ') ++from;
    block.ignored.push_back(
        {block.span.begin, block.span.begin + static_cast<std::uint32_t>(from)});
    std::size_t end = text.size();  // "## Scope ##"
    while (end > from && text[end - 1] == '#') --end;
    if (end < text.size() && end > from && text[end - 1] == ' ') {
      block.ignored.push_back({block.span.begin + static_cast<std::uint32_t>(end), block.span.end});
    }
    add_heading(std::move(block), level);
    return i + 1;
  }

  void add_heading(Block block, std::size_t level) {
    block.level = static_cast<std::uint8_t>(level);
    add_inline_markup(block);
    const Visible visible = visible_of(text_, block);
    block.kind = visible.text.empty() ? BlockKind::kMarkup : BlockKind::kHeading;
    std::string& title = classifier_.metadata().title;
    if (level == 1 && !visible.text.empty() && (title.empty() || title == visible.text)) {
      title = visible.text;
      block.kind = BlockKind::kTitle;
    }
    classifier_.note_marked_block();
    out_.blocks.push_back(std::move(block));
  }

  /// A paragraph, list item or quotation: lines up to one that begins something else.
  std::size_t read_text(std::size_t i) {
    Block block;
    block.span = lines_[i].span;
    const std::size_t quote = quote_prefix(line(i));
    const std::size_t marker = list_marker(line(i).substr(quote));
    const std::size_t prefix = quote + marker;
    if (prefix > 0) {
      block.ignored.push_back(
          {block.span.begin, block.span.begin + static_cast<std::uint32_t>(prefix)});
    }
    std::size_t end = i + 1;
    while (end < last_text_ && goes_on(end - 1, end, quote > 0)) {
      const std::size_t again = quote_prefix(line(end));
      if (again > 0) {
        const std::uint32_t begin = lines_[end].span.begin;
        block.ignored.push_back({begin, begin + static_cast<std::uint32_t>(again)});
      }
      block.span.end = lines_[end].span.end;
      ++end;
    }
    if (end < last_text_ && prefix == 0 && end == i + 1) {  // underlined heading
      const std::string_view under = line(end);
      const bool first = !under.empty() && under.find_first_not_of('=') == std::string_view::npos;
      const bool second =
          under.size() >= 2 && under.find_first_not_of('-') == std::string_view::npos;
      if (first || second) {
        add_heading(std::move(block), first ? 1 : 2);
        add_markup(lines_[end].span);
        return end + 1;
      }
    }
    add_text(std::move(block), i, end, quote > 0, marker > 0);
    return end;
  }

  void add_text(Block block, std::size_t begin, std::size_t end, bool quote, bool item) {
    const bool image = line(begin).starts_with("![") && end == begin + 1;
    add_inline_markup(block);
    const Visible visible = visible_of(text_, block);
    if (visible.text.empty() || is_rule(visible.text)) {
      block.kind = BlockKind::kMarkup;
      block.ignored.clear();
      out_.blocks.push_back(std::move(block));
      return;
    }
    const bool last = end >= last_text_;
    if (item) {
      block.kind = BlockKind::kListItem;
      block.level =
          static_cast<std::uint8_t>(std::min<std::uint32_t>(1 + lines_[begin].indent / 2, 9));
      classifier_.note_marked_block();
    }
    const std::size_t label = classifier_.question_label(visible.text, block.kind);
    if (label > 0 && label < visible.source.size()) {
      block.ignored.push_back({visible.source.front(), visible.source[label]});
      merge(block.ignored);
    } else if (quote && !item) {
      block.kind = BlockKind::kQuotation;
      classifier_.note_marked_block();
    } else if (image) {
      block.kind = BlockKind::kCaption;
      classifier_.note_marked_block();
    } else if (!item && label == 0) {
      block.kind = classifier_.kind_of(visible.text, end - begin, last);
      if (block.kind == BlockKind::kTitle) block.level = 1;
      if (block.kind == BlockKind::kHeading) block.level = 3;  // below the marked ones
    }
    out_.blocks.push_back(std::move(block));
  }

  void add_inline_markup(Block& block) {
    const std::vector<Span> found = inline_markup(text_, block.span);
    block.ignored.insert(block.ignored.end(), found.begin(), found.end());
    merge(block.ignored);
  }

  static void merge(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<Span> out;
    for (const Span& span : spans) {
      if (!out.empty() && span.begin <= out.back().end) {
        out.back().end = std::max(out.back().end, span.end);
      } else {
        out.push_back(span);
      }
    }
    spans = std::move(out);
  }

  /// True if line `next` belongs to the same paragraph as the line before it.
  [[nodiscard]] bool goes_on(std::size_t previous, std::size_t next, bool quote) const {
    if (lines_[next].blank()) return false;
    const std::string_view text = line(next);
    const std::size_t prefix = quote_prefix(text);
    if ((prefix > 0) != quote && prefix > 0) return false;
    const std::string_view inner = text.substr(prefix);
    if (inner.empty() || heading_level(inner) > 0 || list_marker(inner) > 0 ||
        inner.starts_with("```") || inner.starts_with("~~~") || is_thematic_break(inner) ||
        (inner.find_first_not_of('=') == std::string_view::npos)) {
      return false;
    }
    // A hard break: two spaces or a backslash at the end of the line.
    const std::uint32_t raw_end = lines_[next].begin;
    const std::string_view tail =
        text_.substr(lines_[previous].span.end, raw_end - lines_[previous].span.end);
    const bool hard = tail.starts_with("  ") || line(previous).ends_with('\\');
    return !hard || is_lower(decode_utf8(inner, 0).code_point);
  }

  static std::size_t quote_prefix(std::string_view text) {
    std::size_t at = 0;
    std::size_t end = 0;
    while (at < text.size() && (text[at] == '>' || (text[at] == ' ' && at > 0))) {
      if (text[at] == '>') end = at + 1;
      ++at;
    }
    if (end == 0) return 0;
    while (end < text.size() && text[end] == ' ') ++end;
    return end;
  }

  static std::size_t heading_level(std::string_view text) {
    const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
    return level >= 1 && level <= 6 && (level == text.size() || text[level] == ' ') ? level : 0;
  }

  static bool is_thematic_break(std::string_view text) {
    std::size_t marks = 0;
    for (const char c : text) {
      if (c == ' ') continue;
      if (c != text[0] || (c != '-' && c != '*' && c != '_')) return false;
      ++marks;
    }
    return marks >= 3;
  }

  static bool is_link_definition(std::string_view text) {
    const std::size_t close = text.find("]: ");
    return text.starts_with('[') && close != std::string_view::npos && close > 1 &&
           text.find(' ', close + 3) == std::string_view::npos;
  }

  static bool is_delimiter_row(std::string_view text) {
    return text.find('-') != std::string_view::npos && text.find('|') != std::string_view::npos &&
           text.find_first_not_of("|:- \t") == std::string_view::npos;
  }

  std::string_view text_;  // owned by the caller
  BlockClassifier classifier_;
  std::vector<TextLine> lines_;
  std::size_t last_text_ = 0;  ///< behind the last line with text
  Structure out_;
};

}  // namespace

Structure read_markdown(std::string_view text, Language language) {
  return MarkdownReader(text, language).read();
}

}  // namespace lazo
