// Tested by read_mail_test.cpp.
#include "importers/lazo_read/plain_blocks.hpp"

#include "importers/readers/paragraphs.hpp"

namespace lazo {

void add_plain_blocks(std::string_view utf8, std::string_view locator, TextBuilder& out) {
  for (const Paragraph& paragraph : paragraphs_of(utf8)) {
    out.block(BlockKind::kParagraph, 0, locator, paragraph.span.in(utf8));
  }
}

}  // namespace lazo
