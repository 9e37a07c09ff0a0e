// Cypher statements, one a line, that can be run twice without doubling anything (MERGE). Relation
// types are names of the ontology in capitals; every text is a quoted literal. Tested by
// flat_formats_test.cpp.
#include "exporters/escape.hpp"
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {
namespace {

/// "imposes_tariff_on" -> "IMPOSES_TARIFF_ON"; names of the ontology are lower-case ASCII.
std::string capitals(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

void write_properties(BufferedText& out, std::string_view variable,
                      const std::vector<FlatColumn>& columns,
                      const std::vector<std::string>& values) {
  std::string_view separator = " SET ";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (values[i].empty()) continue;
    out << separator << variable << "." << columns[i].name << " = "
        << (columns[i].kind == FlatKind::kText ? cypher_string(values[i]) : values[i]);
    separator = ", ";
  }
}

}  // namespace

Status write_cypher(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  out << "CREATE CONSTRAINT lazo_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE;\n";
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    out << "MERGE (n:Entity {key: " << cypher_string(node.key) << "})";
    write_properties(out, "n", node_columns(), flat_values(node, context));
    out << ";\n";
    return out.settle();
  }));
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    out << "MATCH (a:Entity {key: " << cypher_string(graph.label(edge.source).key)
        << "}), (b:Entity {key: " << cypher_string(graph.label(edge.target).key)
        << "}) MERGE (a)-[r:" << capitals(context.ontology.relation(edge.relation).name)
        << " {id: " << cypher_string(edge.id) << "}]->(b)";
    write_properties(out, "r", edge_columns(), flat_values(edge, context));
    out << ";\n";
    return out.settle();
  }));
  return out.flush();
}

}  // namespace lazo
