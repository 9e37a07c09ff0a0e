#pragma once
// Graphs as JSON: JSON Graph Format (v1 and v2), node-link of NetworkX and D3 ("links" or "edges"),
// Cytoscape (elements), Kumu (elements and connections), web annotations (read_annotations.hpp);
// and the plain form that the reader child makes of GraphML and GEXF.
//
// An edge's ends are found by id; its relation is the first of relation, type, label, kind, key.
// Other attributes are losses. Pure but for the sink, O(n).

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/json.hpp"
#include "graph/base/result.hpp"
#include "importers/tables/table.hpp"

namespace lazo {

/// A string, or a number as text: ids are both. Empty for anything else.
[[nodiscard]] std::string graph_id(const Json* json);

/// What is taken from a node.
[[nodiscard]] TableActor graph_actor(const std::string& id, const Json& node);

/// What an edge calls one of its ends: an id or, if it is a number, a place in the list of nodes.
struct GraphEnd {
  std::string id;
  bool number = false;
};

/// Source and target of an edge, also where they stand in its "data"; empty ids where it has none.
[[nodiscard]] std::vector<GraphEnd> graph_ends(const Json& edge);

/// Errors (kBadInput): no JSON, or a JSON of none of these shapes.
[[nodiscard]] Status read_graph_json(std::string_view text, std::string_view where,
                                     TableSink& sink);

}  // namespace lazo
