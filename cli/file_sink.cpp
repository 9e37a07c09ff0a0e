// Tested by the golden tests of export and by hand_over_test.cpp.
#include "cli/file_sink.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace lazo::cli {

FileSink::~FileSink() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(temporary_.c_str());
}

Error FileSink::failed() const {
  return {
      ErrorCode::kSystem, "cannot write " + quoted(path_) + ": " + std::strerror(errno), {}, {}};
}

Status FileSink::open(std::string path) {
  path_ = std::move(path);
  temporary_ = path_ + ".part";
  descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return failed();
  return {};
}

Status FileSink::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return failed();
    }
  }
  return {};
}

Status FileSink::close() {
  const int descriptor = std::exchange(descriptor_, -1);
  if (::close(descriptor) == 0 && std::rename(temporary_.c_str(), path_.c_str()) == 0) return {};
  const Error error = failed();
  ::unlink(temporary_.c_str());
  return error;
}

}  // namespace lazo::cli
