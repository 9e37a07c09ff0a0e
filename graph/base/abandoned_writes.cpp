// Tested by file_test.cpp.
#include "graph/base/abandoned_writes.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace lazo {

namespace fs = std::filesystem;

void remove_abandoned_writes(const std::string& path) {
  const fs::path wanted(path);
  const fs::path folder = wanted.has_parent_path() ? wanted.parent_path() : fs::path(".");
  const std::string prefix = wanted.filename().string() + std::string(kTemporaryMark);
  std::error_code code;
  for (fs::directory_iterator entries(folder, code); entries != fs::directory_iterator();
       entries.increment(code)) {
    const std::string name = entries->path().filename().string();
    if (!name.starts_with(prefix)) continue;
    pid_t writer = 0;
    const char* const end = name.data() + name.size();
    const auto [rest, failed] = std::from_chars(name.data() + prefix.size(), end, writer);
    if (failed != std::errc() || rest != end || writer <= 0) continue;
    const bool dead = ::kill(writer, 0) != 0 && errno == ESRCH;
    if (dead) ::unlink(entries->path().c_str());
  }
}

}  // namespace lazo
