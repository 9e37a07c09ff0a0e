// Files for `neo4j-admin database import full` (https://neo4j.com/docs/operations-manual/current/
// import/): typed headers, ';' between the items of a list, no line breaks in a value. Unlike the
// CSV for spreadsheets nothing is put before a formula: a database runs none. Tested by
// exporter_test.cpp.
#include "exporters/escape.hpp"
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {
namespace {

std::string_view neo4j_type(FlatKind kind) {
  switch (kind) {
    case FlatKind::kWhole:
      return ":int";
    case FlatKind::kDecimal:
      return ":double";
    case FlatKind::kBoolean:
      return ":boolean";
    case FlatKind::kText:
      break;
  }
  return "";
}

/// Always quoted: then nothing but the quotation mark is special.
std::string quoted_cell(std::string_view text) {
  std::string out = "\"";
  for (const char c : one_line(text)) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

/// Lists of flat fields are joined with '|'; here the items are parted by ';'.
std::string list_cell(std::string_view joined) {
  std::string out(joined);
  for (char& c : out) {
    if (c == ';') c = ',';
    if (c == '|') c = ';';
  }
  return quoted_cell(out);
}

bool is_list(const FlatColumn& column) {
  return column.name == "names" || column.name == "ids";
}

/// "imposes_tariff_on" -> "IMPOSES_TARIFF_ON", "organization" -> "Organization".
std::string cased(std::string_view name, bool all) {
  std::string out(name);
  for (std::size_t i = 0; i < out.size() && (all || i == 0); ++i) {
    if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 'a' + 'A');
  }
  return out;
}

void write_header(BufferedText& out, const std::vector<FlatColumn>& columns) {
  for (const FlatColumn& column : columns) {
    out << "," << column.name << (is_list(column) ? "[]" : neo4j_type(column.kind));
  }
  out << "\n";
}

void write_values(BufferedText& out, const std::vector<FlatColumn>& columns,
                  const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out << ",";
    if (columns[i].kind != FlatKind::kText) {
      out << values[i];
    } else {
      out << (is_list(columns[i]) ? list_cell(values[i]) : quoted_cell(values[i]));
    }
  }
  out << "\n";
}

}  // namespace

Status write_neo4j_nodes(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  out << "key:ID(Entity),:LABEL";
  write_header(out, node_columns());
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    out << quoted_cell(node.key) << ",\"Entity;"
        << cased(context.ontology.type(node.type).name, false) << "\"";
    write_values(out, node_columns(), flat_values(node, context));
    return out.settle();
  }));
  return out.flush();
}

Status write_neo4j_relationships(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  out << ":START_ID(Entity),:END_ID(Entity),:TYPE,id";
  write_header(out, edge_columns());
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    out << quoted_cell(graph.label(edge.source).key) << ","
        << quoted_cell(graph.label(edge.target).key) << ","
        << cased(context.ontology.relation(edge.relation).name, true) << ","
        << quoted_cell(edge.id);
    write_values(out, edge_columns(), flat_values(edge, context));
    return out.settle();
  }));
  return out.flush();
}

}  // namespace lazo
