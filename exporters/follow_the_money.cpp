// FollowTheMoney entities, one a line (https://followthemoney.tech): nodes, documents, and ties as
// entities between them. A relation with a schema of its own is used only where both ends are of
// the kinds that the schema takes; every other tie is an UnknownLink whose role says in words what
// it is, so that a plan or a denial is not read as a fact. What has no schema (sectors, topics,
// products) becomes a keyword of the other end. Tested by exporter_test.cpp.
#include <algorithm>
#include <array>
#include <set>

#include "exporters/escape.hpp"
#include "exporters/formats.hpp"
#include "exporters/rdf_terms.hpp"
#include "graph/base/json.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo {
namespace {

/// A tie schema, the properties of its two ends, and the schemas they take.
struct LinkSchema {
  std::string_view name;
  std::string_view source;
  std::string_view target;
  std::array<std::string_view, 3> sources;
  std::array<std::string_view, 3> targets;
};
constexpr std::array<LinkSchema, 4> kLinks = {{
    {"Membership",
     "member",
     "organization",
     {"Person", "Organization", "LegalEntity"},
     {"Organization"}},
    {"Employment", "employee", "employer", {"Person"}, {"Organization", "LegalEntity"}},
    {"Directorship", "director", "organization", {"Person", "LegalEntity"}, {"Organization"}},
    {"Representation",
     "agent",
     "client",
     {"Person", "Organization", "LegalEntity"},
     {"Person", "Organization", "LegalEntity"}},
}};
constexpr LinkSchema kUnknownLink = {"UnknownLink", "subject", "object", {}, {}};

class Writer {
 public:
  Writer(const ExportGraph& graph, const ExportContext& context, TextSink& sink)
      : graph_(graph), context_(context), out_(sink), keywords_(graph.nodes.size()) {}

  Status write() {
    for (const ExportEdge& edge : graph_.edges) {
      if (schema_of(edge.target).empty()) {
        keywords_[edge.source].insert(told(edge) + " " + graph_.nodes[edge.target].name);
      } else if (schema_of(edge.source).empty()) {
        keywords_[edge.target].insert(graph_.nodes[edge.source].name + " " + told(edge));
      }
    }
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      LAZO_CHECK(write_node(node));
    }
    for (const ExportEdge& edge : graph_.edges) LAZO_CHECK(write_edge(edge));
    return out_.flush();
  }

 private:
  [[nodiscard]] std::string_view schema_of(std::uint32_t node) const {
    return context_.ontology.type(graph_.nodes[node].type).followthemoney;
  }

  [[nodiscard]] std::string told(const ExportEdge& edge) const {
    if (edge.layer == EdgeLayer::kBackground) {
      return std::string(
          context_.ontology.label(edge.relation, LabelForm::kForward, context_.options.language));
    }
    return word_tie(context_.ontology, edge.relation, edge.status, context_.options.language);
  }

  static std::string entity_id(std::string_view key) { return "lazo-" + html_id(key); }

  /// Opens {"id", "schema", "properties": {.
  JsonWriter& begin(JsonWriter& json, std::string_view id, std::string_view schema) {
    return json.begin_object()
        .field("id", id)
        .field("schema", schema)
        .key("properties")
        .begin_object();
  }

  static void property(JsonWriter& json, std::string_view name, std::string_view value) {
    if (!value.empty()) json.key(name).begin_array().string(value).end_array();
  }

  Status end(JsonWriter& json) {
    json.end_object().end_object();
    out_ << "\n";
    return out_.settle();
  }

  Status write_node(std::uint32_t index) {
    const ExportNode& node = graph_.nodes[index];
    std::string_view schema = schema_of(index);
    if (schema.empty()) return {};
    if (schema == "Thing") schema = "LegalEntity";  // an abstract schema has no entities
    JsonWriter json(out_.text());
    begin(json, entity_id(node.key), schema);
    property(json, schema == "Document" ? "title" : "name", node.name);
    std::set<std::string> aliases;
    for (const NodeName& name : node.names) aliases.insert(name.text);
    if (!aliases.empty()) {
      json.key("alias").begin_array();
      for (const std::string& name : aliases) json.string(name);
      json.end_array();
    }
    for (const ExternalId& id : node.ids) {
      if (id.scheme == "iso3166-1") property(json, "country", id.value);
      if (id.scheme == "wikidata") property(json, "wikidataId", id.value);
    }
    if (!keywords_[index].empty()) {
      json.key("keywords").begin_array();
      for (const std::string& keyword : keywords_[index]) json.string(keyword);
      json.end_array();
    }
    return end(json);
  }

  [[nodiscard]] const LinkSchema& link_schema(const ExportEdge& edge) const {
    const auto takes = [](const std::array<std::string_view, 3>& list, std::string_view schema) {
      return std::find(list.begin(), list.end(), schema) != list.end();
    };
    const std::string& wanted = context_.ontology.relation(edge.relation).followthemoney;
    // Only what is stated fits a schema that has no word for doubt.
    if (edge.layer == EdgeLayer::kTyped && edge.status == ClaimStatus::kStated) {
      for (const LinkSchema& schema : kLinks) {
        if (schema.name == wanted && takes(schema.sources, schema_of(edge.source)) &&
            takes(schema.targets, schema_of(edge.target))) {
          return schema;
        }
      }
    }
    return kUnknownLink;
  }

  Status write_edge(const ExportEdge& edge) {
    for (const ExportEvidence& evidence : edge.evidence) LAZO_CHECK(write_document(evidence));
    if (schema_of(edge.source).empty() || schema_of(edge.target).empty()) return {};
    const LinkSchema& schema = link_schema(edge);
    JsonWriter json(out_.text());
    begin(json, "lazo-" + html_id(edge.id), schema.name);
    property(json, schema.source, entity_id(graph_.nodes[edge.source].key));
    property(json, schema.target, entity_id(graph_.nodes[edge.target].key));
    property(json, "role", told(edge));
    property(json, "summary",
             edge.layer == EdgeLayer::kBackground ? "background: " + edge.background_source
                                                  : "status: " + std::string(name_of(edge.status)));
    property(json, "date", edge.latest);
    if (!edge.evidence.empty()) {
      json.key("description").begin_array();
      for (const ExportEvidence& evidence : edge.evidence) json.string(evidence.text);
      json.end_array().key("proof").begin_array();
      std::set<std::string> proofs;
      for (const ExportEvidence& evidence : edge.evidence) proofs.insert(evidence.document);
      for (const std::string& document : proofs) json.string(entity_id(document));
      json.end_array();
    }
    return end(json);
  }

  Status write_document(const ExportEvidence& evidence) {
    if (!documents_.insert(evidence.document).second) return {};
    JsonWriter json(out_.text());
    begin(json, entity_id(evidence.document), "Article");
    property(json, "title", evidence.title.empty() ? evidence.document : evidence.title);
    property(json, "fileName", evidence.uri);
    property(json, "publisher", evidence.publisher);
    property(json, "publishedAt", evidence.published);
    property(json, "sourceUrl", web_address(evidence.uri));
    return end(json);
  }

  const ExportGraph& graph_;  // owned by the caller, as is the context
  const ExportContext& context_;
  BufferedText out_;
  std::vector<std::set<std::string>> keywords_;  // by node
  std::set<std::string> documents_;              // written already
};

}  // namespace

Status write_follow_the_money(const ExportGraph& graph, const ExportContext& context,
                              TextSink& sink) {
  return Writer(graph, context, sink).write();
}

}  // namespace lazo
