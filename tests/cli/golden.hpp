#pragma once
// Golden cases: what a person types and exactly what comes back.
//
//   # store: seed.jsonl                 (optional: file of tests/data imported into graph.lazo)
//   $ lazo search mexco
//   --- stdout
//   ...
//   --- stderr
//   ...
//   --- exit 3
//
// Commands run in an empty folder of their own, with no variables but PATH and HOME.

#include <string>
#include <string_view>
#include <vector>

namespace lazo::tests {

struct GoldenCase {
  std::string path;
  std::string store;    ///< file of tests/data, or empty
  std::string command;  ///< for the shell
  std::string out;
  std::string errors;
  int exit = 0;
};

/// What a command did.
struct Run {
  std::string out;
  std::string errors;
  int exit = 0;
};

/// The cases below tests/golden, sorted by path.
[[nodiscard]] std::vector<GoldenCase> golden_cases();
[[nodiscard]] GoldenCase read_golden(const std::string& path);
[[nodiscard]] std::string to_text(const GoldenCase& golden);

/// Runs a shell command in a fresh folder, over a store made from a file of tests/data.
[[nodiscard]] Run run_in_sandbox(std::string_view command, std::string_view store);

}  // namespace lazo::tests
