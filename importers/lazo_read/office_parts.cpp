// Tested by read_office_test.cpp.
#include "importers/lazo_read/office_parts.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"
#include "importers/lazo_read/charset.hpp"

namespace lazo {

Result<ElementTree> xml_part(const PackedParts& parts, std::string_view path) {
  const std::string_view bytes = parts.bytes(path);
  if (bytes.empty()) {
    return Error{ErrorCode::kBadInput, "a damaged document: no " + std::string(path), "", ""};
  }
  return ElementTree::parse_xml(to_utf8(bytes, declared_charset(bytes)).text);
}

std::map<std::string, std::string> relations_of(const PackedParts& parts, std::string_view path) {
  std::map<std::string, std::string> out;
  const std::size_t name = path.rfind('/') + 1;
  const std::string rels =
      std::string(path.substr(0, name)) + "_rels/" + std::string(path.substr(name)) + ".rels";
  const Result<ElementTree> tree = xml_part(parts, rels);
  if (!tree.ok()) return out;
  for (const ElementId id : tree->find_all(tree->root(), "Relationship")) {
    out[std::string(tree->attribute(id, "Id"))] = path_from(path, tree->attribute(id, "Target"));
  }
  return out;
}

bool holds_data(const ElementTree& tree, ElementId table, std::string_view cell) {
  constexpr std::size_t kLongestCell = 200;
  const std::vector<ElementId> cells = tree.find_all(table, cell);
  return cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [&](ElementId id) {
           return tree.text_of(id).size() <= kLongestCell;
         });
}

void add_office_metadata(const ElementTree& tree, RichText& rich) {
  const ElementId title_id = tree.find(tree.root(), "title");
  const std::string title = title_id == kNoElement ? std::string() : tree.text_of(title_id);
  const std::string folded = fold_text(title);
  const auto is_title = [&](const Block& block) {
    return fold_text(block.span.in(rich.text)) == folded;
  };
  if (title.empty() || std::none_of(rich.blocks.begin(), rich.blocks.end(), is_title)) return;
  if (rich.metadata.title.empty()) rich.metadata.title = title;
  const ElementId creator = tree.find(tree.root(), "creator");
  if (creator != kNoElement && rich.metadata.byline.empty()) {
    rich.metadata.byline = tree.text_of(creator);
  }
}

void add_core_properties(const PackedParts& parts, RichText& rich) {
  const Result<ElementTree> core = xml_part(parts, "docProps/core.xml");
  if (core.ok()) add_office_metadata(*core, rich);
}

}  // namespace lazo
