#pragma once
// Where the bytes of a large file come from: the disk, or an archive that was unpacked.
//
//   const ByteSource source(OpenFile::open("large.json").value());
//   LAZO_TRY(const std::string head, source.read(0, 4096));
//
// Thread safety: read() may be called from many threads.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "graph/base/open_file.hpp"
#include "graph/base/result.hpp"

namespace lazo {

class ByteSource {
 public:
  explicit ByteSource(OpenFile file) : file_(std::move(file)) {}
  explicit ByteSource(std::string bytes) : bytes_(std::move(bytes)) {}

  /// The bytes from `begin` on, at most `size`; fewer only at the end. Errors: kSystem.
  [[nodiscard]] Result<std::string> read(std::uint64_t begin, std::size_t size) const {
    if (file_) return file_->read(begin, size);
    return bytes_.substr(std::min<std::size_t>(begin, bytes_.size()), size);
  }

  /// Gives back what it was made of, for one made of bytes.
  [[nodiscard]] std::string take_bytes() && { return std::move(bytes_); }

 private:
  std::optional<OpenFile> file_;
  std::string bytes_;
};

}  // namespace lazo
