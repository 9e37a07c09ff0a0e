#pragma once
// The value of an expression for one row.

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/base/result.hpp"
#include "queries/pattern/property_graph.hpp"
#include "queries/pattern/syntax.hpp"

namespace lazo::pattern {

/// Values of the variables that are bound.
using Row = std::map<std::string, Value, std::less<>>;
using Parameters = std::map<std::string, Value, std::less<>>;

/// What an evaluation needs besides the row. `pattern_exists` answers patterns used as conditions.
struct EvaluationContext {
  const PropertyGraph& graph;
  const Parameters& parameters;
  std::string_view query;
  bool (*pattern_exists)(const EvaluationContext&, const PathPattern&, const Row&,
                         Status&) = nullptr;
  /// Values of aggregates, by expression, while a grouped row is projected.
  const std::unordered_map<const Expression*, Value>* aggregates = nullptr;
};

/// Errors: kUsage at the character (a type that does not fit, a division by zero).
[[nodiscard]] Result<Value> evaluate(const Expression& expression, const Row& row,
                                     const EvaluationContext& context);

/// evaluate() as a condition: true only if it is true (not unknown).
[[nodiscard]] Result<bool> holds(const Expression& expression, const Row& row,
                                 const EvaluationContext& context);

}  // namespace lazo::pattern
