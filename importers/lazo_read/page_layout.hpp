#pragma once
// Pages of lines -> paragraphs: what is a header, where does a paragraph end, which hyphen is one?
//
//   std::vector<Page> pages = ...;            // from `pdftotext -bbox-layout`, or from OCR
//   add_pages(pages, out);                    // blocks with locators "page 3"
//
// Left out: lines at the top and bottom that come again on other pages (but for numbers), and
// numbers of pages. Joined: words cut at a line end, paragraphs cut at the end of a column or page.
// Larger letters make a heading. Pure but for `out`; O(n log n).

#include <string>
#include <vector>

#include "importers/lazo_read/text_builder.hpp"

namespace lazo {

/// Lengths are in points from the top left corner.
struct PageLine {
  std::string text;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  std::size_t column = 0;  ///< number of the group of lines on its page that it belongs to
};

struct Page {
  double height = 0;
  std::vector<PageLine> lines;  ///< in reading order
};

void add_pages(const std::vector<Page>& pages, TextBuilder& out);

}  // namespace lazo
