#include "cli/watch.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace lazo::cli {
namespace {

constexpr std::uint32_t kChanges =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr int kQuietMs = 500;

Error failed(const std::string& path) {
  return {ErrorCode::kSystem, std::string("cannot watch: ") + std::strerror(errno), path,
          errno == ENOSPC ? "sysctl fs.inotify.max_user_watches allows more folders" : ""};
}

}  // namespace

Result<FolderWatch> FolderWatch::open(std::vector<std::string> paths) {
  FolderWatch watch;
  watch.paths_ = std::move(paths);
  watch.descriptor_ = ::inotify_init1(IN_CLOEXEC);
  if (watch.descriptor_ < 0) return failed({});
  LAZO_CHECK(watch.add_all());
  return watch;
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), paths_(std::move(other.paths_)) {}

FolderWatch& FolderWatch::operator=(FolderWatch&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(paths_, other.paths_);
  return *this;
}

FolderWatch::~FolderWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

/// Watching a folder twice changes nothing, so that new ones are found by adding all again.
Status FolderWatch::add_all() {
  namespace fs = std::filesystem;
  for (const std::string& path : paths_) {
    if (::inotify_add_watch(descriptor_, path.c_str(), kChanges) < 0) return failed(path);
    std::error_code code;
    for (fs::recursive_directory_iterator entry(path, code), end; !code && entry != end;
         entry.increment(code)) {
      std::error_code ignored;
      if (!entry->is_directory(ignored)) continue;
      if (::inotify_add_watch(descriptor_, entry->path().c_str(), kChanges) < 0 &&
          errno == ENOSPC) {
        return failed(entry->path().string());
      }
    }
  }
  return {};
}

Status FolderWatch::wait() {
  std::array<char, 65536> events{};
  for (bool changed = false;;) {
    pollfd entry{descriptor_, POLLIN, 0};
    const int ready = ::poll(&entry, 1, changed ? kQuietMs : -1);
    if (ready < 0 && errno != EINTR) return failed({});
    if (ready == 0) return add_all();
    if (ready > 0 && ::read(descriptor_, events.data(), events.size()) > 0) changed = true;
  }
}

}  // namespace lazo::cli
