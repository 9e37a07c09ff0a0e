// tck_run FOLDER [--verbose]: runs the openCypher TCK feature files below a folder and prints how
// many scenarios were evaluated, passed, failed and skipped, with the reasons. Exit status 1 if any
// failed.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/queries/pattern/tck.hpp"

namespace fs = std::filesystem;
using namespace lazo::tests;

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: tck_run FOLDER [--verbose]\n", stderr), 2;
  const bool verbose = argc > 2 && std::string(argv[2]) == "--verbose";
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::map<Verdict, int> count;
  std::map<std::string, int> skipped;
  for (const fs::path& file : files) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    for (const ScenarioResult& result : run_feature(text.str())) {
      ++count[result.verdict];
      if (result.verdict == Verdict::kSkipped) ++skipped[result.reason];
      if (result.verdict == Verdict::kFailed) {
        std::printf("FAILED %s: %s\n", result.feature.c_str(), result.scenario.c_str());
        if (verbose) std::printf("%s\n\n", result.reason.c_str());
      }
    }
  }
  for (const auto& [reason, times] : skipped)
    std::printf("skipped %d: %s\n", times, reason.c_str());
  std::printf("%zu files: evaluated %d, passed %d, failed %d, skipped %d\n", files.size(),
              count[Verdict::kPassed] + count[Verdict::kFailed], count[Verdict::kPassed],
              count[Verdict::kFailed], count[Verdict::kSkipped]);
  return count[Verdict::kFailed] > 0 ? 1 : 0;
}
