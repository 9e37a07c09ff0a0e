// EPUB 2 and 3: the chapters of the spine in order. Tested by read_office_test.cpp.
#include <algorithm>
#include <map>
#include <string>

#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/html_blocks.hpp"
#include "importers/lazo_read/html_metadata.hpp"
#include "importers/lazo_read/office_parts.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {

Status read_epub(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const PackedParts parts, PackedParts::open(bytes, [](std::string_view path) {
             for (const std::string_view end : {".xml", ".opf", ".xhtml", ".html", ".htm"}) {
               if (path.ends_with(end)) return true;
             }
             return false;
           }));
  if (!parts.bytes("META-INF/rights.xml").empty()) {
    return Error{ErrorCode::kBadInput, "a book with a copy lock", "", ""};
  }
  LAZO_TRY(const ElementTree container, xml_part(parts, "META-INF/container.xml"));
  const ElementId rootfile = container.find(container.root(), "rootfile");
  const std::string package = rootfile == kNoElement
                                  ? std::string()
                                  : std::string(container.attribute(rootfile, "full-path"));
  LAZO_TRY(const ElementTree book, xml_part(parts, package));
  std::map<std::string, ElementId> items;
  for (const ElementId item : book.find_all(book.root(), "item")) {
    items[std::string(book.attribute(item, "id"))] = item;
  }
  TextBuilder out;
  for (const ElementId reference : book.find_all(book.root(), "itemref")) {
    const auto item = items.find(std::string(book.attribute(reference, "idref")));
    if (item == items.end()) continue;
    if (book.attribute(item->second, "properties").find("nav") != std::string_view::npos) continue;
    const std::string path = path_from(package, book.attribute(item->second, "href"));
    const std::string_view chapter = parts.bytes(path);
    if (chapter.empty()) continue;
    LAZO_TRY(const ElementTree tree,
             ElementTree::parse_html(to_utf8(chapter, declared_charset(chapter)).text));
    const ElementId body = tree.find(tree.root(), "body");
    add_html_blocks(tree, body == kNoElement ? tree.root() : body, {},
                    path.substr(path.rfind('/') + 1), out);
  }
  RichText rich = out.take();
  const auto value = [&](std::string_view name) {
    const ElementId id = book.find(book.root(), name);
    return id == kNoElement ? std::string() : book.text_of(id);
  };
  rich.metadata = {value("title"), value("creator"), value("publisher"), iso_date(value("date")),
                   value("language")};
  sink.document(std::move(rich));
  return {};
}

}  // namespace lazo
