// Tested by archive_files_test.cpp.
#include "importers/lazo_read/archive_files.hpp"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <memory>
#include <vector>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kLargestFile = std::size_t{512} << 20U;
constexpr std::uint64_t kAlwaysAllowed = std::uint64_t{64} << 20U;
// Text compresses to a tenth, spreadsheets to a fiftieth; gzip can reach a thousandth of zeros.
constexpr std::uint64_t kMostExpansion = 200;
constexpr std::size_t kMostFiles = 200000;

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

Error damaged(const Archive& from) {
  const char* const text = archive_error_string(from.get());
  return {ErrorCode::kBadInput,
          "a damaged archive" + (text == nullptr ? std::string() : ": " + repair_utf8(text).text),
          "", ""};
}

std::string path_of(archive_entry* entry, std::size_t number) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  std::string path = name == nullptr ? std::string() : inner_path(repair_utf8(name).text);
  if (path.empty()) path = "file-" + std::to_string(number);
  return path;
}

/// Reads the bytes of the file that is open; false if the archive is a bomb.
enum class ReadEnd : std::uint8_t { kDone, kTooLarge, kBomb, kDamaged };

ReadEnd read_bytes(const Archive& from, std::uint64_t& total, std::uint64_t most,
                   std::string& bytes) {
  const void* piece = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  for (;;) {
    const int status = archive_read_data_block(from.get(), &piece, &size, &offset);
    if (status == ARCHIVE_EOF) return ReadEnd::kDone;
    if (status < ARCHIVE_WARN) return ReadEnd::kDamaged;
    total += size;
    if (total > most) return ReadEnd::kBomb;
    // Holes of a sparse file count like what fills them.
    const auto end = static_cast<std::uint64_t>(offset) + size;
    if (end > kLargestFile) return ReadEnd::kTooLarge;
    if (end > bytes.size()) bytes.resize(end, '\0');
    std::copy_n(static_cast<const char*>(piece), size,
                bytes.begin() + static_cast<std::ptrdiff_t>(offset));
  }
}

}  // namespace

Status for_each_file(std::string_view bytes, ArchiveKind kind,
                     const std::function<bool(const ArchivedFile&)>& use) {
  const Archive from(archive_read_new(), archive_read_free);
  archive_read_support_filter_gzip(from.get());
  archive_read_support_filter_bzip2(from.get());
  archive_read_support_filter_xz(from.get());
  archive_read_support_filter_zstd(from.get());
  if (kind == ArchiveKind::kCompressed) {
    archive_read_support_format_raw(from.get());
  } else {
    archive_read_support_format_zip(from.get());
    archive_read_support_format_tar(from.get());
    archive_read_support_format_gnutar(from.get());
  }
  if (archive_read_open_memory(from.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return damaged(from);
  }
  const std::uint64_t most = std::max(kAlwaysAllowed, bytes.size() * kMostExpansion);
  std::uint64_t total = 0;
  for (std::size_t number = 1;; ++number) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(from.get(), &entry);
    if (status == ARCHIVE_EOF) return {};
    if (status < ARCHIVE_WARN) return damaged(from);
    if (number > kMostFiles) {
      return Error{ErrorCode::kBadInput, "more than 200,000 files in one archive", "", ""};
    }
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    ArchivedFile file;
    file.path = path_of(entry, number);
    if (archive_entry_is_encrypted(entry) != 0) {
      file.problem = "encrypted";
    } else if (archive_entry_filetype(entry) != AE_IFREG && kind == ArchiveKind::kFiles) {
      file.problem = "not a regular file";
    } else {
      switch (read_bytes(from, total, most, file.bytes)) {
        case ReadEnd::kDone:
          break;
        case ReadEnd::kTooLarge:
          file.problem = "larger than 512 MB";
          break;
        case ReadEnd::kBomb:
          return Error{ErrorCode::kBadInput, "it unpacks to more than 200 times its size: a bomb",
                       "", ""};
        case ReadEnd::kDamaged:
          file.problem = damaged(from).message;
          break;
      }
      if (!file.problem.empty()) file.bytes.clear();
    }
    if (!use(file)) return {};
  }
}

Result<PackedParts> PackedParts::open(std::string_view bytes,
                                      const std::function<bool(std::string_view)>& wants) {
  PackedParts out;
  LAZO_CHECK(for_each_file(bytes, ArchiveKind::kFiles, [&](const ArchivedFile& file) {
    if (!wants || wants(file.path)) out.parts_.emplace(file.path, file.bytes);
    return true;
  }));
  return out;
}

std::string_view PackedParts::bytes(std::string_view path) const {
  const auto found = parts_.find(path);
  return found == parts_.end() ? std::string_view() : found->second;
}

std::string inner_path(std::string_view path) {
  std::string plain;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    plain += c == '\\' ? '/' : (byte < 0x20 || byte == 0x7F ? '_' : c);
  }
  std::vector<std::string> parts;
  for (const std::string_view part : split(plain, '/')) {
    if (part.empty() || part == "." || part == "..") continue;
    parts.emplace_back(part);
  }
  return join(parts, "/");
}

std::string path_from(std::string_view part, std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  std::string plain;
  for (std::size_t at = 0; at < reference.size(); ++at) {
    const auto digit = [&](std::size_t i) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const char c = reference[i];
      return kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    };
    if (reference[at] == '%' && at + 2 < reference.size() && digit(at + 1) < 16 &&
        digit(at + 2) < 16) {
      plain += static_cast<char>(digit(at + 1) * 16 + digit(at + 2));
      at += 2;
    } else {
      plain += reference[at];
    }
  }
  std::vector<std::string> parts;
  if (!plain.starts_with('/')) {
    for (const std::string_view piece : split(part, '/')) parts.emplace_back(piece);
    parts.pop_back();
  }
  for (const std::string_view piece : split(plain, '/')) {
    if (piece == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!piece.empty() && piece != ".") {
      parts.emplace_back(piece);
    }
  }
  return join(parts, "/");
}

}  // namespace lazo
