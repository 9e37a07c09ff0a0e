// Tested by read_html_test.cpp.
#include "importers/lazo_read/html_blocks.hpp"

#include <algorithm>
#include <string>

#include "graph/base/strings.hpp"
#include "importers/lazo_read/html_main_text.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kLongestCell = 200;  // bytes; more is prose that a table only lays out

class HtmlBlocks {
 public:
  HtmlBlocks(const ElementTree& tree, const std::vector<bool>& left_out, std::string_view prefix,
             TextBuilder& out)
      : tree_(tree), left_out_(left_out), out_(out), prefix_(prefix) {}

  void add(ElementId root) {
    std::vector<ElementId> open;
    start_block(root);
    for (ElementId id = root; id < tree_.end_of(root);) {
      while (!open.empty() && id >= tree_.end_of(open.back())) {
        leave(open.back());
        open.pop_back();
      }
      if (skipped(id)) {
        id = tree_.end_of(id);
        continue;
      }
      if (tree_.is_text(id)) {
        out_.add(tree_.text(id));
        ++id;
        continue;
      }
      const std::string_view name = tree_.name(id);
      if (name == "pre" || (name == "table" && is_data_table(id))) {
        name == "pre" ? add_preformatted(id) : add_table(id);
        if (id != root) start_block(tree_.parent(id));
        id = tree_.end_of(id);
        continue;
      }
      if (name == "br") out_.break_line();
      if (name == "q") out_.add("“");
      if (is_block_element(name)) start_block(id);
      open.push_back(id);
      ++id;
    }
    while (!open.empty()) {
      leave(open.back());
      open.pop_back();
    }
    out_.end();
  }

 private:
  void leave(ElementId id) {
    if (tree_.name(id) == "q") out_.add("”");
    if (is_block_element(tree_.name(id)) && tree_.parent(id) != kNoElement) {
      start_block(tree_.parent(id));
    }
  }

  /// What follows is text of this element, or of the block that it stands in.
  void start_block(ElementId id) {
    BlockKind kind = BlockKind::kParagraph;
    std::uint8_t level = 0;
    std::uint8_t lists = 0;
    ElementId block = kNoElement;
    for (ElementId up = id; up != kNoElement; up = tree_.parent(up)) {
      const std::string_view name = tree_.name(up);
      if (block == kNoElement && (is_block_element(name) || up == tree_.root())) block = up;
      if (name == "ul" || name == "ol") ++lists;
      if (kind != BlockKind::kParagraph) continue;
      if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        kind = BlockKind::kHeading;
        level = static_cast<std::uint8_t>(name[1] - '0');
      } else if (name == "li") {
        kind = BlockKind::kListItem;
      } else if (name == "figcaption" || name == "caption") {
        kind = BlockKind::kCaption;
      }
    }
    if (kind == BlockKind::kListItem) {
      level = std::clamp<std::uint8_t>(lists, 1, 9);
    }
    out_.begin(kind, level, locator_of(block == kNoElement ? id : block));
  }

  [[nodiscard]] bool skipped(ElementId id) const {
    if (id < left_out_.size() && left_out_[id]) return true;
    const std::string_view name = tree_.name(id);
    if (name == "script" || name == "style" || name == "head" || name == "template") return true;
    if (name != "sup") return false;
    // Marks of footnotes: "[3]".
    const std::string text = tree_.text_of(id);
    return text.size() <= 6 && text.starts_with('[') && text.ends_with(']');
  }

  /// Rows of short cells without blocks inside, at least two by two.
  [[nodiscard]] bool is_data_table(ElementId table) const {
    std::size_t rows = 0;
    std::size_t cells = 0;
    for (ElementId id = table + 1; id < tree_.end_of(table); ++id) {
      const std::string_view name = tree_.name(id);
      if (name == "table") return false;
      if (name == "tr") ++rows;
      if (name != "td" && name != "th") continue;
      ++cells;
      if (tree_.text_of(id).size() > kLongestCell) return false;
    }
    return rows >= 2 && cells >= 2 * rows;
  }

  void add_table(ElementId table) {
    std::size_t number = 0;
    const std::string place = locator_of(table);
    for (const ElementId row : tree_.find_all(table, "tr")) {
      ++number;
      std::string text;
      for (ElementId cell = tree_.first_child(row); cell != kNoElement; cell = tree_.next(cell)) {
        if (tree_.name(cell) != "td" && tree_.name(cell) != "th") continue;
        const std::string content = tree_.text_of(cell);
        if (content.empty()) continue;
        if (!text.empty()) text += " | ";
        text += content;
      }
      out_.block(BlockKind::kTable, 0, place + " > tr[" + std::to_string(number) + "]", text);
    }
  }

  /// Typewritten text: an empty line ends a paragraph. Program code has a <code> inside.
  void add_preformatted(ElementId pre) {
    std::string text;
    for (ElementId id = pre; id < tree_.end_of(pre); ++id) text += tree_.text(id);
    const bool code = tree_.find(pre, "code") != kNoElement;
    const BlockKind kind = code ? BlockKind::kCode : BlockKind::kParagraph;
    const std::string place = locator_of(pre);
    out_.begin(kind, 0, place);
    for_each_line(text, [&](std::string_view line, std::size_t) {
      if (trim(line).empty()) {
        out_.begin(kind, 0, place);
      } else {
        out_.add(line);
        out_.add(" ");
      }
    });
    out_.end();
  }

  [[nodiscard]] std::string locator_of(ElementId id) const {
    constexpr std::size_t kLongestWay = 12;
    std::vector<std::string> way;
    for (ElementId up = id; up != kNoElement && up != tree_.root() && way.size() < kLongestWay;
         up = tree_.parent(up)) {
      const std::string_view own = tree_.attribute(up, "id");
      if (!own.empty() && own.size() < 60) {
        way.push_back("#" + std::string(own));
        break;
      }
      if (tree_.name(up) == "body" || tree_.name(up) == "html") break;
      std::size_t place = 1;
      const ElementId parent = tree_.parent(up);
      for (ElementId sibling = tree_.first_child(parent); sibling != up && sibling != kNoElement;
           sibling = tree_.next(sibling)) {
        if (tree_.name(sibling) == tree_.name(up)) ++place;
      }
      way.push_back(std::string(tree_.name(up)) + "[" + std::to_string(place) + "]");
    }
    std::reverse(way.begin(), way.end());
    std::string out = prefix_;
    if (!out.empty() && !way.empty()) out += " ";
    return out + join(way, " > ");
  }

  const ElementTree& tree_;
  const std::vector<bool>& left_out_;
  TextBuilder& out_;
  std::string prefix_;
};

}  // namespace

void add_html_blocks(const ElementTree& tree, ElementId root, const std::vector<bool>& left_out,
                     std::string_view locator_prefix, TextBuilder& out) {
  HtmlBlocks(tree, left_out, locator_prefix, out).add(root);
}

}  // namespace lazo
