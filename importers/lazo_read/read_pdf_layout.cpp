// What `pdftotext -bbox-layout` prints of a PDF, and what tesseract prints of scanned pages.
// Tested by page_layout_test.cpp.
#include <charconv>

#include "graph/base/strings.hpp"
#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/office_parts.hpp"
#include "importers/lazo_read/page_layout.hpp"
#include "importers/lazo_read/plain_blocks.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {
namespace {

double number_at(const ElementTree& tree, ElementId id, std::string_view name) {
  const std::string_view text = tree.attribute(id, name);
  double value = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr double kMostPoints = 1e6;
  // "nan" and "inf" are numbers to from_chars, and nothing that lines could be sorted by.
  return value > -kMostPoints && value < kMostPoints ? value : 0;
}

Page page_of(const ElementTree& tree, ElementId id) {
  Page page;
  page.height = number_at(tree, id, "height");
  std::size_t column = 0;
  for (const ElementId block : tree.find_all(id, "block")) {
    ++column;
    for (const ElementId line : tree.find_all(block, "line")) {
      PageLine read;
      read.left = number_at(tree, line, "xMin");
      read.right = number_at(tree, line, "xMax");
      read.top = number_at(tree, line, "yMin");
      read.bottom = number_at(tree, line, "yMax");
      read.column = column;
      for (const ElementId word : tree.find_all(line, "word")) {
        if (!read.text.empty()) read.text += ' ';
        read.text += tree.text_of(word);
      }
      page.lines.push_back(std::move(read));
    }
  }
  return page;
}

}  // namespace

Status read_pdf_layout(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const ElementTree tree, ElementTree::parse_xml(to_utf8(bytes, "utf-8").text));
  std::vector<Page> pages;
  for (const ElementId page : tree.find_all(tree.root(), "page")) {
    pages.push_back(page_of(tree, page));
  }
  TextBuilder out;
  add_pages(pages, out);
  RichText rich = out.take();
  add_office_metadata(tree, rich);
  sink.document(std::move(rich));
  return {};
}

Status read_ocr_pages(std::string_view bytes, std::string_view, RichSink& sink) {
  const Utf8Text decoded = to_utf8(bytes, "utf-8");
  TextBuilder out;
  std::size_t number = 0;
  for (const std::string_view page : split(decoded.text, '\f')) {
    add_plain_blocks(page, "page " + std::to_string(++number) + " (recognised)", out);
  }
  sink.document(out.take());
  return {};
}

}  // namespace lazo
