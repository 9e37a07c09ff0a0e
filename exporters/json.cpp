// lazo's own envelope (docs/formats.md): nodes, edges, every quotation. Tested by json_test.cpp.
#include "graph/base/json.hpp"

#include "exporters/formats.hpp"

namespace lazo {
namespace {

void write_node(JsonWriter& json, const ExportNode& node, const Ontology& ontology) {
  json.begin_object()
      .field("key", node.key)
      .field("type", ontology.type(node.type).name)
      .field("level", name_of(node.level))
      .field("name", node.name)
      .key("names")
      .begin_array();
  for (const NodeName& name : node.names) {
    json.begin_object()
        .field("text", name.text)
        .field_or_null("lang", name.lang)
        .field("role", name_of(name.role))
        .end_object();
  }
  json.end_array().key("ids").begin_object();
  // A node may have two ids of one scheme; an object holds one, the first.
  for (std::size_t i = 0; i < node.ids.size(); ++i) {
    if (i == 0 || node.ids[i].scheme != node.ids[i - 1].scheme) {
      json.field(node.ids[i].scheme, node.ids[i].value);
    }
  }
  json.end_object()
      .field("mentions", node.mentions)
      .field("documents", node.documents)
      .end_object();
}

void write_evidence(JsonWriter& json, const ExportEvidence& evidence) {
  json.begin_object()
      .field("claim", evidence.claim)
      .field("document", evidence.document)
      .field_or_null("uri", evidence.uri)
      .field_or_null("title", evidence.title)
      .field_or_null("publisher", evidence.publisher)
      .field_or_null("published", evidence.published)
      .field_or_null("lang", evidence.language);
  if (evidence.record.empty()) {
    json.field("begin", evidence.span.begin)
        .field("end", evidence.span.end)
        .field("text", evidence.text);
  } else {
    json.field("record", evidence.record);
  }
  if (!evidence.trigger.empty()) {
    json.key("trigger")
        .begin_object()
        .field("begin", evidence.trigger_span.begin)
        .field("end", evidence.trigger_span.end)
        .field("text", evidence.trigger)
        .end_object();
  }
  json.field("status", name_of(evidence.status))
      .field("mood", name_of(evidence.mood))
      .field("negated", evidence.negated)
      .field("certainty", name_of(evidence.certainty))
      .key("attribution");
  if (!evidence.attributed) {
    json.null();
  } else {
    json.begin_object()
        .field_or_null("node", evidence.speaker)
        .field("cue", evidence.cue)
        .field("anonymous", evidence.anonymous)
        .end_object();
  }
  json.key("time");
  if (evidence.from.empty() && evidence.to.empty()) {
    json.null();
  } else {
    json.begin_object()
        .field_or_null("from", evidence.from)
        .field_or_null("to", evidence.to)
        .end_object();
  }
  json.key("confidence").decimal(evidence.confidence, 4).field("rule", evidence.rule).end_object();
}

void write_edge(JsonWriter& json, const ExportEdge& edge, GraphSource& graph,
                const ExportContext& context) {
  const RelationRow& relation = context.ontology.relation(edge.relation);
  const bool background = edge.layer == EdgeLayer::kBackground;
  json.begin_object()
      .field("id", edge.id)
      .field("source", graph.label(edge.source).key)
      .field("relation", relation.name)
      .field("target", graph.label(edge.target).key)
      .field_or_null("family", name_of(relation.family()))
      .field("sign", name_of(relation.sign))
      .field("symmetric", relation.symmetric)
      .field("layer", background ? "background" : "typed")
      .field("status", name_of(background ? ClaimStatus::kStated : edge.status))
      .key("statuses")
      .begin_object();
  for (std::size_t status = 0; status < kStatusCount; ++status) {
    if (edge.claims[status] == 0) continue;
    json.key(name_of(static_cast<ClaimStatus>(status)))
        .begin_object()
        .field("claims", edge.claims[status])
        .end_object();
  }
  json.end_object()
      .field("sources", edge.sources)
      .field("claims", edge.claim_count())
      .field_or_null("first", edge.first)
      .field_or_null("latest", edge.latest)
      .field("disputed", edge.disputed)
      .field("changed", edge.changed)
      .key("confidence")
      .decimal(edge.confidence, 4);
  if (background) json.field("origin", edge.background_source);
  json.key("evidence").begin_array();
  for (const ExportEvidence& evidence : edge.evidence) write_evidence(json, evidence);
  json.end_array().end_object();
}

}  // namespace

Status write_json(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  JsonWriter json(out.text());
  json.begin_object()
      .field("$schema", "urn:lazo:schema:graph:1")
      .key("tool")
      .begin_object()
      .field("name", "lazo")
      .field("version", graph.about().version)
      .end_object()
      .key("query")
      .begin_object()
      .field_or_null("title", graph.about().title)
      .end_object()
      .key("nodes")
      .begin_array();
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    write_node(json, node, context.ontology);
    return out.settle();
  }));
  json.end_array().key("edges").begin_array();
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    write_edge(json, edge, graph, context);
    return out.settle();
  }));
  json.end_array().key("paths").begin_array().end_array();
  json.key("page")
      .begin_object()
      .field("returned", static_cast<std::uint64_t>(graph.edge_count()))
      .field("total", static_cast<std::uint64_t>(graph.edge_count() + graph.about().edges_left_out))
      .field_null("next")
      .end_object()
      .key("notices")
      .begin_array();
  for (const ExportNotice& notice : graph.about().notices) {
    json.begin_object()
        .field("code", notice.code)
        .field("count", notice.count)
        .field("text", notice.text)
        .end_object();
  }
  json.end_array().end_object();
  out << "\n";
  return out.flush();
}

}  // namespace lazo
