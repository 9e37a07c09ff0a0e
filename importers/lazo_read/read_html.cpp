// Web pages. Tested by read_html_test.cpp.
#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/html_blocks.hpp"
#include "importers/lazo_read/html_main_text.hpp"
#include "importers/lazo_read/html_metadata.hpp"
#include "importers/lazo_read/rich_reader.hpp"
#include "importers/lazo_read/text_builder.hpp"

namespace lazo {

Status read_html(std::string_view bytes, std::string_view, RichSink& sink) {
  const Utf8Text decoded = to_utf8(bytes, declared_charset(bytes));
  LAZO_TRY(const ElementTree tree, ElementTree::parse_html(decoded.text));
  const MainText main = find_main_text(tree);
  TextBuilder out;
  for (const ElementId root : main.roots) add_html_blocks(tree, root, main.left_out, {}, out);
  RichText rich = out.take();
  rich.metadata = html_metadata(tree);
  rich.charset = decoded.charset;
  rich.invalid_bytes = decoded.invalid_bytes;
  sink.document(std::move(rich));
  return {};
}

}  // namespace lazo
