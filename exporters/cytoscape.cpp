// Cytoscape(.js) JSON. `data.value` is what NetworkX' cytoscape_graph() insists on. Tested by
// flat_formats_test.cpp.
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {

Status write_cytoscape(const ExportGraph& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  JsonWriter json(out.text());
  json.begin_object()
      .field("format_version", "1.0")
      .field("generated_by", "lazo " + graph.version)
      .field("directed", true)
      .field("multigraph", true)
      .key("data")
      .begin_object()
      .field("name", graph.title)
      .end_object()
      .key("elements")
      .begin_object()
      .key("nodes")
      .begin_array();
  for (const ExportNode& node : graph.nodes) {
    json.begin_object().key("data").begin_object();
    json.field("id", node.key).field("value", node.key).field("name", node.name);
    write_flat_members(json, node_columns(), flat_values(node, context));
    json.end_object().end_object();
    LAZO_CHECK(out.settle());
  }
  json.end_array().key("edges").begin_array();
  for (const ExportEdge& edge : graph.edges) {
    json.begin_object().key("data").begin_object();
    json.field("id", edge.id)
        .field("source", graph.nodes[edge.source].key)
        .field("target", graph.nodes[edge.target].key)
        .field("key", edge.id);
    write_flat_members(json, edge_columns(), flat_values(edge, context));
    json.end_object().end_object();
    LAZO_CHECK(out.settle());
  }
  json.end_array().end_object().end_object();
  out << "\n";
  return out.flush();
}

}  // namespace lazo
