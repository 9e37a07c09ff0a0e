// Lookups. Reading and checking the data: ontology_load.cpp.
#include "graph/ontology/ontology.hpp"

#include <algorithm>
#include <cassert>

#include "graph/base/utf8.hpp"

namespace lazo {

namespace {

constexpr std::array<std::string_view, kFamilyCount> kFamilyNames = {
    "COOPERATE", "TRADE",      "INVEST_PRODUCE", "SUPPORT", "OPPOSE", "MEMBERSHIP",
    "ROLE",      "PLACE_PART", "MEASURE",        "TOPIC",   "EVENT",  "TIME_QTY",
    ""};
constexpr std::array<std::string_view, 3> kSignNames = {"neutral", "cooperation", "conflict"};
constexpr std::array<std::string_view, 3> kKindNames = {"state", "event", "generic"};
constexpr std::array<std::string_view, kLabelFormCount> kFormNames = {
    "forward", "inverse", "forward_negated", "inverse_negated", "bare", "inverse_bare"};

// Family by language, in the order of the enumeration.
constexpr std::array<std::array<std::string_view, kFamilyCount>, kLabelLanguages> kFamilyLabels = {{
    {"cooperation", "trade", "investment and production", "support", "opposition", "membership",
     "roles", "place and part", "measures", "topics", "events", "time and quantity", "other ties"},
    {"cooperación", "comercio", "inversión y producción", "apoyo", "oposición", "pertenencia",
     "cargos", "lugar y parte", "medidas", "temas", "eventos", "tiempo y cantidad", "otros lazos"},
    {"coopération", "commerce", "investissement et production", "soutien", "opposition",
     "appartenance", "fonctions", "lieu et partie", "mesures", "thèmes", "événements",
     "temps et quantité", "autres liens"},
}};

std::size_t language_index(Language language) {
  if (language == Language::kSpanish) return 1;
  if (language == Language::kFrench) return 2;
  return 0;
}

template <typename Id>
bool known(Id id, const std::vector<std::uint32_t>& at) {
  return id.valid() && id.index() < at.size() && at[id.index()] != Id::kNone;
}

}  // namespace

std::string_view name_of(Family family) {
  return kFamilyNames[static_cast<std::size_t>(family)];
}
std::string_view name_of(Sign sign) {
  return kSignNames[static_cast<std::size_t>(sign)];
}
std::string_view name_of(RelationKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}
std::string_view name_of(LabelForm form) {
  return kFormNames[static_cast<std::size_t>(form)];
}

std::optional<Family> family_of_name(std::string_view name) {
  const std::string wanted = lower(name);
  for (std::size_t i = 0; i + 1 < kFamilyCount; ++i) {
    if (lower(kFamilyNames[i]) == wanted) return static_cast<Family>(i);
  }
  return std::nullopt;
}

std::optional<Sign> sign_of_name(std::string_view name) {
  const auto* const at = std::find(kSignNames.begin(), kSignNames.end(), name);
  if (at == kSignNames.end()) return std::nullopt;
  return static_cast<Sign>(at - kSignNames.begin());
}

std::string_view family_label(Family family, Language language) {
  return kFamilyLabels[language_index(language)][static_cast<std::size_t>(family)];
}

NodeType Ontology::find_type(std::string_view name) const {
  const auto at = type_by_name_.find(std::string(name));
  return at == type_by_name_.end() ? NodeType{} : at->second;
}

RelationId Ontology::find_relation(std::string_view name) const {
  const auto at = relation_by_name_.find(std::string(name));
  return at == relation_by_name_.end() ? RelationId{} : at->second;
}

bool Ontology::has(NodeType id) const {
  return known(id, type_at_);
}
bool Ontology::has(RelationId id) const {
  return known(id, relation_at_);
}

const NodeTypeRow& Ontology::type(NodeType id) const {
  assert(has(id));
  return types_[type_at_[id.index()]];
}

const RelationRow& Ontology::relation(RelationId id) const {
  assert(has(id));
  return relations_[relation_at_[id.index()]];
}

bool Ontology::is_a(NodeType node_type, NodeType ancestor) const {
  for (NodeType at = node_type; has(at); at = type(at).parent) {
    if (at == ancestor) return true;
  }
  return false;
}

bool Ontology::is_a(RelationId id, RelationId ancestor) const {
  for (RelationId at = id; has(at); at = relation(at).parent) {
    if (at == ancestor) return true;
  }
  return false;
}

bool Ontology::in(NodeType node_type, const std::vector<NodeType>& allowed) const {
  if (allowed.empty() || !has(node_type) || node_type == unknown_) return true;
  return std::any_of(allowed.begin(), allowed.end(),
                     [&](NodeType wanted) { return is_a(node_type, wanted); });
}

bool Ontology::accepts(RelationId id, NodeType source, NodeType target) const {
  if (!has(id)) return false;
  const RelationRow& row = relation(id);
  if (row.same_type && has(source) && has(target) && source != unknown_ && target != unknown_ &&
      source != target) {
    return false;
  }
  if (in(source, row.domain) && in(target, row.range)) return true;
  return row.symmetric && in(target, row.domain) && in(source, row.range);
}

std::string_view Ontology::label(RelationId id, LabelForm form, Language language) const {
  return relation(id).labels[language_index(language)][static_cast<std::size_t>(form)];
}

std::string_view Ontology::label(NodeType id, Language language, bool plural) const {
  const NodeTypeRow& row = type(id);
  return plural ? row.many[language_index(language)] : row.one[language_index(language)];
}

}  // namespace lazo
