#pragma once
// Graphs as JSON: JSON Graph Format (v1 and v2), node-link of NetworkX and D3 ("links" or "edges"),
// Cytoscape (elements), Kumu (elements and connections), web annotations (read_annotations.hpp);
// and the plain form that the reader child makes of GraphML and GEXF.
//
// An edge's ends are found by id; its relation is the first of relation, type, label, kind, key.
// Other attributes are losses. Pure but for the sink, O(n).

#include <string_view>

#include "graph/base/result.hpp"
#include "importers/tables/table.hpp"

namespace lazo {

/// Errors (kBadInput): no JSON, or a JSON of none of these shapes.
[[nodiscard]] Status read_graph_json(std::string_view text, std::string_view where,
                                     TableSink& sink);

}  // namespace lazo
