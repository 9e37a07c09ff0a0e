// ODT, ODS and ODP (OpenDocument 1.3), packed or flat. Tested by read_office_test.cpp.
#include <algorithm>
#include <charconv>
#include <string>

#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/office_parts.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {
namespace {

std::size_t number_of(std::string_view text, std::size_t otherwise) {
  std::size_t value = otherwise;
  (void)std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class OpenDocumentReader {
 public:
  OpenDocumentReader(const ElementTree& tree, TextBuilder& out) : tree_(tree), out_(out) {}

  void read(ElementId top) {
    tree_.walk(top, [&](ElementId id) {
      const std::string_view name = tree_.name(id);
      if (name == "page") {
        ++page_;
        number_ = 0;
      } else if (name == "table") {
        sheet_ = tree_.attribute(id, "name");
        row_ = 0;
      }
      if (is_left_out(name)) return true;
      if (name == "table-row" && holds_data(tree_, id, "table-cell")) {
        read_row(id);
        return true;
      }
      if (name != "p" && name != "h") return false;
      read_paragraph(id);
      return true;
    });
  }

 private:
  /// Deleted text, comments, notes for printing, directories, formulas of the layout.
  static bool is_left_out(std::string_view name) {
    return name == "tracked-changes" || name == "annotation" || name == "table-of-content" ||
           name == "forms" || name == "settings" || name == "styles" || name == "meta" ||
           name == "automatic-styles" || name == "master-styles" || name == "sequence-decls" ||
           name == "date-time-decl" || name == "presentation-notes";
  }

  [[nodiscard]] std::string place() const {
    return (page_ > 0 ? "slide " + std::to_string(page_) + " paragraph " : "paragraph ") +
           std::to_string(number_);
  }

  void read_paragraph(ElementId paragraph) {
    ++number_;
    BlockKind kind = BlockKind::kParagraph;
    std::uint8_t level = 0;
    const std::string_view style = tree_.attribute(paragraph, "style-name");
    if (tree_.name(paragraph) == "h") {
      kind = BlockKind::kHeading;
      level = static_cast<std::uint8_t>(
          std::clamp<std::size_t>(number_of(tree_.attribute(paragraph, "outline-level"), 1), 1, 9));
    } else if (style == "Title") {
      kind = BlockKind::kTitle;
      level = 1;
    } else {
      std::uint8_t lists = 0;
      for (ElementId up = tree_.parent(paragraph); up != kNoElement; up = tree_.parent(up)) {
        if (tree_.name(up) == "list-item") ++lists;
      }
      if (lists > 0 && page_ == 0) {
        kind = BlockKind::kListItem;
        level = std::min<std::uint8_t>(lists, 9);
      }
    }
    out_.begin(kind, level, place());
    std::vector<ElementId> apart;
    add_text(paragraph, apart);
    out_.end();
    for (const ElementId inner : apart) read(inner);  // notes and text boxes
  }

  /// The text of a paragraph; what hangs in it but stands elsewhere on the page goes to `apart`.
  void add_text(ElementId paragraph, std::vector<ElementId>& apart) {
    tree_.walk(paragraph, [&](ElementId id) {
      const std::string_view name = tree_.name(id);
      if (name == "note" || name == "text-box") {
        const ElementId body = name == "note" ? tree_.child(id, "note-body") : id;
        if (body != kNoElement) apart.push_back(body);
        return true;
      }
      if (is_left_out(name) || name == "title" || name == "desc") return true;
      if (tree_.is_text(id)) out_.add(tree_.text(id));
      if (name == "s" || name == "tab") out_.add(" ");
      if (name == "line-break") out_.break_line();
      return false;
    });
  }

  void read_row(ElementId row) {
    row_ += number_of(tree_.attribute(row, "number-rows-repeated"), 1);
    std::string text;
    for (const ElementId cell : tree_.find_all(row, "table-cell")) {
      const std::string content = tree_.text_of(cell);
      if (content.empty()) continue;
      if (!text.empty()) text += " | ";
      text += content;
    }
    out_.block(BlockKind::kTable, 0, sheet_ + " row " + std::to_string(row_), text);
  }

  const ElementTree& tree_;
  TextBuilder& out_;
  std::size_t number_ = 0;
  std::size_t page_ = 0;
  std::size_t row_ = 0;
  std::string sheet_;
};

void add_body(const ElementTree& tree, TextBuilder& out) {
  const ElementId body = tree.find(tree.root(), "body");
  OpenDocumentReader(tree, out).read(body == kNoElement ? tree.root() : body);
}

}  // namespace

Status read_open_document(std::string_view bytes, std::string_view, RichSink& sink) {
  TextBuilder out;
  if (!bytes.starts_with("PK")) {
    LAZO_TRY(const ElementTree tree,
             ElementTree::parse_xml(to_utf8(bytes, declared_charset(bytes)).text));
    add_body(tree, out);
    RichText rich = out.take();
    add_office_metadata(tree, rich);
    sink.document(std::move(rich));
    return {};
  }
  LAZO_TRY(const PackedParts parts, PackedParts::open(bytes, [](std::string_view path) {
             return path == "content.xml" || path == "meta.xml";
           }));
  LAZO_TRY(const ElementTree tree, xml_part(parts, "content.xml"));
  add_body(tree, out);
  RichText rich = out.take();
  if (const Result<ElementTree> meta = xml_part(parts, "meta.xml"); meta.ok()) {
    add_office_metadata(*meta, rich);
  }
  sink.document(std::move(rich));
  return {};
}

}  // namespace lazo
