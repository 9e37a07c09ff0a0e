// Archives and single compressed files. Tested by archive_files_test.cpp.
#include "importers/lazo_read/archive_files.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {
namespace {

void hand_on(const ArchivedFile& file, std::string_view path, RichSink& sink) {
  if (file.problem.empty()) {
    sink.member(path, file.bytes);
  } else {
    sink.problem(path, file.problem);
  }
}

/// "a.txt" of "folder/a.txt.gz".
std::string unpacked_name(std::string_view name) {
  std::string_view last = name.substr(name.rfind('/') + 1);
  const std::size_t dot = last.rfind('.');
  if (dot != std::string_view::npos && dot > 0) last = last.substr(0, dot);
  const std::string inner = inner_path(last);
  return inner.empty() ? "content" : inner;
}

}  // namespace

Status read_archive(std::string_view bytes, std::string_view, RichSink& sink) {
  return for_each_file(bytes, ArchiveKind::kFiles, [&](const ArchivedFile& file) {
    // What macOS and version control leave in archives is nobody's document.
    const bool hidden = file.path.starts_with('.') || file.path.find("/.") != std::string::npos ||
                        file.path.starts_with("__MACOSX/");
    if (!hidden) hand_on(file, file.path, sink);
    return true;
  });
}

Status read_compressed(std::string_view bytes, std::string_view name, RichSink& sink) {
  return for_each_file(bytes, ArchiveKind::kCompressed, [&](const ArchivedFile& file) {
    hand_on(file, unpacked_name(name), sink);
    return false;
  });
}

}  // namespace lazo
