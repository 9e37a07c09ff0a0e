// Reads the rows and refuses whatever the rest of the program would have to mistrust.
#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "graph/base/json.hpp"
#include "graph/base/suggest.hpp"
#include "graph/ontology/ontology_loader.hpp"

namespace lazo {
namespace {

constexpr std::string_view kSchema = "lazo-ontology/1";
constexpr std::array<std::string_view, kLabelLanguages> kLanguages = {"en", "es", "fr"};
// Numbers index arrays and are stored in 16 bits.
constexpr std::int64_t kLargestNumber = 9999;
constexpr double kLargestScore = 10.0;

Error bad(std::string where, std::string message, std::string hint = {}) {
  return Error{ErrorCode::kBadInput, std::move(message), std::move(where), std::move(hint)};
}

/// One object of an array and how messages call it: "relations.json /relations/31 'defends'".
struct Row {
  const Json& json;
  std::string where;
};

/// Every member must be one of `allowed`, so that a misspelt optional field is not read as absent.
Status check_members(const Row& row, std::initializer_list<std::string_view> allowed) {
  for (const Json::Member& member : row.json.members()) {
    if (std::find(allowed.begin(), allowed.end(), member.first) == allowed.end()) {
      return bad(row.where, "unknown field " + quoted(member.first),
                 did_you_mean(member.first, std::vector<std::string_view>(allowed)));
    }
  }
  for (std::string_view name : allowed) {
    if (row.json.find(name) == nullptr) {
      return bad(row.where, "missing field " + quoted(name), "write null or [] if there is none");
    }
  }
  return {};
}

Result<std::string> required_text(const Row& row, std::string_view field) {
  const std::string_view text = row.json.text(field);
  if (text.empty()) {
    return bad(row.where, "field " + quoted(field) + " must be a text that is not empty");
  }
  return std::string(text);
}

Result<std::uint32_t> number_of(const Row& row) {
  const std::int64_t number = row.json.integer_at("number", -1);
  if (number < 1 || number > kLargestNumber) {
    return bad(row.where, "field 'number' must be from 1 to " + std::to_string(kLargestNumber),
               "use the next free number; numbers are stored and never reused");
  }
  return static_cast<std::uint32_t>(number);
}

/// A number with one decimal, in tenths.
Result<std::int16_t> tenths_of(const Row& row, std::string_view field) {
  const double value = row.json.find(field)->as_number(kLargestScore + 1);
  if (std::abs(value) > kLargestScore) {
    return bad(row.where, "field " + quoted(field) + " must be a number from -10 to 10");
  }
  return static_cast<std::int16_t>(std::lround(value * 10));
}

template <std::size_t Count>
std::optional<std::size_t> position(std::string_view name,
                                    const std::array<std::string_view, Count>& names) {
  const auto* const at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names.begin());
}

template <std::size_t Count>
Result<std::size_t> one_of(const Row& row, std::string_view field,
                           const std::array<std::string_view, Count>& names) {
  const std::string_view text = row.json.text(field);
  if (const auto at = position(text, names)) return *at;
  return bad(row.where, "unknown " + std::string(field) + " " + quoted(text),
             did_you_mean(text, std::vector<std::string_view>(names.begin(), names.end())));
}

/// The rows live as long as `file`.
Result<const std::vector<Json>*> rows_of(const Json& file, std::string_view name,
                                         std::string_view where) {
  if (file.text("schema") != kSchema) {
    return bad(std::string(where),
               "schema is " + quoted(file.text("schema")) + ", expected " + quoted(kSchema));
  }
  const Json* rows = file.find(name);
  if (rows == nullptr || !rows->is_array() || rows->items().empty()) {
    return bad(std::string(where), "no array " + quoted(name));
  }
  return &rows->items();
}

Row row_at(const std::vector<Json>& rows, std::size_t index, std::string_view file,
           std::string_view array) {
  std::string where(file);
  where.append(" /").append(array).append("/").append(std::to_string(index));
  if (!rows[index].text("name").empty()) where.append(" ").append(quoted(rows[index].text("name")));
  return {rows[index], std::move(where)};
}

/// The rows of both files, checked.
class RowReader {
 public:
  Result<Ontology> load(std::string_view node_types_json, std::string_view relations_json) {
    LAZO_TRY(const Json types_file, parse_json(node_types_json, "node_types.json"));
    LAZO_TRY(const std::vector<Json>* const types,
             rows_of(types_file, "node_types", "node_types.json"));
    LAZO_TRY(const Json relations_file, parse_json(relations_json, "relations.json"));
    LAZO_TRY(const std::vector<Json>* const relations,
             rows_of(relations_file, "relations", "relations.json"));
    // Names first: a parent may stand below its child.
    for (std::size_t i = 0; i < types->size(); ++i) {
      LAZO_CHECK(register_row(row_at(*types, i, "node_types.json", "node_types"), type_by_name_,
                              type_names_, types_taken_));
    }
    for (std::size_t i = 0; i < relations->size(); ++i) {
      LAZO_CHECK(register_row(row_at(*relations, i, "relations.json", "relations"),
                              relation_by_name_, relation_names_, relations_taken_));
    }
    for (std::size_t i = 0; i < types->size(); ++i) {
      LAZO_CHECK(read_type(row_at(*types, i, "node_types.json", "node_types")));
    }
    for (std::size_t i = 0; i < relations->size(); ++i) {
      LAZO_CHECK(read_relation(row_at(*relations, i, "relations.json", "relations")));
    }
    return OntologyLoader::assemble(std::move(types_), std::move(relations_));
  }

