#pragma once
// A file that gave no document, and why.

#include <string>

namespace lazo {

struct ImportIssue {
  std::string path;
  std::string reason;
  bool failed = false;  ///< false: skipped on purpose
  bool named = false;   ///< stood on the command line itself, or is of a known format
};

}  // namespace lazo
