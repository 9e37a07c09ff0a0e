#pragma once
// Reads openCypher TCK feature files and runs their scenarios against the pattern language.
//
// A scenario is skipped, with its reason, if it needs more than a read-only query over a graph that
// CREATE literals describe; skipped scenarios never count as evaluated.

#include <string>
#include <string_view>
#include <vector>

namespace lazo::tests {

enum class Verdict { kPassed, kFailed, kSkipped };

struct ScenarioResult {
  std::string feature;
  std::string scenario;
  Verdict verdict = Verdict::kSkipped;
  std::string reason;  ///< why it failed or was skipped
};

/// Runs all scenarios of one feature file; outlines are run once for each example.
[[nodiscard]] std::vector<ScenarioResult> run_feature(std::string_view text);

}  // namespace lazo::tests
