#pragma once
// count, sum, avg, min, max, collect over the rows of one group. Nulls are left out.

#include <string>
#include <vector>

#include "queries/pattern/value.hpp"

namespace lazo::pattern {

class Accumulator {
 public:
  Accumulator(std::string function, bool distinct)
      : function_(std::move(function)), distinct_(distinct) {}

  /// False if the value cannot be aggregated (the sum of strings).
  [[nodiscard]] bool add(const Value& value);
  [[nodiscard]] Value result() const;

 private:
  std::string function_;
  bool distinct_ = false;
  List values_;  ///< kept for collect and DISTINCT only
  std::int64_t count_ = 0;
  std::int64_t integer_sum_ = 0;
  double float_sum_ = 0;
  bool all_integers_ = true;
  Value best_;  ///< of min and max
};

}  // namespace lazo::pattern
