#include "queries/pattern/aggregate.hpp"

#include <algorithm>

namespace lazo::pattern {

bool Accumulator::add(const Value& value) {
  if (value.is_null()) return true;
  if (distinct_ || function_ == "collect") {
    const auto same = [&](const Value& other) { return order(other, value) == 0; };
    if (distinct_ && std::any_of(values_.begin(), values_.end(), same)) return true;
    values_.push_back(value);
  }
  ++count_;
  if (function_ == "min" || function_ == "max") {
    const bool better =
        best_.is_null() || (function_ == "min" ? order(value, best_) < 0 : order(value, best_) > 0);
    if (better) best_ = value;
    return true;
  }
  if (function_ != "sum" && function_ != "avg") return true;
  if (!value.is_number()) return false;
  if (const auto* integer = value.get<std::int64_t>()) {
    if (__builtin_add_overflow(integer_sum_, *integer, &integer_sum_)) all_integers_ = false;
  } else {
    all_integers_ = false;
  }
  float_sum_ += value.number();
  return true;
}

Value Accumulator::result() const {
  if (function_ == "count") return count_;
  if (function_ == "collect") return values_;
  if (function_ == "min" || function_ == "max") return best_;
  if (function_ == "sum") return all_integers_ ? Value(integer_sum_) : Value(float_sum_);
  if (count_ == 0) return {};
  return float_sum_ / static_cast<double>(count_);
}

}  // namespace lazo::pattern
