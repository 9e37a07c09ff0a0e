#pragma once
// A file that gave no document, and why.

#include <cstdint>
#include <string>

namespace lazo {

struct ImportIssue {
  std::string path;
  std::string reason;
  bool failed = false;  ///< false: skipped on purpose
  bool named = false;   ///< stood on the command line itself, or is of a known format
};

/// Something that a file says and the graph has no place for.
struct ImportLoss {
  std::string path;
  std::string what;
  std::uint64_t count = 0;
};

}  // namespace lazo
