#pragma once
// Waits until something in some folders changes: `lazo import --watch`.
//
//   LAZO_TRY(FolderWatch watch, FolderWatch::open(paths));
//   for (;;) { import(paths); LAZO_CHECK(watch.wait()); }
//
// Folders below are watched too, also those made later. Changes that come close together are one:
// a file that is being copied is read when it is closed. Linux (inotify). Movable.

#include <string>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo::cli {

class FolderWatch {
 public:
  /// Errors: kNotFound, kSystem.
  [[nodiscard]] static Result<FolderWatch> open(std::vector<std::string> paths);
  FolderWatch(FolderWatch&& other) noexcept;
  FolderWatch& operator=(FolderWatch&& other) noexcept;
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;
  ~FolderWatch();

  /// Returns when something changed and it has been quiet for half a second.
  [[nodiscard]] Status wait();

 private:
  FolderWatch() = default;
  [[nodiscard]] Status add_all();

  int descriptor_ = -1;
  std::vector<std::string> paths_;
};

}  // namespace lazo::cli
