#pragma once
// Keeps what a reader of the child finds, for tests.

#include <string>
#include <vector>

#include "importers/lazo_read/rich_reader.hpp"

namespace lazo::tests {

struct Collect final : RichSink {
  struct File {
    std::string path;
    std::string bytes;
    std::string problem;
  };
  void document(RichText rich) override { documents.push_back(std::move(rich)); }
  void member(std::string_view path, std::string_view bytes) override {
    files.push_back({std::string(path), std::string(bytes), {}});
  }
  void problem(std::string_view path, std::string_view message) override {
    files.push_back({std::string(path), {}, std::string(message)});
  }
  std::vector<RichText> documents;
  std::vector<File> files;
};

/// The one document of these bytes; one without text if there is none.
inline RichText read_one(std::string_view format, std::string_view bytes,
                         std::string_view name = "a") {
  Collect found;
  const Status status = read_rich(format, bytes, name, found);
  if (!status.ok() || found.documents.empty()) return {};
  return found.documents.front();
}

/// "h2:Title|p:Text|li:Item": the blocks in short.
inline std::string outline(const RichText& rich) {
  std::string out;
  for (const Block& block : rich.blocks) {
    if (!out.empty()) out += '|';
    switch (block.kind) {
      case BlockKind::kHeading:
        out += 'h' + std::to_string(block.level) + ':';
        break;
      case BlockKind::kListItem:
        out += "li" + std::to_string(block.level) + ':';
        break;
      case BlockKind::kTable:
        out += "row:";
        break;
      case BlockKind::kCaption:
        out += "caption:";
        break;
      case BlockKind::kTitle:
        out += "title:";
        break;
      case BlockKind::kCode:
        out += "code:";
        break;
      default:
        out += "p:";
        break;
    }
    out += block.span.in(rich.text);
  }
  return out;
}

}  // namespace lazo::tests
