#include <algorithm>

#include "graph/base/utf8.hpp"
#include "importers/readers/read_markdown.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kFarthestBracket = 2000;  // bytes; a lone '[' costs no more than this

class InlineScanner {
 public:
  InlineScanner(std::string_view text, Span span) : text_(text), span_(span) {}

  std::vector<Span> scan() {
    for (std::uint32_t at = span_.begin; at < span_.end;) at = step(at);
    std::sort(found_.begin(), found_.end());
    std::vector<Span> out;
    for (const Span& markup : found_) {
      if (!out.empty() && markup.begin <= out.back().end) {
        out.back().end = std::max(out.back().end, markup.end);
      } else {
        out.push_back(markup);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] char at(std::uint32_t i) const { return i < span_.end ? text_[i] : '\0'; }
  void ignore(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) found_.push_back({begin, std::min(end, span_.end)});
  }
  [[nodiscard]] std::uint32_t find(char c, std::uint32_t from) const {
    const std::uint32_t stop = std::min(span_.end, from + kFarthestBracket);
    for (std::uint32_t i = from; i < stop; ++i) {
      if (text_[i] == c) return i;
    }
    return span_.end;
  }

  /// Handles what stands at `i`; returns where to go on.
  std::uint32_t step(std::uint32_t i) {
    switch (at(i)) {
      case '\\':
        if (is_punctuation(at(i + 1)) || at(i + 1) == '\n') ignore(i, i + 1);
        return i + 2;
      case '`':
        return run(i, '`');
      case '*':
      case '_':
        return emphasis(i);
      case '~':
        return at(i + 1) == '~' ? run(i, '~') : i + 1;
      case '!':
        return at(i + 1) == '[' ? link(i + 1, i) : i + 1;
      case '[':
        return link(i, i);
      case '<':
        return angle(i);
      default:
        return i + 1;
    }
  }

  static bool is_punctuation(char c) {
    return c > ' ' && c < 127 && !(c >= '0' && c <= '9') &&
           !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }

  std::uint32_t run(std::uint32_t i, char c) {
    std::uint32_t end = i;
    while (at(end) == c) ++end;
    ignore(i, end);
    return end;
  }

  /// "*x*", "__x__"; not "2 * 3", "snake_case", "* " of a list, which stand free or inside a word.
  std::uint32_t emphasis(std::uint32_t i) {
    const char c = at(i);
    std::uint32_t end = i;
    while (at(end) == c) ++end;
    const bool space_before = i == span_.begin || at(i - 1) == ' ' || at(i - 1) == '\n';
    const bool space_after = end >= span_.end || at(end) == ' ' || at(end) == '\n';
    if (space_before && space_after) return end;
    if (c == '_' && i > span_.begin && end < span_.end &&
        is_word(decode_utf8_before(text_, i).code_point) &&
        is_word(decode_utf8(text_, end).code_point)) {
      return end;
    }
    ignore(i, end);
    return end;
  }

  /// "[text](target)", "[text][ref]", "![alt](target)", "[^1]"; other brackets are text. `mark` is
  /// where the markup begins.
  std::uint32_t link(std::uint32_t open, std::uint32_t mark) {
    const std::uint32_t close = closing_bracket(open);
    if (close >= span_.end) return open + 1;
    if (at(open + 1) == '^') {
      ignore(mark, close + 1);
      return close + 1;
    }
    std::uint32_t end = close + 1;
    if (at(end) == '(') {
      int depth = 0;
      std::uint32_t i = end;
      const std::uint32_t stop = std::min(span_.end, end + kFarthestBracket);
      for (; i < stop; ++i) {
        if (text_[i] == '(') ++depth;
        if (text_[i] == ')' && --depth == 0) break;
      }
      if (i >= stop) return open + 1;
      end = i + 1;
    } else if (at(end) == '[') {
      const std::uint32_t reference = find(']', end + 1);
      if (reference >= span_.end) return open + 1;
      end = reference + 1;
    } else {
      return open + 1;
    }
    ignore(mark, open + 1);
    ignore(close, end);
    return open + 1;  // the text of the link may hold markup of its own
  }

  [[nodiscard]] std::uint32_t closing_bracket(std::uint32_t open) const {
    int depth = 0;
    const std::uint32_t stop = std::min(span_.end, open + kFarthestBracket);
    for (std::uint32_t i = open; i < stop; ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '[') {
        ++depth;
      } else if (text_[i] == ']' && --depth == 0) {
        return i;
      }
    }
    return span_.end;
  }

  /// "<sup>", "</b>", "<!-- -->" are markup; of "<https://..>" only the brackets; "a < b" is text.
  std::uint32_t angle(std::uint32_t i) {
    const char next = at(i + 1);
    const bool letter = (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
    if (!letter && next != '/' && next != '!') return i + 1;
    const std::uint32_t close = next_angle(i + 1);
    if (close >= span_.end) return i + 1;
    const std::string_view inside = text_.substr(i + 1, close - i - 1);
    const bool address = inside.find(' ') == std::string_view::npos &&
                         (inside.find("://") != std::string_view::npos ||
                          inside.find('@') != std::string_view::npos);
    if (address && next != '/') {
      ignore(i, i + 1);
      ignore(close, close + 1);
    } else {
      ignore(i, close + 1);
    }
    return close + 1;
  }

  /// The next '>': tags may be long (pictures inside), so every byte is looked at once.
  std::uint32_t next_angle(std::uint32_t from) {
    angle_ = std::max(angle_, from);
    while (angle_ < span_.end && text_[angle_] != '>') ++angle_;
    return angle_;
  }

  std::string_view text_;  // owned by the caller
  Span span_;
  std::vector<Span> found_;
  std::uint32_t angle_ = 0;  ///< no '>' stands between what was asked for last and this
};

}  // namespace

std::vector<Span> inline_markup(std::string_view text, Span span) {
  return InlineScanner(text, span).scan();
}

}  // namespace lazo