 private:
  template <typename Id>
  Status register_row(const Row& row, std::unordered_map<std::string, Id>& by_name,
                      std::vector<std::string>& names, std::vector<bool>& taken) {
    LAZO_TRY(std::string name, required_text(row, "name"));
    LAZO_TRY(const std::uint32_t number, number_of(row));
    if (number >= taken.size()) taken.resize(number + 1, false);
    if (taken[number]) {
      return bad(row.where, "number " + std::to_string(number) + " is used twice",
                 "use the next free number");
    }
    taken[number] = true;
    if (!by_name.emplace(name, Id{number}).second) {
      return bad(row.where, "name " + quoted(name) + " is used twice");
    }
    names.push_back(std::move(name));
    return {};
  }

  template <typename Id>
  Result<Id> lookup(const Row& row, std::string_view what, std::string_view name,
                    const std::unordered_map<std::string, Id>& by_name,
                    const std::vector<std::string>& names) const {
    const auto at = by_name.find(std::string(name));
    if (at != by_name.end()) return at->second;
    return bad(row.where, "unknown " + std::string(what) + " " + quoted(name),
               did_you_mean(name, std::vector<std::string_view>(names.begin(), names.end())));
  }

  template <typename Id>
  Result<Id> parent_of(const Row& row, const std::unordered_map<std::string, Id>& by_name,
                       const std::vector<std::string>& names) const {
    if (row.json.find("parent")->is_null()) return Id{};
    return lookup(row, "parent", row.json.text("parent"), by_name, names);
  }

  Status read_type(const Row& row) {
    LAZO_CHECK(check_members(row, {"number", "name", "parent", "abstract", "key_prefix", "subtypes",
                                   "followthemoney", "labels"}));
    NodeTypeRow type;
    type.name = row.json.text("name");
    type.id = type_by_name_.at(type.name);
    LAZO_TRY(type.parent, parent_of(row, type_by_name_, type_names_));
    type.abstract = row.json.boolean_at("abstract");
    type.key_prefix = row.json.text("key_prefix");
    if (type.abstract != type.key_prefix.empty()) {
      return bad(row.where, "an abstract type has no key_prefix and every other type has one");
    }
    for (const Json& subtype : row.json.find("subtypes")->items()) {
      type.subtypes.emplace_back(subtype.as_string());
    }
    type.followthemoney = row.json.text("followthemoney");
    for (std::size_t i = 0; i < kLabelLanguages; ++i) {
      const Json* labels = row.json.find("labels")->find(kLanguages[i]);
      const Row place{labels == nullptr ? row.json : *labels,
                      row.where + " labels/" + std::string(kLanguages[i])};
      if (labels == nullptr) return bad(place.where, "missing labels");
      LAZO_TRY(type.one[i], required_text(place, "one"));
      LAZO_TRY(type.many[i], required_text(place, "many"));
    }
    types_.push_back(std::move(type));
    return {};
  }

