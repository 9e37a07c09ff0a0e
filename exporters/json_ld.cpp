// The graph of turtle.cpp as JSON-LD 1.1, its context inside, so that a reader asks nobody for it.
// Both give the same triples (consumers_test.cpp compares them with rdflib). Tested by
// rdf_test.cpp.
#include <set>

#include "exporters/formats.hpp"
#include "exporters/rdf_terms.hpp"
#include "graph/base/json.hpp"

namespace lazo {
namespace {

constexpr std::string_view kContext =
    R"({"rdf":"http://www.w3.org/1999/02/22-rdf-syntax-ns#",)"
    R"("rdfs":"http://www.w3.org/2000/01/rdf-schema#",)"
    R"("prov":"http://www.w3.org/ns/prov#","oa":"http://www.w3.org/ns/oa#",)"
    R"("dcterms":"http://purl.org/dc/terms/","skos":"http://www.w3.org/2004/02/skos/core#",)"
    R"("lazo":"urn:lazo:ontology:"})";

class JsonLdWriter {
 public:
  JsonLdWriter(GraphSource& graph, const ExportContext& context, TextSink& sink)
      : graph_(graph), context_(context), out_(sink), json_(out_.text()) {}

  Status write() {
    json_.begin_object().key("@context").raw(kContext).key("@graph").begin_array();
    json_.begin_object().field("@id", "urn:lazo:run").field("@type", "prov:Activity");
    json_.key("prov:wasAssociatedWith")
        .begin_object()
        .field("@id", "urn:lazo:program")
        .field("@type", "prov:SoftwareAgent")
        .field("rdfs:label", "lazo " + graph_.about().version)
        .end_object()
        .end_object();
    LAZO_CHECK(graph_.each_node([this](const ExportNode& node) { return write_node(node); }));
    LAZO_CHECK(graph_.each_edge([this](const ExportEdge& edge) { return write_edge(edge); }));
    json_.end_array().end_object();
    out_ << "\n";
    return out_.flush();
  }

 private:
  void reference(std::string_view property, const std::string& iri) {
    json_.key(property).begin_object().field("@id", iri).end_object();
  }

  void text(std::string_view property, std::string_view value) {
    if (!value.empty()) json_.field(property, value);
  }

  Status write_node(const ExportNode& node) {
    json_.begin_object()
        .field("@id", node_iri(node.key))
        .field("@type", relation_iri(context_.ontology.type(node.type).name))
        .field("rdfs:label", node.name)
        .field("lazo:key", node.key)
        .key("skos:altLabel")
        .begin_array();
    for (const NodeName& name : node.names) {
      if (name.lang.empty()) {
        json_.string(name.text);
      } else {
        json_.begin_object().field("@value", name.text).field("@language", name.lang).end_object();
      }
    }
    json_.end_array().key("dcterms:identifier").begin_array();
    for (const ExternalId& id : node.ids) json_.string(id.scheme + "=" + id.value);
    json_.end_array().end_object();
    return out_.settle();
  }

  void write_ends(const ExportEdge& edge) {
    reference("rdf:subject", node_iri(graph_.label(edge.source).key));
    reference("rdf:predicate", relation_iri(context_.ontology.relation(edge.relation).name));
    reference("rdf:object", node_iri(graph_.label(edge.target).key));
  }

  Status write_edge(const ExportEdge& edge) {
    if (is_plain_fact(edge)) {
      json_.begin_object().field("@id", node_iri(graph_.label(edge.source).key));
      reference(relation_iri(context_.ontology.relation(edge.relation).name),
                node_iri(graph_.label(edge.target).key));
      json_.end_object();
    } else if (edge.layer == EdgeLayer::kBackground) {
      json_.begin_object().field("@id", edge_iri(edge.id)).field("@type", "lazo:BackgroundTie");
      write_ends(edge);
      json_.field("dcterms:source", edge.background_source).end_object();
    }
    for (const ExportEvidence& evidence : edge.evidence) {
      LAZO_CHECK(write_document(evidence));
      LAZO_CHECK(write_claim(edge, evidence));
    }
    return out_.settle();
  }

  void selector(const std::string& id, std::string_view type, const Span& span) {
    json_.begin_object()
        .field("@id", id)
        .field("@type", type)
        .field("oa:start", span.begin)
        .field("oa:end", span.end)
        .end_object();
  }

  Status write_claim(const ExportEdge& edge, const ExportEvidence& evidence) {
    const auto part = [&](std::string_view name) { return claim_part_iri(evidence.claim, name); };
    json_.begin_object()
        .field("@id", claim_iri(evidence.claim))
        .key("@type")
        .begin_array()
        .string("lazo:Claim")
        .string("rdf:Statement")
        .string("prov:Entity")
        .end_array();
    write_ends(edge);
    json_.field("lazo:status", name_of(evidence.status))
        .field("lazo:mood", name_of(evidence.mood))
        .field("lazo:negated", evidence.negated)
        .field("lazo:confidence", std::uint32_t{evidence.confidence})
        .field("lazo:rule", evidence.rule);
    reference("prov:wasGeneratedBy", "urn:lazo:run");
    reference("prov:wasQuotedFrom", document_iri(evidence.document));
    if (!evidence.speaker.empty()) {
      reference("prov:wasAttributedTo", node_iri(evidence.speaker));
    } else if (evidence.attributed) {
      json_.field("lazo:anonymousSource", true);
    }
    text("lazo:from", evidence.from);
    text("lazo:to", evidence.to);
    if (evidence.record.empty()) {
      json_.key("oa:hasTarget").begin_object().field("@id", part("target"));
      reference("oa:hasSource", document_iri(evidence.document));
      json_.key("oa:hasSelector").begin_array();
      selector(part("bytes"), "oa:DataPositionSelector", evidence.span);
      selector(part("points"), "oa:TextPositionSelector", evidence.points);
      json_.begin_object()
          .field("@id", part("quote"))
          .field("@type", "oa:TextQuoteSelector")
          .field("oa:exact", evidence.text)
          .end_object()
          .end_array()
          .end_object();
    } else {
      json_.field("lazo:record", evidence.record);
    }
    json_.end_object();
    return out_.settle();
  }

  Status write_document(const ExportEvidence& evidence) {
    if (!documents_.insert(evidence.document).second) return {};
    json_.begin_object()
        .field("@id", document_iri(evidence.document))
        .field("@type", "prov:Entity")
        .field("dcterms:identifier", evidence.document);
    text("dcterms:title", evidence.title);
    text("dcterms:publisher", evidence.publisher);
    text("dcterms:issued", evidence.published);
    text("dcterms:language", evidence.language);
    if (const std::string address = web_address(evidence.uri); !address.empty()) {
      reference("dcterms:source", address);
    } else {
      text("dcterms:source", evidence.uri);
    }
    json_.end_object();
    return out_.settle();
  }

  GraphSource& graph_;  // owned by the caller, as is the context
  const ExportContext& context_;
  BufferedText out_;
  JsonWriter json_;
  std::set<std::string> documents_;  // written already
};

}  // namespace

Status write_json_ld(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  return JsonLdWriter(graph, context, sink).write();
}

}  // namespace lazo
