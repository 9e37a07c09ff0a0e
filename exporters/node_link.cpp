// Node-link data of NetworkX. Releases up to 3.5 read `links`, later ones `edges`: both are
// written, so that every release reads the file. Tested by flat_formats_test.cpp.
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {
namespace {

Status write_edges(std::string_view name, JsonWriter& json, BufferedText& out, GraphSource& graph,
                   const ExportContext& context) {
  json.key(name).begin_array();
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    json.begin_object()
        .field("source", graph.label(edge.source).key)
        .field("target", graph.label(edge.target).key)
        .field("key", edge.id);
    write_flat_members(json, edge_columns(), flat_values(edge, context));
    json.end_object();
    return out.settle();
  }));
  json.end_array();
  return {};
}

}  // namespace

Status write_node_link(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  JsonWriter json(out.text());
  json.begin_object()
      .field("directed", true)
      .field("multigraph", true)
      .key("graph")
      .begin_object()
      .field("name", graph.about().title)
      .field("generated_by", "lazo " + graph.about().version)
      .end_object()
      .key("nodes")
      .begin_array();
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    json.begin_object().field("id", node.key);
    write_flat_members(json, node_columns(), flat_values(node, context));
    json.end_object();
    return out.settle();
  }));
  json.end_array();
  LAZO_CHECK(write_edges("links", json, out, graph, context));
  LAZO_CHECK(write_edges("edges", json, out, graph, context));
  json.end_object();
  out << "\n";
  return out.flush();
}

}  // namespace lazo
