// Cytoscape(.js) JSON. `data.value` is what NetworkX' cytoscape_graph() insists on. Tested by
// flat_formats_test.cpp.
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {

Status write_cytoscape(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  JsonWriter json(out.text());
  json.begin_object()
      .field("format_version", "1.0")
      .field("generated_by", "lazo " + graph.about().version)
      .field("directed", true)
      .field("multigraph", true)
      .key("data")
      .begin_object()
      .field("name", graph.about().title)
      .end_object()
      .key("elements")
      .begin_object()
      .key("nodes")
      .begin_array();
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    json.begin_object().key("data").begin_object();
    json.field("id", node.key).field("value", node.key).field("name", node.name);
    write_flat_members(json, node_columns(), flat_values(node, context));
    json.end_object().end_object();
    return out.settle();
  }));
  json.end_array().key("edges").begin_array();
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    json.begin_object().key("data").begin_object();
    json.field("id", edge.id)
        .field("source", graph.label(edge.source).key)
        .field("target", graph.label(edge.target).key)
        .field("key", edge.id);
    write_flat_members(json, edge_columns(), flat_values(edge, context));
    json.end_object().end_object();
    return out.settle();
  }));
  json.end_array().end_object().end_object();
  out << "\n";
  return out.flush();
}

}  // namespace lazo
