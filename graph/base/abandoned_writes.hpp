#pragma once
// What FileSystem::write_atomically() leaves beside a file when its process is killed.
//
//   remove_abandoned_writes("graph.lazo-snapshot");   // "graph.lazo-snapshot.tmp4711" and the like

#include <string>
#include <string_view>

namespace lazo {

/// Between the name of a file and the number (gettid) of the thread that writes it anew.
inline constexpr std::string_view kTemporaryMark = ".tmp";

/// Removes the files of threads that do not live. O(files of the folder).
void remove_abandoned_writes(const std::string& path);

}  // namespace lazo
