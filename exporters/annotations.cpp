// Web annotations (https://www.w3.org/TR/annotation-model/): one a claim, for tools that highlight
// sentences in documents. The sentence is found by its bytes, its characters or its words. Tested
// by rdf_test.cpp.
#include "exporters/formats.hpp"
#include "exporters/rdf_terms.hpp"
#include "graph/base/json.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo {
namespace {

void write_body(JsonWriter& json, std::string_view purpose, std::string_view text) {
  json.begin_object()
      .field("type", "TextualBody")
      .field("purpose", purpose)
      .field("value", text)
      .field("format", "text/plain")
      .end_object();
}

/// An end of the tie: what annotation tools show as a link, and importing reads back.
void write_end(JsonWriter& json, const NodeLabel& node) {
  json.begin_object()
      .field("type", "SpecificResource")
      .field("purpose", "identifying")
      .field("source", node_iri(node.key))
      .field("label", node.name)
      .end_object();
}

void write_position(JsonWriter& json, std::string_view type, const Span& span) {
  json.begin_object()
      .field("type", type)
      .field("start", span.begin)
      .field("end", span.end)
      .end_object();
}

void write_target(JsonWriter& json, const ExportEvidence& evidence) {
  const std::string address = web_address(evidence.uri);
  json.key("target")
      .begin_object()
      .field("source", address.empty() ? document_iri(evidence.document) : address)
      .key("selector")
      .begin_array();
  if (evidence.record.empty()) {
    write_position(json, "DataPositionSelector", evidence.span);
    write_position(json, "TextPositionSelector", evidence.points);
    json.begin_object()
        .field("type", "TextQuoteSelector")
        .field("exact", evidence.text)
        .field("prefix", evidence.before)
        .field("suffix", evidence.after)
        .end_object();
  } else {
    json.begin_object()
        .field("type", "FragmentSelector")
        .field("value", evidence.record)
        .end_object();
  }
  json.end_array().end_object();
}

}  // namespace

Status write_annotations(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  JsonWriter json(out.text());
  std::uint64_t total = 0;
  json.begin_object()
      .field("@context", "http://www.w3.org/ns/anno.jsonld")
      .field("id", "urn:lazo:annotations")
      .field("type", "AnnotationCollection")
      .field("label", graph.about().title.empty() ? std::string("lazo") : graph.about().title)
      .key("first")
      .begin_object()
      .field("id", "urn:lazo:annotations:1")
      .field("type", "AnnotationPage")
      .field("startIndex", 0)
      .key("items")
      .begin_array();
  const auto annotate = [&](const ExportEdge& edge) -> Status {
    for (const ExportEvidence& evidence : edge.evidence) {
      const std::string words =
          std::string(graph.label(edge.source).name) + " " +
          word_tie(context.ontology, edge.relation, evidence.status, context.options.language) +
          " " + std::string(graph.label(edge.target).name);
      json.begin_object()
          .field("id", claim_iri(evidence.claim))
          .field("type", "Annotation")
          .field("motivation", "describing")
          .key("body")
          .begin_array();
      write_body(json, "describing", words);
      write_body(json, "tagging", context.ontology.relation(edge.relation).name);
      write_body(json, "tagging", name_of(evidence.status));
      write_end(json, graph.label(edge.source));
      write_end(json, graph.label(edge.target));
      json.end_array();
      write_target(json, evidence);
      json.end_object();
      LAZO_CHECK(out.settle());
    }
    total += edge.evidence.size();
    return {};
  };
  LAZO_CHECK(graph.each_edge(annotate));
  json.end_array().end_object().field("total", total).end_object();
  out << "\n";
  return out.flush();
}

}  // namespace lazo
