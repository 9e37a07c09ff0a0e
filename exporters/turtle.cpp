// RDF in Turtle (https://www.w3.org/TR/turtle/). Each claim is a statement about a triple, derived
// from a document (PROV-O), with the place of its sentence (Web Annotation selectors). The plain
// triple stands beside it only where a document states it: a plan, a report or a denial is never a
// triple of its own. Tested by rdf_test.cpp; rapper and rdflib read it in consumers_test.cpp.
#include <set>

#include "exporters/formats.hpp"
#include "exporters/rdf_terms.hpp"
#include "graph/base/utf8.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo {
namespace {

/// A quoted literal; control characters as escapes.
std::string literal(std::string_view text, std::string_view language = {}) {
  std::string out = "\"";
  const std::string valid = repair_utf8(text).text;
  for (const char c : valid) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          out += ' ';
        } else {
          out.push_back(c);
        }
    }
  }
  out += '"';
  if (!language.empty()) out.append("@").append(language);
  return out;
}

class TurtleWriter {
 public:
  TurtleWriter(GraphSource& graph, const ExportContext& context, TextSink& sink)
      : graph_(graph), context_(context), out_(sink) {}

  Status write() {
    out_ << "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
            "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
            "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
            "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            "@prefix lazo: <"
         << kVocabularyIri
         << "> .\n\n<urn:lazo:run> a prov:Activity ; prov:wasAssociatedWith <urn:lazo:program> .\n"
            "<urn:lazo:program> a prov:SoftwareAgent ; rdfs:label "
         << literal("lazo " + graph_.about().version) << " .\n\n";
    LAZO_CHECK(graph_.each_node([this](const ExportNode& node) { return write_node(node); }));
    LAZO_CHECK(graph_.each_edge([this](const ExportEdge& edge) { return write_edge(edge); }));
    return out_.flush();
  }

 private:
  Status write_node(const ExportNode& node) {
    out_ << "<" << node_iri(node.key) << "> a <"
         << relation_iri(context_.ontology.type(node.type).name) << "> ; rdfs:label "
         << literal(node.name) << " ; lazo:key " << literal(node.key);
    for (const NodeName& name : node.names) {
      out_ << " ; skos:altLabel " << literal(name.text, name.lang);
    }
    for (const ExternalId& id : node.ids) {
      out_ << " ; dcterms:identifier " << literal(id.scheme + "=" + id.value);
    }
    out_ << " .\n";
    return out_.settle();
  }

  void write_triple(const ExportEdge& edge) {
    out_ << "<" << node_iri(graph_.label(edge.source).key) << "> <"
         << relation_iri(context_.ontology.relation(edge.relation).name) << "> <"
         << node_iri(graph_.label(edge.target).key) << ">";
  }

  Status write_edge(const ExportEdge& edge) {
    if (is_plain_fact(edge)) {
      write_triple(edge);
      out_ << " .\n";
    } else if (edge.layer == EdgeLayer::kBackground) {
      // Of the vocabulary: said to be so, never a triple of the documents.
      out_ << "<" << edge_iri(edge.id) << "> a lazo:BackgroundTie ; ";
      write_ends(edge);
      out_ << " ; dcterms:source " << literal(edge.background_source) << " .\n";
    }
    for (const ExportEvidence& evidence : edge.evidence) {
      LAZO_CHECK(write_document(evidence));
      LAZO_CHECK(write_claim(edge, evidence));
    }
    return out_.settle();
  }

  void write_ends(const ExportEdge& edge) {
    out_ << "rdf:subject <" << node_iri(graph_.label(edge.source).key) << "> ; rdf:predicate <"
         << relation_iri(context_.ontology.relation(edge.relation).name) << "> ; rdf:object <"
         << node_iri(graph_.label(edge.target).key) << ">";
  }

  Status write_claim(const ExportEdge& edge, const ExportEvidence& evidence) {
    const auto part = [&](std::string_view name) { return claim_part_iri(evidence.claim, name); };
    out_ << "<" << claim_iri(evidence.claim) << "> a lazo:Claim, rdf:Statement, prov:Entity ;\n  ";
    write_ends(edge);
    out_ << " ;\n  lazo:status " << literal(name_of(evidence.status)) << " ; lazo:mood "
         << literal(name_of(evidence.mood)) << " ; lazo:negated "
         << (evidence.negated ? "true" : "false") << " ; lazo:confidence "
         << std::to_string(evidence.confidence) << " ; lazo:rule " << literal(evidence.rule)
         << " ;\n  prov:wasGeneratedBy <urn:lazo:run> ; prov:wasQuotedFrom <"
         << document_iri(evidence.document) << ">";
    if (!evidence.speaker.empty()) {
      out_ << " ; prov:wasAttributedTo <" << node_iri(evidence.speaker) << ">";
    } else if (evidence.attributed) {
      out_ << " ; lazo:anonymousSource true";
    }
    if (!evidence.from.empty()) out_ << " ; lazo:from " << literal(evidence.from);
    if (!evidence.to.empty()) out_ << " ; lazo:to " << literal(evidence.to);
    if (evidence.record.empty()) {
      out_ << " ;\n  oa:hasTarget <" << part("target") << "> .\n<" << part("target")
           << "> oa:hasSource <" << document_iri(evidence.document) << "> ; oa:hasSelector <"
           << part("bytes") << ">, <" << part("points") << ">, <" << part("quote") << "> .\n<"
           << part("bytes") << "> a oa:DataPositionSelector ; oa:start "
           << std::to_string(evidence.span.begin) << " ; oa:end "
           << std::to_string(evidence.span.end) << " .\n<" << part("points")
           << "> a oa:TextPositionSelector ; oa:start " << std::to_string(evidence.points.begin)
           << " ; oa:end " << std::to_string(evidence.points.end) << " .\n<" << part("quote")
           << "> a oa:TextQuoteSelector ; oa:exact " << literal(evidence.text) << " .\n";
    } else {
      out_ << " ; lazo:record " << literal(evidence.record) << " .\n";
    }
    return out_.settle();
  }

  Status write_document(const ExportEvidence& evidence) {
    if (!documents_.insert(evidence.document).second) return {};
    out_ << "<" << document_iri(evidence.document) << "> a prov:Entity ; dcterms:identifier "
         << literal(evidence.document);
    if (!evidence.title.empty()) out_ << " ; dcterms:title " << literal(evidence.title);
    if (!evidence.publisher.empty()) out_ << " ; dcterms:publisher " << literal(evidence.publisher);
    if (!evidence.published.empty()) out_ << " ; dcterms:issued " << literal(evidence.published);
    if (!evidence.language.empty()) out_ << " ; dcterms:language " << literal(evidence.language);
    if (const std::string address = web_address(evidence.uri); !address.empty()) {
      out_ << " ; dcterms:source <" << address << ">";
    } else if (!evidence.uri.empty()) {
      out_ << " ; dcterms:source " << literal(evidence.uri);
    }
    out_ << " .\n";
    return out_.settle();
  }

  GraphSource& graph_;  // owned by the caller, as is the context
  const ExportContext& context_;
  BufferedText out_;
  std::set<std::string> documents_;  // written already
};

}  // namespace

Status write_turtle(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  return TurtleWriter(graph, context, sink).write();
}

}  // namespace lazo
