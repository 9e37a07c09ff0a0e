// DOCX (ECMA-376, part 1, chapter 17). Tested by read_office_test.cpp.
#include <array>
#include <map>
#include <string>

#include "graph/base/utf8.hpp"
#include "importers/lazo_read/office_parts.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {
namespace {

struct Style {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
};

/// Styles by id: Word translates ids and shown names, but keeps "heading 1" in the file.
std::map<std::string, Style> styles_of(const PackedParts& parts) {
  std::map<std::string, Style> out;
  const Result<ElementTree> tree = xml_part(parts, "word/styles.xml");
  if (!tree.ok()) return out;
  for (const ElementId style : tree->find_all(tree->root(), "style")) {
    const ElementId name_id = tree->child(style, "name");
    if (name_id == kNoElement) continue;
    const std::string name = lower(tree->attribute(name_id, "val"));
    Style read;
    if (name == "title") {
      read = {BlockKind::kTitle, 1};
    } else if (name == "caption") {
      read = {BlockKind::kCaption, 0};
    } else if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' &&
               name[8] <= '9') {
      read = {BlockKind::kHeading, static_cast<std::uint8_t>(name[8] - '0')};
    } else if (name.starts_with("list ")) {
      read = {BlockKind::kListItem, 1};
    } else {
      continue;
    }
    out[std::string(tree->attribute(style, "styleId"))] = read;
  }
  return out;
}

class WordReader {
 public:
  WordReader(const ElementTree& tree, const std::map<std::string, Style>& styles, TextBuilder& out)
      : tree_(tree), styles_(styles), out_(out) {}

  void read(ElementId top, std::string_view place) {
    place_ = place;
    tree_.walk(top, [&](ElementId id) {
      const std::string_view name = tree_.name(id);
      if (is_left_out(name)) return true;
      if (name == "tbl" && holds_data(tree_, id, "tc")) {
        read_table(id);
        return true;
      }
      if (name != "p") return false;
      read_paragraph(id);
      return true;
    });
  }

 private:
  /// What was deleted, and the second form of what newer programs understand.
  static bool is_left_out(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "Fallback" || name == "sectPr" ||
           name == "instrText";
  }

  void read_paragraph(ElementId paragraph) {
    ++number_;
    const Style style = style_of(paragraph);
    out_.begin(style.kind, style.level, place_ + " " + std::to_string(number_));
    add_runs(paragraph, out_);
    out_.end();
    // Text boxes hang inside a paragraph and hold paragraphs.
    tree_.walk(paragraph, [&](ElementId id) {
      if (is_left_out(tree_.name(id))) return true;
      if (tree_.name(id) != "txbxContent") return false;
      WordReader(tree_, styles_, out_).read(id, place_ + " " + std::to_string(number_) + " box");
      return true;
    });
  }

  void add_runs(ElementId paragraph, TextBuilder& out) const {
    tree_.walk(paragraph, [&](ElementId id) {
      const std::string_view name = tree_.name(id);
      if (is_left_out(name) || name == "txbxContent" || name == "pPr") return true;
      if (name == "t") {
        for (ElementId text = id + 1; text < tree_.end_of(id); ++text) out.add(tree_.text(text));
      } else if (name == "tab") {
        out.add(" ");
      } else if (name == "noBreakHyphen") {
        out.add("-");
      } else if (name == "br" && tree_.attribute(id, "type").empty()) {
        out.break_line();
      }
      return false;
    });
  }

  [[nodiscard]] Style style_of(ElementId paragraph) const {
    const ElementId properties = tree_.child(paragraph, "pPr");
    if (properties == kNoElement) return {};
    Style style;
    if (const ElementId id = tree_.child(properties, "pStyle"); id != kNoElement) {
      const auto found = styles_.find(std::string(tree_.attribute(id, "val")));
      if (found != styles_.end()) style = found->second;
    }
    const ElementId list = tree_.child(properties, "numPr");
    if (list != kNoElement && style.kind == BlockKind::kParagraph) {
      style = {BlockKind::kListItem, 1};
      const ElementId level = tree_.child(list, "ilvl");
      const std::string_view value =
          level == kNoElement ? std::string_view() : tree_.attribute(level, "val");
      if (value.size() == 1 && value[0] >= '0' && value[0] <= '8') {
        style.level = static_cast<std::uint8_t>(value[0] - '0' + 1);
      }
    }
    return style;
  }

  void read_table(ElementId table) {
    std::size_t row_number = 0;
    ++number_;
    for (const ElementId row : tree_.find_all(table, "tr")) {
      ++row_number;
      out_.begin(BlockKind::kTable, 0,
                 place_ + " " + std::to_string(number_) + " row " + std::to_string(row_number));
      bool first = true;
      for (const ElementId cell : tree_.find_all(row, "tc")) {
        TextBuilder text;
        text.begin(BlockKind::kTable, 0, {});
        for (const ElementId paragraph : tree_.find_all(cell, "p")) {
          add_runs(paragraph, text);
          text.add(" ");
        }
        const std::string content = text.take().text;
        if (content.empty()) continue;
        if (!first) out_.add(" | ");
        out_.add(content);
        first = false;
      }
      out_.end();
    }
  }

  const ElementTree& tree_;
  const std::map<std::string, Style>& styles_;
  TextBuilder& out_;
  std::string place_;
  std::size_t number_ = 0;
};

}  // namespace

Status read_word(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const PackedParts parts, PackedParts::open(bytes, [](std::string_view path) {
             return path.ends_with(".xml") || path.ends_with(".rels");
           }));
  std::string main = "word/document.xml";
  for (const auto& [id, path] : relations_of(parts, "")) {
    if (path.ends_with("document.xml") && !parts.bytes(path).empty()) main = path;
  }
  LAZO_TRY(const ElementTree tree, xml_part(parts, main));
  const std::map<std::string, Style> styles = styles_of(parts);
  TextBuilder out;
  WordReader(tree, styles, out).read(tree.root(), "paragraph");
  for (const std::string_view notes : {"word/footnotes.xml", "word/endnotes.xml"}) {
    const Result<ElementTree> read = xml_part(parts, notes);
    if (read.ok()) WordReader(*read, styles, out).read(read->root(), "note");
  }
  RichText rich = out.take();
  add_core_properties(parts, rich);
  sink.document(std::move(rich));
  return {};
}

}  // namespace lazo
