// PPTX (ECMA-376, part 1, chapter 19). Tested by read_office_test.cpp.
#include <map>
#include <string>

#include "importers/lazo_read/office_parts.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {
namespace {

/// Date, footer and number of the slide are on every one of them.
bool is_furniture(std::string_view placeholder) {
  return placeholder == "dt" || placeholder == "ftr" || placeholder == "sldNum" ||
         placeholder == "sldImg";
}

void read_shape(const ElementTree& tree, ElementId shape, const std::string& place,
                TextBuilder& out) {
  const ElementId mark = tree.find(shape, "ph");
  const std::string_view placeholder =
      mark == kNoElement ? std::string_view() : tree.attribute(mark, "type");
  if (is_furniture(placeholder)) return;
  const bool title = placeholder == "title" || placeholder == "ctrTitle";
  for (const ElementId paragraph : tree.find_all(shape, "p")) {
    out.begin(title ? BlockKind::kHeading : BlockKind::kParagraph, title ? 2 : 0, place);
    for (ElementId id = paragraph + 1; id < tree.end_of(paragraph); ++id) {
      if (tree.name(id) == "br") out.break_line();
      if (tree.is_text(id) && tree.name(tree.parent(id)) == "t") out.add(tree.text(id));
    }
    out.end();
  }
}

void read_slide(const ElementTree& tree, const std::string& place, TextBuilder& out) {
  for (ElementId id = 1; id < tree.size();) {
    if (tree.name(id) == "sp") {
      read_shape(tree, id, place, out);
      id = tree.end_of(id);
    } else if (tree.name(id) == "tr") {
      std::string text;
      for (const ElementId cell : tree.find_all(id, "tc")) {
        const std::string content = tree.text_of(cell);
        if (content.empty()) continue;
        if (!text.empty()) text += " | ";
        text += content;
      }
      out.block(BlockKind::kTable, 0, place, text);
      id = tree.end_of(id);
    } else {
      ++id;
    }
  }
}

}  // namespace

Status read_slides(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const PackedParts parts, PackedParts::open(bytes, [](std::string_view path) {
             return path.ends_with(".xml") || path.ends_with(".rels");
           }));
  LAZO_TRY(const ElementTree show, xml_part(parts, "ppt/presentation.xml"));
  const std::map<std::string, std::string> relations = relations_of(parts, "ppt/presentation.xml");
  TextBuilder out;
  std::size_t number = 0;
  for (const ElementId slide : show.find_all(show.root(), "sldId")) {
    ++number;
    // Two attributes are called "id": that of the slide is a number, that of the part is not.
    for (const auto& [id, path] : relations) {
      if (!show.has_attribute_value(slide, id)) continue;
      const std::string place = "slide " + std::to_string(number);
      const Result<ElementTree> tree = xml_part(parts, path);
      if (tree.ok()) read_slide(*tree, place, out);
      for (const auto& [unused, notes] : relations_of(parts, path)) {
        if (notes.find("notesSlide") == std::string::npos) continue;
        const Result<ElementTree> spoken = xml_part(parts, notes);
        if (spoken.ok()) read_slide(*spoken, place + " notes", out);
      }
    }
  }
  RichText rich = out.take();
  add_core_properties(parts, rich);
  sink.document(std::move(rich));
  return {};
}

}  // namespace lazo
