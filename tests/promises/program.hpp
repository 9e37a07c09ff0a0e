#pragma once
// Runs the built program as a user would, for tests of whole behaviour.

#include <string>
#include <sys/types.h>
#include <vector>

#include "tests/temporary_folder.hpp"

namespace lazo::tests {

struct Outcome {
  int exit = -1;  ///< exit status, or 128 + signal
  std::string out;
  std::string errors;
};

/// Runs `lazo arguments...` to its end. `folder` is its working folder.
[[nodiscard]] Outcome run_lazo(const std::vector<std::string>& arguments,
                               const std::string& folder = ".");

/// Runs a shell command line with $LAZO as the program.
[[nodiscard]] Outcome run_shell(const std::string& command, const std::string& folder = ".");

/// Starts `lazo arguments...` in a process group of its own, without output.
[[nodiscard]] pid_t start_lazo(const std::vector<std::string>& arguments);

/// A new folder that goes with the object.
class ScratchFolder : public testing::TemporaryFolder {
 public:
  /// Writes a file below the folder and returns its path.
  std::string write(const std::string& name, const std::string& bytes) const;
};

[[nodiscard]] std::string read_whole(const std::string& path);
/// All *.txt files of examples/, sorted.
[[nodiscard]] std::vector<std::string> example_files();

}  // namespace lazo::tests
