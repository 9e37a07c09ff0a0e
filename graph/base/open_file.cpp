// Tested by file_test.cpp.
#include "graph/base/open_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lazo {
namespace {

Error failed(const std::string& path, std::string_view what, int code) {
  const bool missing = code == ENOENT || code == ENOTDIR;
  return {missing ? ErrorCode::kNotFound : ErrorCode::kSystem,
          std::string(what) + ": " + std::strerror(code), path, ""};
}

}  // namespace

Result<OpenFile> OpenFile::open(const std::string& path) {
  // O_NONBLOCK: a named pipe must not hang the program; it is refused below.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return failed(path, "cannot open", errno);
  OpenFile file(descriptor, 0, path);
  struct stat info {};
  if (::fstat(descriptor, &info) != 0) return failed(path, "cannot read", errno);
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::kBadInput, "not a regular file", path, ""};
  file.size_ = static_cast<std::uint64_t>(info.st_size);
  return file;
}

OpenFile::OpenFile(int descriptor, std::uint64_t size, std::string path)
    : descriptor_(descriptor), size_(size), path_(std::move(path)) {}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      path_(std::move(other.path_)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(path_, other.path_);
  return *this;
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::string> OpenFile::read(std::uint64_t begin, std::size_t size) const {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::pread(descriptor_, bytes.data() + filled, size - filled,
                                static_cast<off_t>(begin + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path_, "cannot read", errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace lazo
