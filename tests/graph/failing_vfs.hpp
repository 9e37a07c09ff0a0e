#pragma once
// A disk that fails: an SQLite VFS over the system's whose n-th write, and all after it, fail.
//
//   FailingVfs disk(17, SQLITE_FULL);
//   Store::open(path, ontology, StoreAccess::kCreate, {.vfs = disk.name()});

#include <cstdint>
#include <memory>
#include <string>

namespace lazo::testing {

class FailingVfs {
 public:
  /// Writes, truncations and syncs count, from 1; `code` is what SQLite is told.
  FailingVfs(std::uint64_t fail_from, int code);
  ~FailingVfs();
  FailingVfs(const FailingVfs&) = delete;
  FailingVfs& operator=(const FailingVfs&) = delete;

  [[nodiscard]] const std::string& name() const;
  /// Whether a write has failed.
  [[nodiscard]] bool failed() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lazo::testing
