// Tested by flat_formats_test.cpp.
#include "exporters/flat_fields.hpp"

#include <charconv>

namespace lazo {
namespace {

std::string_view boolean_text(bool value) {
  return value ? "true" : "false";
}

void append_item(std::string& list, std::string_view item) {
  if (!list.empty()) list.push_back('|');
  // The separator of the list cannot stand in an item.
  for (const char c : item) list.push_back(c == '|' ? '/' : c);
}

}  // namespace

const std::vector<FlatColumn>& node_columns() {
  static const std::vector<FlatColumn> kColumns = {{"label"},
                                                   {"type"},
                                                   {"level"},
                                                   {"names"},
                                                   {"ids"},
                                                   {"mentions", FlatKind::kWhole},
                                                   {"documents", FlatKind::kWhole}};
  return kColumns;
}

const std::vector<FlatColumn>& edge_columns() {
  static const std::vector<FlatColumn> kColumns = {{"relation"},
                                                   {"label"},
                                                   {"family"},
                                                   {"sign"},
                                                   {"status"},
                                                   {"layer"},
                                                   {"symmetric", FlatKind::kBoolean},
                                                   {"weight", FlatKind::kWhole},
                                                   {"claims", FlatKind::kWhole},
                                                   {"stated", FlatKind::kWhole},
                                                   {"reported", FlatKind::kWhole},
                                                   {"intended", FlatKind::kWhole},
                                                   {"required", FlatKind::kWhole},
                                                   {"possible", FlatKind::kWhole},
                                                   {"denied", FlatKind::kWhole},
                                                   {"disputed", FlatKind::kBoolean},
                                                   {"changed", FlatKind::kBoolean},
                                                   {"first"},
                                                   {"latest"},
                                                   {"confidence", FlatKind::kDecimal},
                                                   {"evidence"},
                                                   {"evidence_document"},
                                                   {"evidence_uri"},
                                                   {"evidence_published"},
                                                   {"evidence_speaker"}};
  return kColumns;
}

std::vector<std::string> flat_values(const ExportNode& node, const ExportContext& context) {
  std::string names;
  for (const NodeName& name : node.names) append_item(names, name.text);
  std::string ids;
  for (const ExternalId& id : node.ids) append_item(ids, id.scheme + "=" + id.value);
  return {node.name, context.ontology.type(node.type).name, std::string(name_of(node.level)), names,
          ids,       std::to_string(node.mentions),         std::to_string(node.documents)};
}

std::vector<std::string> flat_values(const ExportEdge& edge, const ExportContext& context) {
  const RelationRow& relation = context.ontology.relation(edge.relation);
  const bool background = edge.layer == EdgeLayer::kBackground;
  std::vector<std::string> values = {
      relation.name,
      std::string(
          context.ontology.label(edge.relation, LabelForm::kForward, context.options.language)),
      std::string(name_of(relation.family())),
      std::string(name_of(relation.sign)),
      std::string(background ? std::string_view() : name_of(edge.status)),
      background ? "background" : "typed",
      std::string(boolean_text(relation.symmetric)),
      std::to_string(edge.sources),
      std::to_string(edge.claim_count())};
  for (const std::uint32_t count : edge.claims) values.push_back(std::to_string(count));
  values.emplace_back(boolean_text(edge.disputed));
  values.emplace_back(boolean_text(edge.changed));
  values.push_back(edge.first);
  values.push_back(edge.latest);
  values.push_back(decimal_text(edge.confidence));
  const ExportEvidence* best = best_evidence(edge);
  values.push_back(best == nullptr ? edge.background_source : best->text);
  values.push_back(best == nullptr ? std::string() : best->document);
  values.push_back(best == nullptr ? std::string() : best->uri);
  values.push_back(best == nullptr ? std::string() : best->published);
  values.push_back(best == nullptr ? std::string() : best->speaker_name);
  return values;
}

const ExportEvidence* best_evidence(const ExportEdge& edge) {
  for (const ExportEvidence& evidence : edge.evidence) {
    if (evidence.status == edge.status) return &evidence;
  }
  return edge.evidence.empty() ? nullptr : &edge.evidence.front();
}

void write_flat_members(JsonWriter& json, const std::vector<FlatColumn>& columns,
                        const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    switch (columns[i].kind) {
      case FlatKind::kText:
        if (!values[i].empty()) json.field(columns[i].name, values[i]);
        break;
      case FlatKind::kBoolean:
        json.field(columns[i].name, values[i] == "true");
        break;
      case FlatKind::kWhole:
      case FlatKind::kDecimal:
        json.key(columns[i].name).raw(values[i]);
        break;
    }
  }
}

std::string decimal_text(std::uint32_t ten_thousandths) {
  std::string text = std::to_string(ten_thousandths / 10000) + ".";
  std::string rest = std::to_string(ten_thousandths % 10000);
  rest.insert(0, 4 - rest.size(), '0');
  while (rest.size() > 1 && rest.back() == '0') rest.pop_back();
  return text + rest;
}

}  // namespace lazo
