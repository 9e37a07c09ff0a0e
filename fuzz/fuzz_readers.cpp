// Any bytes as text and as Markdown: no crash; blocks in order, inside the text, not overlapping.

#include <cstdint>
#include <string_view>

#include "graph/base/utf8.hpp"
#include "importers/readers/reader.hpp"

using namespace lazo;

namespace {

bool holds(const Document& document) {
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    if (block.span.begin < at || block.span.end <= block.span.begin) return false;
    if (block.span.end > document.text.size()) return false;
    std::uint32_t inner = block.span.begin;
    for (const Span& ignored : block.ignored) {
      if (ignored.begin < inner || ignored.end <= ignored.begin) return false;
      inner = ignored.end;
    }
    if (inner > block.span.end) return false;
    at = block.span.end;
  }
  return find_invalid_utf8(document.text) == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(static_cast<const char*>(static_cast<const void*>(data)), size);
  for (const std::string_view name : {"a.txt", "a.md"}) {
    const Result<Document> document = read_document(bytes, name, {});
    if (document.ok() && !holds(*document)) __builtin_trap();
  }
  return 0;
}
