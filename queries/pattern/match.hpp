#pragma once
// Finds the places of a graph that fit the patterns of a MATCH, one row each.
// Semantics: openCypher 9. A relationship is used at most once in one MATCH; nodes may repeat.

#include <cstdint>
#include <functional>

#include "queries/pattern/evaluate.hpp"

namespace lazo::pattern {

/// Steps that one query may take over relationships before it is refused.
inline constexpr std::uint64_t kMostSteps = 200'000'000;

/// Calls `use` with `row` and the variables that `clause` binds, for each match that its WHERE
/// accepts; stops when `use` gives false. `steps` counts over the whole query.
/// An OPTIONAL MATCH without match gives one row with nulls. Returns false if `use` did.
[[nodiscard]] Result<bool> match_clause(const MatchClause& clause, const Row& row,
                                        const EvaluationContext& context, std::uint64_t& steps,
                                        const std::function<Result<bool>(const Row&)>& use);

/// Whether a pattern used as a condition fits somewhere. For EvaluationContext::pattern_exists.
[[nodiscard]] bool pattern_exists(const EvaluationContext& context, const PathPattern& path,
                                  const Row& row, Status& status);

}  // namespace lazo::pattern
