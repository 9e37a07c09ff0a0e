// XLSX (ECMA-376, part 1, chapter 18): a row of a sheet is a block. Tested by read_office_test.cpp.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "graph/base/date.hpp"
#include "importers/lazo_read/office_parts.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {
namespace {

constexpr std::size_t kLongestCell = 200;  // bytes; more is prose, a paragraph of its own

std::size_t number_of(std::string_view text, std::size_t otherwise) {
  std::size_t value = otherwise;
  return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc()
             ? value
             : otherwise;
}

std::vector<std::string> shared_strings(const PackedParts& parts) {
  std::vector<std::string> out;
  const Result<ElementTree> tree = xml_part(parts, "xl/sharedStrings.xml");
  if (!tree.ok()) return out;
  for (const ElementId item : tree->find_all(tree->root(), "si")) {
    std::string text;
    for (const ElementId run : tree->find_all(item, "t")) {
      // Readings of Japanese names stand beside them.
      if (tree->name(tree->parent(run)) == "rPh") continue;
      for (ElementId id = run + 1; id < tree->end_of(run); ++id) {
        append_collapsed(text, tree->text(id));
      }
    }
    out.push_back(std::move(text));
  }
  return out;
}

/// Which cell formats show a date: built-in numbers 14 to 22, or a code of days and years.
std::vector<bool> date_formats(const PackedParts& parts) {
  std::vector<bool> out;
  const Result<ElementTree> tree = xml_part(parts, "xl/styles.xml");
  if (!tree.ok()) return out;
  std::map<std::size_t, bool> custom;
  for (const ElementId id : tree->find_all(tree->root(), "numFmt")) {
    const std::string_view code = tree->attribute(id, "formatCode");
    custom[number_of(tree->attribute(id, "numFmtId"), 0)] =
        code.find("yy") != std::string_view::npos || code.find("aa") != std::string_view::npos ||
        code.find("dd") != std::string_view::npos;
  }
  const ElementId formats = tree->find(tree->root(), "cellXfs");
  if (formats == kNoElement) return out;
  for (ElementId id = tree->first_child(formats); id != kNoElement; id = tree->next(id)) {
    if (tree->name(id) != "xf") continue;
    const std::size_t number = number_of(tree->attribute(id, "numFmtId"), 0);
    const auto found = custom.find(number);
    out.push_back(found != custom.end() ? found->second : number >= 14 && number <= 22);
  }
  return out;
}

/// Days since 1899-12-30 -> "2025-09-22".
std::string date_of_serial(std::string_view text) {
  double days = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), days).ec != std::errc() ||
      !(days >= 1 && days < 2958466)) {  // up to the year 9999
    return std::string(text);
  }
  std::int64_t left = static_cast<std::int64_t>(std::floor(days)) - 2;  // 1900-01-01 is day 2 here
  Date date{1900, 1, 1};
  for (;;) {
    const int year = date.year;
    const std::int64_t length = days_in_month(year, 2) == 29 ? 366 : 365;
    if (left < length) break;
    left -= length;
    ++date.year;
  }
  while (left >= days_in_month(date.year, date.month)) {
    left -= days_in_month(date.year, date.month);
    ++date.month;
  }
  date.day = static_cast<std::uint8_t>(std::max<std::int64_t>(left, 0) + 1);
  return date.text();
}

class SheetReader {
 public:
  SheetReader(const std::vector<std::string>& strings, const std::vector<bool>& dates,
              TextBuilder& out)
      : strings_(strings), dates_(dates), out_(out) {}

  void read(const ElementTree& tree, const std::string& name) {
    std::size_t number = 0;
    for (const ElementId row : tree.find_all(tree.root(), "row")) {
      number = number_of(tree.attribute(row, "r"), number + 1);
      std::string text;
      std::size_t cells = 0;
      std::vector<std::pair<std::string, std::string>> prose;
      for (const ElementId cell : tree.find_all(row, "c")) {
        const std::string content = text_of(tree, cell);
        if (content.empty()) continue;
        if (content.size() > kLongestCell) {
          prose.emplace_back(std::string(tree.attribute(cell, "r")), content);
          continue;
        }
        if (++cells > 1) text += " | ";
        text += content;
      }
      // What stands alone in its row is text: a heading, a remark, a list of sentences.
      out_.block(cells == 1 ? BlockKind::kParagraph : BlockKind::kTable, 0,
                 name + " row " + std::to_string(number), text);
      for (const auto& [place, content] : prose) {
        out_.block(BlockKind::kParagraph, 0, name + "!" + place, content);
      }
    }
  }

 private:
  [[nodiscard]] std::string text_of(const ElementTree& tree, ElementId cell) const {
    const std::string_view type = tree.attribute(cell, "t");
    if (type == "inlineStr") return tree.text_of(cell);
    const ElementId value = tree.child(cell, "v");
    if (value == kNoElement) return {};
    const std::string text = tree.text_of(value);
    if (type == "s") {
      const std::size_t index = number_of(text, strings_.size());
      return index < strings_.size() ? strings_[index] : std::string();
    }
    if (type == "e" || type == "b") return {};
    const std::size_t style = number_of(tree.attribute(cell, "s"), dates_.size());
    return type.empty() && style < dates_.size() && dates_[style] ? date_of_serial(text) : text;
  }

  const std::vector<std::string>& strings_;
  const std::vector<bool>& dates_;
  TextBuilder& out_;
};

}  // namespace

Status read_sheet(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const PackedParts parts, PackedParts::open(bytes, [](std::string_view path) {
             return path.ends_with(".xml") || path.ends_with(".rels");
           }));
  LAZO_TRY(const ElementTree book, xml_part(parts, "xl/workbook.xml"));
  const std::vector<std::string> strings = shared_strings(parts);
  const std::vector<bool> dates = date_formats(parts);
  const std::map<std::string, std::string> relations = relations_of(parts, "xl/workbook.xml");
  TextBuilder out;
  for (const ElementId sheet : book.find_all(book.root(), "sheet")) {
    const auto path = relations.find(std::string(book.attribute(sheet, "id")));
    if (path == relations.end()) continue;
    const Result<ElementTree> tree = xml_part(parts, path->second);
    if (tree.ok()) {
      SheetReader(strings, dates, out).read(*tree, std::string(book.attribute(sheet, "name")));
    }
  }
  sink.document(out.take());
  return {};
}

}  // namespace lazo
