#pragma once
// Which elements of a web page are its text, and which are menus, banners and lists of links?
//
//   const MainText main = find_main_text(tree);
//   main.roots                   // the elements that hold the article, in document order
//   main.left_out[id]            // true: not text, with everything in it
//
// After Mozilla's Readability (https://github.com/mozilla/readability, Apache-2.0): names of
// classes and ids that are hardly ever text, paragraphs that vote for their parents by length and
// commas, density of links; before that what the page marks itself (itemprop articleBody,
// <article>, <main>). A page without anything like that is taken whole. Pure, O(n).

#include <vector>

#include "importers/lazo_read/element_tree.hpp"

namespace lazo {

struct MainText {
  std::vector<ElementId> roots;
  std::vector<bool> left_out;  ///< by element
};

[[nodiscard]] MainText find_main_text(const ElementTree& tree);

/// True for elements that stand on lines of their own (p, div, li, ...).
[[nodiscard]] bool is_block_element(std::string_view name);

}  // namespace lazo
