// A blueprint for Kumu (https://docs.kumu.io/guides/import/blueprints): elements and connections,
// named by id because labels may be the same. Tested by exporter_test.cpp.
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo {
namespace {

std::string quotation_text(const ExportEvidence& evidence) {
  std::string text = "\"" + evidence.text + "\"";
  for (const std::string* part : {&evidence.speaker_name, &evidence.title, &evidence.publisher,
                                  &evidence.published, &evidence.uri}) {
    if (!part->empty()) text += ", " + *part;
  }
  return text;
}

}  // namespace

Status write_kumu(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  JsonWriter json(out.text());
  json.begin_object().key("elements").begin_array();
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    json.begin_object()
        .field("id", node.key)
        .field("label", node.name)
        .field("type", context.ontology.label(node.type, context.options.language))
        .key("tags")
        .begin_array()
        .string(name_of(node.level))
        .end_array()
        .field("mentions", node.mentions)
        .field("documents", node.documents)
        .key("aliases")
        .begin_array();
    for (const NodeName& name : node.names) json.string(name.text);
    json.end_array().end_object();
    return out.settle();
  }));
  json.end_array().key("connections").begin_array();
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    const RelationRow& relation = context.ontology.relation(edge.relation);
    const bool background = edge.layer == EdgeLayer::kBackground;
    json.begin_object()
        .field("id", edge.id)
        .field("from", graph.label(edge.source).key)
        .field("to", graph.label(edge.target).key)
        .field("direction", relation.symmetric ? "undirected" : "directed")
        .field("type", family_label(relation.family(), context.options.language))
        .field("label", background
                            ? std::string(context.ontology.label(edge.relation, LabelForm::kForward,
                                                                 context.options.language))
                            : word_tie(context.ontology, edge.relation, edge.status,
                                       context.options.language))
        .field("relation", relation.name)
        .field("status", background ? std::string_view("background") : name_of(edge.status))
        .field("polarity", name_of(relation.sign))
        .field("sources", edge.sources)
        .field_or_null("latest", edge.latest);
    std::string quotations = background ? edge.background_source : std::string();
    for (const ExportEvidence& evidence : edge.evidence) {
      if (!quotations.empty()) quotations += "\n\n";
      quotations += quotation_text(evidence);
    }
    json.field("description", quotations).end_object();
    return out.settle();
  }));
  json.end_array().end_object();
  out << "\n";
  return out.flush();
}

}  // namespace lazo
