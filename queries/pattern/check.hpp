#pragma once
// Checks that need no graph: variables are defined before use, keep their kind (node, relationship,
// path, value), projections have distinct names, aggregates stand where they may.

#include "graph/base/result.hpp"
#include "queries/pattern/syntax.hpp"

namespace lazo::pattern {

/// Errors: kUsage at the character.
[[nodiscard]] Status check_query(const Query& query);

/// Whether the expression holds an aggregate (count, sum, avg, min, max, collect).
[[nodiscard]] bool has_aggregate(const Expression& expression);
[[nodiscard]] bool is_aggregate(const Expression& expression);

}  // namespace lazo::pattern
