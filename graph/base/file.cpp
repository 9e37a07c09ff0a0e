// Tested by file_test.cpp.
#include "graph/base/file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "graph/base/abandoned_writes.hpp"

namespace lazo {
namespace {

namespace fs = std::filesystem;

Error system_error(const std::string& path, std::string_view what, int code) {
  const ErrorCode kind =
      code == ENOENT || code == ENOTDIR ? ErrorCode::kNotFound : ErrorCode::kSystem;
  return {kind, std::string(what) + ": " + std::strerror(code), path, ""};
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Status write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error(path, "cannot write", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

class RealFileSystem final : public FileSystem {
 public:
  Result<std::string> read(const std::string& path) const override {
    // O_NONBLOCK: a named pipe must not hang the program; it is refused below.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return system_error(path, "cannot open", errno);
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return system_error(path, "cannot read", errno);
    if (!S_ISREG(info.st_mode)) return Error{ErrorCode::kBadInput, "not a regular file", path, ""};
    std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
    std::size_t filled = 0;
    for (;;) {
      if (filled == bytes.size()) bytes.resize(bytes.size() + 4096);  // the file may have grown
      const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return system_error(path, "cannot read", errno);
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
  }

  Status write_atomically(const std::string& path, std::string_view bytes) override {
    // Of this thread: two of one process may write the same file at once.
    const std::string temporary = path + std::string(kTemporaryMark) + std::to_string(::gettid());
    Status status = write_and_sync(temporary, bytes);
    if (status.ok() && ::rename(temporary.c_str(), path.c_str()) != 0) {
      status = system_error(path, "cannot replace", errno);
    }
    if (!status.ok()) ::unlink(temporary.c_str());
    return status;
  }

  Result<WalkResult> walk(const std::string& path) const override {
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (status.type() == fs::file_type::not_found) return system_error(path, "cannot open", ENOENT);
    if (code) return system_error(path, "cannot open", code.value());
    WalkResult out;
    if (!fs::is_directory(status)) {
      if (fs::is_regular_file(status)) {
        out.files.push_back({path, fs::path(path).filename().string(), fs::file_size(path, code)});
      } else {
        out.skipped.push_back({path, "not a regular file", false});
      }
      return out;
    }
    std::set<std::pair<std::uint64_t, std::uint64_t>> entered;  // device, inode
    walk_folder(path, "", entered, out);
    std::sort(out.files.begin(), out.files.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.relative < b.relative; });
    std::sort(out.skipped.begin(), out.skipped.end(),
              [](const SkippedFile& a, const SkippedFile& b) { return a.path < b.path; });
    return out;
  }

 private:
  static Status write_and_sync(const std::string& path, std::string_view bytes) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0) return system_error(path, "cannot create", errno);
    LAZO_CHECK(write_all(file.get(), bytes, path));
    if (::fsync(file.get()) != 0) return system_error(path, "cannot write", errno);
    return {};
  }

  static void walk_folder(const std::string& folder, const std::string& relative,
                          std::set<std::pair<std::uint64_t, std::uint64_t>>& entered,
                          WalkResult& out) {
    struct stat info {};
    if (::stat(folder.c_str(), &info) == 0 && !entered.insert({info.st_dev, info.st_ino}).second) {
      out.skipped.push_back({folder, "a link to a folder that was read already", false});
      return;
    }
    std::error_code code;
    fs::directory_iterator entries(folder, code);
    if (code) {
      out.skipped.push_back({folder, code.message(), true});
      return;
    }
    for (; entries != fs::directory_iterator(); entries.increment(code)) {
      const std::string name = entries->path().filename().string();
      if (name.starts_with('.')) continue;
      std::string path = entries->path().string();
      std::string below = relative.empty() ? name : relative + "/" + name;
      std::error_code failed;
      const fs::file_status status = entries->status(failed);
      if (fs::is_directory(status)) {
        walk_folder(path, below, entered, out);
      } else if (fs::is_regular_file(status)) {
        out.files.push_back({std::move(path), std::move(below), entries->file_size(failed)});
      } else {
        const bool broken = status.type() == fs::file_type::not_found;
        out.skipped.push_back(
            {std::move(path), broken ? "a link to nothing" : "not a regular file", broken});
      }
    }
    if (code) out.skipped.push_back({folder, code.message(), true});
  }
};

}  // namespace

FileSystem& real_file_system() {
  static RealFileSystem files;
  return files;
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return system_error(path, "cannot open", errno);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return system_error(path, "cannot read", errno);
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::kBadInput, "not a regular file", path, ""};
  MappedFile mapped;
  mapped.size_ = static_cast<std::size_t>(info.st_size);
  if (mapped.size_ == 0) return mapped;
  void* data = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (data == MAP_FAILED) {
    mapped.size_ = 0;
    return system_error(path, "cannot map", errno);
  }
  mapped.data_ = static_cast<const char*>(data);
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace lazo
