// Tested by page_layout_test.cpp.
#include "importers/lazo_read/page_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/readers/blocks.hpp"

namespace lazo {
namespace {

constexpr double kMargin = 0.12;       // of the height of a page: where headers and footers stand
constexpr double kHeadingSize = 1.15;  // times the usual height of a line
constexpr double kTitleSize = 1.6;
constexpr double kGap = 0.75;       // of a line height between two lines: a new paragraph
constexpr double kIndent = 6;       // points
constexpr double kShortLine = 0.8;  // of the width of its column

/// "#" for each number: "Page 3 of 12" and "Page 4 of 12" are one header.
std::string pattern_of(std::string_view text) {
  std::string out;
  for (const char c : fold_text(text)) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && out.ends_with('#')) continue;
    out += digit ? '#' : c;
  }
  return out;
}

/// "3", "- 3 -", "3/12", "iv".
bool is_page_number(std::string_view text) {
  const std::string pattern = pattern_of(text);
  if (pattern.empty() || pattern.size() > 8) return false;
  return pattern.find_first_not_of("#-–/ .|[]()") == std::string::npos ||
         pattern.find_first_not_of("ivxlc") == std::string::npos;
}

bool in_margin(const Page& page, const PageLine& line) {
  return page.height > 0 &&
         (line.bottom < page.height * kMargin || line.top > page.height * (1 - kMargin));
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

class PageJoiner {
 public:
  PageJoiner(const std::vector<Page>& pages, TextBuilder& out) : pages_(pages), out_(out) {
    std::vector<double> heights;
    for (const Page& page : pages) {
      std::set<std::string> on_this_page;
      for (const PageLine& line : page.lines) {
        // Long lines weigh more: the body decides what the usual size is.
        heights.insert(heights.end(), line.text.size() / 20 + 1, line.bottom - line.top);
        if (in_margin(page, line)) on_this_page.insert(pattern_of(line.text));
        note_words(line.text);
      }
      for (const std::string& pattern : on_this_page) ++repeated_[pattern];
    }
    usual_ = median(std::move(heights));
  }

  void join() {
    for (std::size_t number = 0; number < pages_.size(); ++number) {
      const Page& page = pages_[number];
      place_ = "page " + std::to_string(number + 1);
      new_page_ = true;
      measure_columns(page);
      for (const PageLine& line : page.lines) {
        if (!is_furniture(page, line)) add(line);
      }
    }
    out_.end();
  }

 private:
  [[nodiscard]] bool is_furniture(const Page& page, const PageLine& line) const {
    if (!in_margin(page, line)) return false;
    if (is_page_number(line.text)) return true;
    const auto found = repeated_.find(pattern_of(line.text));
    return pages_.size() > 1 && found != repeated_.end() && found->second >= 2 &&
           found->second * 3 >= pages_.size();
  }

  void measure_columns(const Page& page) {
    columns_.clear();
    for (const PageLine& line : page.lines) {
      auto [row, fresh] = columns_.try_emplace(line.column, line.left, line.right);
      row->second.first = std::min(row->second.first, line.left);
      row->second.second = std::max(row->second.second, line.right);
    }
  }

  static bool is_full(const PageLine& line, std::pair<double, double> column) {
    return line.right - column.first >= (column.second - column.first) * kShortLine;
  }

  /// The level of a heading by the size of its letters; 0 for text.
  [[nodiscard]] std::uint8_t level_of(const PageLine& line) const {
    const double height = line.bottom - line.top;
    if (usual_ <= 0 || height < usual_ * kHeadingSize || line.text.size() > 200) return 0;
    return height >= usual_ * kTitleSize ? 1 : 2;
  }

  [[nodiscard]] bool begins_paragraph(const PageLine& line, std::uint8_t level) const {
    if (!any_ || level != level_ || list_marker(line.text) > 0) return true;
    const bool ended = ends_like_sentence(last_.text);
    const bool lower_case = is_lower(decode_utf8(line.text, 0).code_point);
    if (new_page_ || line.column != last_.column) {
      if (ended || level > 0) return true;
      // The next page, or the top of the next column: text goes on if it was cut in the middle.
      const bool moved = new_page_ || line.top < last_.top;
      return !lower_case && !(moved && full_);
    }
    const double height = std::max(last_.bottom - last_.top, 1.0);
    if (line.top - last_.bottom > height * kGap) return true;
    const auto column = columns_.find(line.column);
    if (column == columns_.end()) return false;
    const auto [left, right] = column->second;
    // A first line that is moved in, behind one that was not.
    if (!lower_case && ended && line.left - left > kIndent && last_.left - left < kIndent)
      return true;
    if (lower_case || is_full(last_, {left, right})) return false;
    return ended || (last_.left - left < kIndent && right - last_.right > first_word_width(line));
  }

  /// About as wide as the first word and the space before it. A line at the left edge that stops
  /// although the next word had room was ended on purpose: a heading in the letters of the body.
  static double first_word_width(const PageLine& line) {
    const std::size_t word = std::min(line.text.find(' '), line.text.size()) + 1;
    return (line.right - line.left) * static_cast<double>(word) /
           static_cast<double>(line.text.size());
  }

  void add(const PageLine& line) {
    if (line.text.empty()) return;
    const std::uint8_t level = level_of(line);
    if (begins_paragraph(line, level)) {
      out_.begin(level > 0 ? BlockKind::kHeading : BlockKind::kParagraph, level, place_);
      out_.add(line.text);
    } else {
      const bool cut = cut_word(last_.text, line.text);
      if (cut) out_.remove_hyphen();
      if (new_page_) out_.move_to(place_);
      if (!cut && !last_.text.ends_with('-')) out_.add(" ");
      out_.add(line.text);
    }
    any_ = true;
    new_page_ = false;
    level_ = level;
    last_ = line;
    const auto column = columns_.find(line.column);
    full_ = column != columns_.end() && is_full(line, column->second);
  }

  /// Whether the hyphen at the line end is only there for the line end: "coope-|ration", but not
  /// "long-|term" where the text writes "long-term" elsewhere.
  [[nodiscard]] bool cut_word(std::string_view before, std::string_view after) const {
    if (!before.ends_with('-') || before.size() < 2) return false;
    if (!is_lower(decode_utf8(after, 0).code_point)) return false;
    std::size_t begin = before.size() - 1;
    while (begin > 0 && is_letter(decode_utf8_before(before, begin).code_point)) {
      begin -= decode_utf8_before(before, begin).length;
    }
    std::size_t end = 0;
    while (end < after.size() && is_letter(decode_utf8(after, end).code_point)) {
      end += decode_utf8(after, end).length;
    }
    const std::string head(before.substr(begin, before.size() - 1 - begin));
    const std::string tail(after.substr(0, end));
    if (head.empty() || tail.empty()) return false;
    if (words_.count(lower(head + tail)) > 0) return true;
    return words_.count(lower(head + "-" + tail)) == 0;
  }

  /// Words and compounds inside lines; what stands at a line end may be half of one.
  void note_words(std::string_view line) {
    const std::vector<std::string_view> words = split_list(line, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string_view word = words[i];
      if (i + 1 == words.size() && word.ends_with('-')) continue;
      while (!word.empty() && !is_word(decode_utf8_before(word, word.size()).code_point)) {
        word.remove_suffix(decode_utf8_before(word, word.size()).length);
      }
      while (!word.empty() && !is_word(decode_utf8(word, 0).code_point)) {
        word.remove_prefix(decode_utf8(word, 0).length);
      }
      if (!word.empty()) words_.insert(lower(word));
    }
  }

  const std::vector<Page>& pages_;
  TextBuilder& out_;
  std::map<std::string, std::size_t> repeated_;  ///< pages on which a line of the margin stands
  std::set<std::string> words_;
  double usual_ = 0;                                          ///< height of a line of the body
  std::map<std::size_t, std::pair<double, double>> columns_;  ///< left and right of the page's
  std::string place_;
  PageLine last_;
  std::uint8_t level_ = 0;
  bool any_ = false;
  bool full_ = false;  ///< the last line reached the right edge of its column
  bool new_page_ = true;
};

}  // namespace

void add_pages(const std::vector<Page>& pages, TextBuilder& out) {
  PageJoiner(pages, out).join();
}

}  // namespace lazo
