#include "importers/readers/paragraphs.hpp"

#include <algorithm>
#include <array>

#include "graph/base/utf8.hpp"
#include "importers/readers/blocks.hpp"
#include "importers/readers/lines.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kNarrowestWrap = 50;  // columns; shorter lines were not broken by a width
constexpr std::uint32_t kWidestWrap = 120;    // longer lines are whole paragraphs

/// The width at which the text is wrapped: the longest of the lines that another follows; 0 if
/// lines are paragraphs. One stray long line (a URL, a table) in a hundred does not count.
std::uint32_t wrap_width(const std::vector<TextLine>& lines) {
  std::array<std::size_t, kWidestWrap + 2> lengths{};
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank() || lines[i + 1].blank()) continue;
    ++lengths[std::min(lines[i].span.size() + lines[i].indent, kWidestWrap + 1)];
    ++count;
  }
  std::size_t spare = count / 100;
  for (std::uint32_t width = kWidestWrap + 1; width >= kNarrowestWrap; --width) {
    if (lengths[width] > spare) return width > kWidestWrap ? 0 : width;
    spare -= lengths[width];
  }
  return 0;
}

bool begins_lower(std::string_view line) {
  return is_lower(decode_utf8(line, 0).code_point);
}

class Joiner {
 public:
  Joiner(std::string_view text, std::uint32_t width) : text_(text), width_(width) {}

  /// True if the end of `line` is only wrapping; `next` is not blank.
  [[nodiscard]] bool goes_on(const TextLine& line, const TextLine& next) const {
    const std::string_view left = line.span.in(text_);
    const std::string_view right = next.span.in(text_);
    if (list_marker(right) > 0 || is_rule(left) || is_rule(right)) return false;
    const bool sentence_end = ends_like_sentence(left);
    if (begins_lower(right) && !sentence_end) return true;
    if (width_ == 0) return false;
    const std::size_t space = right.find(' ');
    const std::size_t word = space == std::string_view::npos ? right.size() : space;
    const std::size_t used = line.indent + left.size();
    if (used + 1 + word > width_) return true;
    // Ragged right or counted in other units than bytes: nearly full, and no sentence ends.
    return !sentence_end && left.back() != ':' && used * 10 >= width_ * 8U;
  }

 private:
  std::string_view text_;  // owned by the caller
  std::uint32_t width_;
};

}  // namespace

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  const std::vector<TextLine> lines = lines_of(text);
  const Joiner joiner(text, wrap_width(lines));
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    Paragraph paragraph{lines[i].span, 1, lines[i].indent};
    while (i + 1 < lines.size() && !lines[i + 1].blank() &&
           joiner.goes_on(lines[i], lines[i + 1])) {
      ++i;
      paragraph.span.end = lines[i].span.end;
      ++paragraph.lines;
    }
    paragraphs.push_back(paragraph);
  }
  return paragraphs;
}

}  // namespace lazo
