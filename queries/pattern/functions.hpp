#pragma once
// The functions of the pattern language, but for aggregates.

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "queries/pattern/property_graph.hpp"

namespace lazo::pattern {

/// Errors: kUsage if the arguments do not fit. Most functions give null for null.
[[nodiscard]] Result<Value> call_function(const PropertyGraph& graph, std::string_view name,
                                          const std::vector<Value>& arguments);

/// A scalar as text without quotes: what toString() and + give; nodes and lists as in results.
[[nodiscard]] std::string plain_text(const Value& value);

/// A value as the language writes it: 'text', [1, 2], {a: 1}, (:Label {name: 'x'}), [:TYPE],
/// <path>.
[[nodiscard]] std::string written(const PropertyGraph& graph, const Value& value);

}  // namespace lazo::pattern
