#pragma once
// What the shell learns when lazo ends. Frozen: scripts depend on the numbers.
//
//   return static_cast<int>(exit_code_of(error));

#include "graph/base/result.hpp"

namespace lazo::cli {

/// Frozen: do not renumber. `lazo help exit-codes` prints this table.
enum class ExitCode : int {
  kOk = 0,
  kNothing = 1,    ///< the answer is empty, graphs differ, doctor found problems
  kUsage = 2,      ///< the command line makes no sense
  kName = 3,       ///< a name is unknown or ambiguous
  kInput = 4,      ///< a file could not be read; the rest was committed
  kStore = 5,      ///< the store is missing, locked, damaged or newer
  kTool = 6,       ///< an external program is not installed
  kInternal = 70,  ///< a bug of lazo
  kInterrupted = 130
};

[[nodiscard]] ExitCode exit_code_of(ErrorCode code);

/// Name of an error in machine output: "usage", "unknown_name", "ambiguous_name", ...
[[nodiscard]] const char* error_name(ErrorCode code);

}  // namespace lazo::cli
