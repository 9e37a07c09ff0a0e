#pragma once
// What the readers of packed office documents share.

#include <string_view>

#include "importers/lazo_read/archive_files.hpp"
#include "importers/lazo_read/element_tree.hpp"
#include "importers/lazo_read/text_builder.hpp"

namespace lazo {

/// A part as a tree. Errors: kBadInput if it is missing or no XML.
[[nodiscard]] Result<ElementTree> xml_part(const PackedParts& parts, std::string_view path);

/// The parts that a part refers to: id -> path, from its "_rels" file.
[[nodiscard]] std::map<std::string, std::string> relations_of(const PackedParts& parts,
                                                              std::string_view path);

/// Whether a table, or a row of one, holds data: those of one cell, or with whole paragraphs in
/// their cells, only lay the page out. `cell` is what a cell is called.
[[nodiscard]] bool holds_data(const ElementTree& tree, ElementId table, std::string_view cell);

/// Title and author of docProps/core.xml or meta.xml. Programs fill these in with what they like
/// ("Microsoft Word - draft3"): a title counts only if it stands in the text, an author only beside
/// such a title. Dates of files say when they were saved, not when a text was published: left out.
void add_office_metadata(const ElementTree& tree, RichText& rich);

/// The same of the part where Office Open XML keeps them, if there is one.
void add_core_properties(const PackedParts& parts, RichText& rich);

}  // namespace lazo
