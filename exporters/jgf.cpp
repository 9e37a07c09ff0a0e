// JSON Graph Format 2.1 (https://jsongraphformat.info): nodes are an object by key; whatever the
// format has no field for is metadata. Tested by flat_formats_test.cpp.
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

void write_quotations(JsonWriter& json, const ExportEdge& edge) {
  json.key("quotations").begin_array();
  for (const ExportEvidence& evidence : edge.evidence) {
    json.begin_object()
        .field("text", evidence.text)
        .field("document", evidence.document)
        .field("uri", evidence.uri)
        .field("begin", evidence.span.begin)
        .field("end", evidence.span.end)
        .field("status", name_of(evidence.status))
        .field_or_null("speaker", evidence.speaker)
        .field_or_null("published", evidence.published)
        .end_object();
  }
  json.end_array();
}

}  // namespace

Status write_jgf(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  JsonWriter json(out.text());
  json.begin_object()
      .key("graph")
      .begin_object()
      .field("id", "lazo")
      .field("type", "lazo-graph/1")
      .field("label", graph.about().title)
      .field("directed", true)
      .key("metadata")
      .begin_object()
      .field("generated_by", "lazo " + graph.about().version)
      .end_object()
      .key("nodes")
      .begin_object();
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    // A key of the writer must be valid UTF-8; its values are made so.
    json.key(repair_utf8(node.key).text)
        .begin_object()
        .field("label", node.name)
        .key("metadata")
        .begin_object();
    write_flat_members(json, node_columns(), flat_values(node, context));
    json.end_object().end_object();
    return out.settle();
  }));
  json.end_object().key("edges").begin_array();
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    const RelationRow& relation = context.ontology.relation(edge.relation);
    json.begin_object()
        .field("id", edge.id)
        .field("source", graph.label(edge.source).key)
        .field("target", graph.label(edge.target).key)
        .field("relation", relation.name)
        .field("directed", !relation.symmetric)
        .field("label",
               context.ontology.label(edge.relation, LabelForm::kForward, context.options.language))
        .key("metadata")
        .begin_object();
    write_flat_members(json, edge_columns(), flat_values(edge, context));
    write_quotations(json, edge);
    json.end_object().end_object();
    return out.settle();
  }));
  json.end_array().end_object().end_object();
  out << "\n";
  return out.flush();
}

}  // namespace lazo