  Result<std::vector<NodeType>> types_in(const Row& row, std::string_view field) const {
    std::vector<NodeType> types;
    const std::vector<Json>& items = row.json.find(field)->items();
    if (items.size() == 1 && items.front().as_string() == "any") return types;
    if (items.empty()) {
      return bad(row.where, "field " + quoted(field) + " is empty", "write [\"any\"] for any type");
    }
    for (const Json& item : items) {
      LAZO_TRY(const NodeType type, lookup(row, std::string(field) + " type", item.as_string(),
                                           type_by_name_, type_names_));
      types.push_back(type);
    }
    return types;
  }

  Status read_labels(const Row& row, RelationRow& relation) const {
    for (std::size_t i = 0; i < kLabelLanguages; ++i) {
      const Json* labels = row.json.find("labels")->find(kLanguages[i]);
      const std::string where = row.where + " labels/" + std::string(kLanguages[i]);
      if (labels == nullptr) {
        return bad(where, "missing labels", "every relation has labels in en, es and fr");
      }
      const Row place{*labels, where};
      for (std::size_t form = 0; form < kLabelFormCount; ++form) {
        LAZO_TRY(relation.labels[i][form],
                 required_text(place, name_of(static_cast<LabelForm>(form))));
      }
      if (relation.symmetric && (labels->text("forward") != labels->text("inverse") ||
                                 labels->text("bare") != labels->text("inverse_bare"))) {
        return bad(where, "a symmetric relation must read the same both ways");
      }
    }
    return {};
  }

  Status read_event_codes(const Row& row, RelationRow& relation) const {
    relation.cameo = row.json.text("cameo");
    relation.plover = row.json.text("plover");
    const Json& quad = *row.json.find("quad");
    if (relation.cameo.empty() != relation.plover.empty() ||
        relation.cameo.empty() != quad.is_null() ||
        relation.cameo.empty() != row.json.find("goldstein")->is_null()) {
      return bad(row.where, "cameo, plover, quad and goldstein must be given together",
                 "or all null if the relation is no event");
    }
    if (quad.is_null()) return {};
    const std::int64_t value = quad.as_integer(-1);
    if (value < 0 || value > 4) return bad(row.where, "field 'quad' must be from 0 to 4");
    relation.quad = static_cast<std::uint8_t>(value);
    LAZO_TRY(relation.goldstein_tenths, tenths_of(row, "goldstein"));
    return {};
  }

