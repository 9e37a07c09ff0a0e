#pragma once
// The bytes behind a Snapshot and the view of them. Private to snapshot*.cpp.

#include <string>

#include "graph/base/file.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_view.hpp"

namespace lazo {

struct Snapshot::Impl {
  std::string read;      // given as a text,
  SnapshotBytes folded;  // made by a fold
  MappedFile mapped;     // or mapped
  std::string where;
  SnapshotView view;
};

}  // namespace lazo
