#include "graph/import_log.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "graph/base/file.hpp"
#include "graph/base/sha256.hpp"
#include "graph/base/strings.hpp"

namespace lazo {
namespace {

std::string log_path(const std::string& store_path) {
  return store_path + "-imports";
}

Error failure(const std::string& path, std::string_view what) {
  return Error{ErrorCode::kSystem, std::string(what) + ": " + std::strerror(errno), path, {}};
}

}  // namespace

Status log_import(const std::string& store_path, const std::array<std::uint8_t, 16>& store_uuid,
                  std::string_view at, const std::vector<DocumentId>& documents) {
  if (documents.empty()) return {};
  std::string line = to_hex(store_uuid) + "\t" + std::string(at) + "\t";
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i > 0) line += ',';
    line += to_string(documents[i]);
  }
  line += '\n';
  const std::string path = log_path(store_path);
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return failure(path, "cannot write the log of imports");
  std::string_view rest = line;
  Status status;
  while (!rest.empty() && status.ok()) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      status = failure(path, "cannot write the log of imports");
    } else {
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  ::close(file);
  return status;
}

Result<std::vector<ImportRun>> logged_imports(const std::string& store_path,
                                              const std::array<std::uint8_t, 16>& store_uuid) {
  std::vector<ImportRun> runs;
  const Result<MappedFile> file = MappedFile::open(log_path(store_path));
  if (!file.ok()) {
    if (file.error().code == ErrorCode::kNotFound) return runs;
    return file.error();
  }
  const std::string own = to_hex(store_uuid);
  const std::string_view bytes = file->bytes();
  const std::size_t whole = bytes.rfind('\n');  // what is behind it was cut off
  if (whole == std::string_view::npos) return runs;
  for_each_line(bytes.substr(0, whole + 1), [&](std::string_view line, std::size_t) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 3 || cells[0] != own) return;
    ImportRun run{std::string(cells[1]), {}};
    for (const std::string_view id : split_list(cells[2], ',')) {
      if (const auto document = parse_document_id(id)) run.documents.push_back(*document);
    }
    runs.push_back(std::move(run));
  });
  return runs;
}

}  // namespace lazo
