#pragma once
// The pattern language: a read-only subset of openCypher over any PropertyGraph.
//
//   LAZO_TRY(const Table table, run_query(graph,
//       "MATCH (a:Country)-[r:pressures]->(b) WHERE r.status = 'stated' RETURN a.name, b.name LIMIT
//       5"));
//
// Rows come in a fixed order: that of the graph's ids, unless ORDER BY says otherwise.
// Thread safety: pure over a const graph. Time: that of the search; bounded by kMostSteps.

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "queries/pattern/evaluate.hpp"
#include "queries/pattern/property_graph.hpp"

namespace lazo::pattern {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

/// Errors: kUsage, with the line and column of the character as `where`.
[[nodiscard]] Result<Table> run_query(const PropertyGraph& graph, std::string_view query,
                                      const Parameters& parameters = {});

}  // namespace lazo::pattern
