#pragma once
// Elements of HTML -> blocks of text. Shared by web pages, EPUB chapters, mails and feed entries.
//
//   add_html_blocks(tree, root, left_out, "chapter2.xhtml", out);
//
// A locator is the way to the element from the nearest one with an id: "#story > p[3]", behind the
// prefix. Rows of a table that holds data are a block each, cells apart by " | "; a table that only
// lays the page out is read like any other box. Pure but for `out`; O(n).

#include <string_view>
#include <vector>

#include "importers/lazo_read/element_tree.hpp"
#include "importers/lazo_read/text_builder.hpp"

namespace lazo {

/// Adds the text of an element and all in it. `left_out` has a flag for each element, or is empty.
void add_html_blocks(const ElementTree& tree, ElementId root, const std::vector<bool>& left_out,
                     std::string_view locator_prefix, TextBuilder& out);

}  // namespace lazo
