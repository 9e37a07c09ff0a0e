#pragma once
// A regular file that is read piece by piece, so that no more of it is in memory than is needed.
//
//   LAZO_TRY(const OpenFile file, OpenFile::open("large.csv"));
//   LAZO_TRY(const std::string head, file.read(0, 4096));       // shorter only at the end
//
// Not mapped: a file that is cut short meanwhile gives a shorter piece instead of a signal.
// Thread safety: read() may be called from many threads.

#include <cstdint>
#include <string>

#include "graph/base/result.hpp"

namespace lazo {

class OpenFile {
 public:
  /// Errors: kNotFound, kSystem; kBadInput for a folder or a device.
  [[nodiscard]] static Result<OpenFile> open(const std::string& path);

  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();

  /// Size when it was opened.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The bytes from `begin` on, at most `size`; fewer only at the end of the file. Errors: kSystem.
  [[nodiscard]] Result<std::string> read(std::uint64_t begin, std::size_t size) const;

 private:
  OpenFile(int descriptor, std::uint64_t size, std::string path);

  int descriptor_;
  std::uint64_t size_;
  std::string path_;
};

}  // namespace lazo
