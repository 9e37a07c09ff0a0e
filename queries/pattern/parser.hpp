#pragma once
// Pattern query text -> syntax tree. A read-only subset of openCypher:
//   [OPTIONAL] MATCH ... [WHERE ...] | UNWIND ... AS x | WITH ... | RETURN ... ORDER BY SKIP LIMIT

#include <string_view>

#include "graph/base/result.hpp"
#include "queries/pattern/syntax.hpp"

namespace lazo::pattern {

/// Parses and checks a query: variables are defined before they are used and keep their kind,
/// aggregates stand where they may. Errors: kUsage, at the character; writing clauses are refused
/// with a hint. O(n); nesting is limited to 100.
[[nodiscard]] Result<Query> parse_query(std::string_view text);

/// "(a)-[:T]->(b), (c)" alone: what stands behind CREATE in a fixture.
[[nodiscard]] Result<std::vector<PathPattern>> parse_patterns(std::string_view text);

}  // namespace lazo::pattern
