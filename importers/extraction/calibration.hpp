#pragma once
// From what the rules think of a claim to how often such claims are right.
//
//   const Calibration calibration = Calibration::shipped();
//   calibration.of(6015)      // -> 6803: of claims the rules hold for .60 sure, .68 were right
//
// The table (calibration.tsv) was fitted on annotated development documents by
// scripts/calibrate_confidence, which also tells how reliable it is (docs/results/extraction.md).
// Between its rows the value is interpolated in integers, rounded down, so that it is the same on
// every machine; it never falls where the rules' own figure rises. Thread safety: immutable.
// Tested by calibration_test.cpp.

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

class Calibration {
 public:
  /// Reads a table: columns raw, calibrated, claims; both figures in ten thousandths, rising from
  /// row to row, the first raw 0 and the last 10000. Errors: kBadInput with file:line.
  [[nodiscard]] static Result<Calibration> parse(std::string_view text, std::string_view file);
  /// The table that is compiled into the program.
  [[nodiscard]] static const Calibration& shipped();

  /// `raw` from 0 to 10000 (tie_confidence()). O(log rows).
  [[nodiscard]] std::uint16_t of(std::uint16_t raw) const;

 private:
  struct Point {
    std::uint32_t raw = 0;
    std::uint32_t calibrated = 0;
  };
  std::vector<Point> points_;  // at least two
};

}  // namespace lazo