  Status read_relation(const Row& row) {
    LAZO_CHECK(check_members(row, {"number", "name", "parent", "domain", "range", "symmetric",
                                   "same_type", "families", "sign", "score", "kind", "cameo",
                                   "plover", "quad", "goldstein", "followthemoney", "labels"}));
    RelationRow relation;
    relation.name = row.json.text("name");
    relation.id = relation_by_name_.at(relation.name);
    LAZO_TRY(relation.parent, parent_of(row, relation_by_name_, relation_names_));
    LAZO_TRY(relation.domain, types_in(row, "domain"));
    LAZO_TRY(relation.range, types_in(row, "range"));
    relation.symmetric = row.json.boolean_at("symmetric");
    relation.same_type = row.json.boolean_at("same_type");
    for (const Json& item : row.json.find("families")->items()) {
      const auto family = family_of_name(item.as_string());
      if (!family) {
        return bad(row.where, "unknown family " + quoted(item.as_string()), family_hint(item));
      }
      relation.families.push_back(*family);
    }
    constexpr std::array<std::string_view, 3> kSigns = {"neutral", "cooperation", "conflict"};
    constexpr std::array<std::string_view, 3> kKinds = {"state", "event", "generic"};
    LAZO_TRY(const std::size_t sign, one_of(row, "sign", kSigns));
    LAZO_TRY(const std::size_t kind, one_of(row, "kind", kKinds));
    relation.sign = static_cast<Sign>(sign);
    relation.kind = static_cast<RelationKind>(kind);
    if (relation.families.empty() != (relation.kind == RelationKind::kGeneric)) {
      return bad(row.where, "a generic relation has no family and every other relation has one");
    }
    LAZO_TRY(relation.score_tenths, tenths_of(row, "score"));
    if ((relation.sign == Sign::kCooperation && relation.score_tenths <= 0) ||
        (relation.sign == Sign::kConflict && relation.score_tenths >= 0)) {
      return bad(row.where, "the sign and the score contradict each other");
    }
    LAZO_CHECK(read_event_codes(row, relation));
    relation.followthemoney = row.json.text("followthemoney");
    LAZO_CHECK(read_labels(row, relation));
    relations_.push_back(std::move(relation));
    return {};
  }

  static std::string family_hint(const Json& item) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i + 1 < kFamilyCount; ++i) {
      names.push_back(name_of(static_cast<Family>(i)));
    }
    return did_you_mean(item.as_string(), names);
  }

  std::vector<NodeTypeRow> types_;
  std::vector<RelationRow> relations_;
  std::unordered_map<std::string, NodeType> type_by_name_;
  std::unordered_map<std::string, RelationId> relation_by_name_;
  std::vector<std::string> type_names_;  // in the order of the file, for suggestions
  std::vector<std::string> relation_names_;
  std::vector<bool> types_taken_;  // by number
  std::vector<bool> relations_taken_;
};

/// Sorts by number, fills name -> id and number -> index, refuses circles of parents.
template <typename Row, typename Id>
Status finish(std::vector<Row>& rows, std::unordered_map<std::string, Id>& by_name,
              std::vector<std::uint32_t>& at, std::string_view file) {
  const auto before = [](const Row& a, const Row& b) { return a.id < b.id; };
  if (!std::is_sorted(rows.begin(), rows.end(), before))
    std::sort(rows.begin(), rows.end(), before);
  by_name.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t number = rows[i].id.index();
    if (number >= at.size()) at.resize(number + 1, Id::kNone);
    const bool fresh = at[number] == Id::kNone && by_name.emplace(rows[i].name, rows[i].id).second;
    if (!fresh) return bad(std::string(file), quoted(rows[i].name) + " is there twice");
    at[number] = static_cast<std::uint32_t>(i);
  }
  for (const Row& row : rows) {
    std::size_t steps = 0;
    for (auto up = row.parent; up.valid(); up = rows[at[up.index()]].parent) {
      const bool known = up.index() < at.size() && at[up.index()] != Id::kNone;
      if (!known || ++steps > rows.size()) {
        return bad(std::string(file) + " " + quoted(row.name), "its parents form a circle");
      }
    }
  }
  return {};
}

}  // namespace

Result<Ontology> OntologyLoader::assemble(std::vector<NodeTypeRow> types,
                                          std::vector<RelationRow> relations) {
  Ontology made;
  made.types_ = std::move(types);
  made.relations_ = std::move(relations);
  LAZO_CHECK(finish(made.types_, made.type_by_name_, made.type_at_, "node_types.json"));
  LAZO_CHECK(finish(made.relations_, made.relation_by_name_, made.relation_at_, "relations.json"));
  made.unknown_ = made.find_type("unknown");
  if (!made.unknown_.valid()) {
    return bad("node_types.json", "no type 'unknown'", "it is what a name of no known type has");
  }
  return made;
}

Result<Ontology> Ontology::load(std::string_view node_types_json, std::string_view relations_json) {
  return RowReader().load(node_types_json, relations_json);
}

}  // namespace lazo
