#pragma once
// Files behind one seam, so that tests can work in memory and make a disk fail.
//
//   LAZO_TRY(const std::string bytes, real_file_system().read("a.txt"));
//   LAZO_CHECK(files.write_atomically("graph.svg", svg));     // whole or not at all
//
// Errors carry the path and what the system said. Thread safety: const calls on the real file
// system may run in parallel.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

enum class FileKind : std::uint8_t { kRegular, kFolder, kOther };

/// A file found by FileSystem::walk.
struct FoundFile {
  std::string path;      ///< as it can be opened
  std::string relative;  ///< below the walked folder, '/' as separator; the file's name for a file
  std::uint64_t size = 0;
};

/// What a walk met besides regular files: where and why it was not entered or read.
struct SkippedFile {
  std::string path;
  std::string reason;
  bool failed = false;  ///< false: of a kind that is skipped on purpose (device, socket, link loop)
};

struct WalkResult {
  std::vector<FoundFile> files;  ///< sorted by `relative`
  std::vector<SkippedFile> skipped;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// All bytes of a file. kNotFound, kSystem; kBadInput for a folder or a device.
  [[nodiscard]] virtual Result<std::string> read(const std::string& path) const = 0;

  /// Replaces a file by rename, after its bytes reached the disk: a reader sees the old or the new.
  [[nodiscard]] virtual Status write_atomically(const std::string& path,
                                                std::string_view bytes) = 0;

  /// The file itself, or all regular files below a folder. Hidden files (".git") are left out;
  /// links are followed once, loops are named in `skipped`. kNotFound if `path` does not exist.
  [[nodiscard]] virtual Result<WalkResult> walk(const std::string& path) const = 0;
};

/// The operating system's files.
[[nodiscard]] FileSystem& real_file_system();

/// A file mapped into memory, read-only. Movable; unmaps when destroyed.
class MappedFile {
 public:
  /// kNotFound, kSystem; an empty file maps to an empty view.
  [[nodiscard]] static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  /// Valid as long as this object. The file must not be changed in place meanwhile.
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace lazo
