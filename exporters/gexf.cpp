// GEXF 1.3 (https://gexf.net). Parallel edges between two nodes differ by `kind`. Tested by
// flat_formats_test.cpp.
#include "exporters/escape.hpp"
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {
namespace {

std::string_view gexf_type(FlatKind kind) {
  switch (kind) {
    case FlatKind::kWhole:
      return "integer";
    case FlatKind::kDecimal:
      return "double";
    case FlatKind::kBoolean:
      return "boolean";
    case FlatKind::kText:
      break;
  }
  return "string";
}

void write_attributes(BufferedText& out, std::string_view what,
                      const std::vector<FlatColumn>& columns) {
  out << "    <attributes class=\"" << what << "\">\n";
  for (const FlatColumn& column : columns) {
    out << "      <attribute id=\"" << column.name << "\" title=\"" << column.name << "\" type=\""
        << gexf_type(column.kind) << "\"/>\n";
  }
  out << "    </attributes>\n";
}

void write_values(BufferedText& out, const std::vector<FlatColumn>& columns,
                  const std::vector<std::string>& values) {
  out << "        <attvalues>\n";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (values[i].empty()) continue;
    out << "          <attvalue for=\"" << columns[i].name << "\" value=\"" << escape_xml(values[i])
        << "\"/>\n";
  }
  out << "        </attvalues>\n";
}

}  // namespace

Status write_gexf(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
         "  <meta>\n    <creator>lazo "
      << escape_xml(graph.about().version) << "</creator>\n    <description>"
      << escape_xml(graph.about().title)
      << "</description>\n  </meta>\n  <graph defaultedgetype=\"directed\" mode=\"static\">\n";
  write_attributes(out, "node", node_columns());
  write_attributes(out, "edge", edge_columns());
  out << "    <nodes>\n";
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    out << "      <node id=\"" << escape_xml(node.key) << "\" label=\"" << escape_xml(node.name)
        << "\">\n";
    write_values(out, node_columns(), flat_values(node, context));
    out << "      </node>\n";
    return out.settle();
  }));
  out << "    </nodes>\n    <edges>\n";
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    const RelationRow& relation = context.ontology.relation(edge.relation);
    out << "      <edge id=\"" << escape_xml(edge.id) << "\" source=\""
        << escape_xml(graph.label(edge.source).key) << "\" target=\""
        << escape_xml(graph.label(edge.target).key) << "\" kind=\"" << relation.name
        << "\" label=\""
        << escape_xml(
               context.ontology.label(edge.relation, LabelForm::kForward, context.options.language))
        << "\" weight=\"" << std::to_string(edge.sources == 0 ? 1U : edge.sources) << "\">\n";
    write_values(out, edge_columns(), flat_values(edge, context));
    out << "      </edge>\n";
    return out.settle();
  }));
  out << "    </edges>\n  </graph>\n</gexf>\n";
  return out.flush();
}

}  // namespace lazo
