// GraphML (http://graphml.graphdrawing.org). All edges are directed, with a boolean `symmetric`:
// NetworkX refuses graphs that mix both. Tested by flat_formats_test.cpp.
#include "exporters/escape.hpp"
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {
namespace {

std::string_view graphml_type(FlatKind kind) {
  switch (kind) {
    case FlatKind::kWhole:
      return "int";
    case FlatKind::kDecimal:
      return "double";
    case FlatKind::kBoolean:
      return "boolean";
    case FlatKind::kText:
      break;
  }
  return "string";
}

void write_keys(BufferedText& out, std::string_view what, const std::vector<FlatColumn>& columns) {
  for (const FlatColumn& column : columns) {
    out << "  <key id=\"" << what << "_" << column.name << "\" for=\"" << what << "\" attr.name=\""
        << column.name << "\" attr.type=\"" << graphml_type(column.kind) << "\"/>\n";
  }
}

void write_data(BufferedText& out, std::string_view what, const std::vector<FlatColumn>& columns,
                const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (values[i].empty()) continue;
    out << "      <data key=\"" << what << "_" << columns[i].name << "\">" << escape_xml(values[i])
        << "</data>\n";
  }
}

}  // namespace

Status write_graphml(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  write_keys(out, "node", node_columns());
  write_keys(out, "edge", edge_columns());
  out << "  <graph id=\"lazo\" edgedefault=\"directed\">\n";
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    out << "    <node id=\"" << escape_xml(node.key) << "\">\n";
    write_data(out, "node", node_columns(), flat_values(node, context));
    out << "    </node>\n";
    return out.settle();
  }));
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    out << "    <edge id=\"" << escape_xml(edge.id) << "\" source=\""
        << escape_xml(graph.label(edge.source).key) << "\" target=\""
        << escape_xml(graph.label(edge.target).key) << "\">\n";
    write_data(out, "edge", edge_columns(), flat_values(edge, context));
    out << "    </edge>\n";
    return out.settle();
  }));
  out << "  </graph>\n</graphml>\n";
  return out.flush();
}

}  // namespace lazo
