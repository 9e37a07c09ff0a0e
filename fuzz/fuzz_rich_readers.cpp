// Any bytes as each format of the reader child: no crash, no leak; spans in order and in the text.
// The first byte chooses the format, so that one corpus serves them all.

#include <cstdint>
#include <string_view>

#include "importers/lazo_read/rich_reader.hpp"

using namespace lazo;

namespace {

/// Hands a document on as the child would, and reads it as the program does: with all its checks.
struct Check final : RichSink {
  void document(RichText rich) override {
    if (!parse_rich_text(rich_text_line(rich)).ok()) __builtin_trap();
  }
  void member(std::string_view path, std::string_view) override {
    if (path.empty() || path.front() == '/' || path.find("..") == 0) __builtin_trap();
  }
  void problem(std::string_view, std::string_view) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(static_cast<const char*>(static_cast<const void*>(data)), size);
  Check check;
  static_cast<void>(read_rich(rich_format_name(data[0] % rich_format_count()), bytes.substr(1),
                              "folder/a.bin", check));
  return 0;
}
