#include "graph/ontology/ontology_pack.hpp"

#include <utility>

#include "graph/ontology/ontology_loader.hpp"
#include "graph/packing.hpp"

namespace lazo {
namespace {

// Ids from 1; 0 stands for none.
template <typename Id>
void put_id(PackWriter& out, Id id) {
  out.number(id.valid() ? std::uint64_t{id.value} + 1 : 0);
}
template <typename Id>
Id get_id(PackReader& in) {
  const std::uint32_t number = in.number32();
  return number == 0 ? Id{} : Id{number - 1};
}

template <typename Items, typename Put>
void put_all(PackWriter& out, const Items& items, const Put& put) {
  out.number(items.size());
  for (const auto& item : items) put(item);
}
template <typename Item, typename Get>
std::vector<Item> get_all(PackReader& in, const Get& get) {
  std::vector<Item> items;
  const std::size_t count = in.count();
  items.reserve(count);
  for (std::size_t i = 0; i < count; ++i) items.push_back(get());
  return items;
}

void put(PackWriter& out, const NodeTypeRow& type) {
  put_id(out, type.id);
  out.text(type.name);
  put_id(out, type.parent);
  out.byte(type.abstract ? 1 : 0);
  out.text(type.key_prefix);
  put_all(out, type.subtypes, [&](const std::string& subtype) { out.text(subtype); });
  out.text(type.followthemoney);
  for (const std::string& label : type.one) out.text(label);
  for (const std::string& label : type.many) out.text(label);
}

NodeTypeRow get_type(PackReader& in) {
  NodeTypeRow type;
  type.id = get_id<NodeType>(in);
  type.name = in.text();
  type.parent = get_id<NodeType>(in);
  type.abstract = in.byte() != 0;
  type.key_prefix = in.text();
  type.subtypes = get_all<std::string>(in, [&] { return std::string(in.text()); });
  type.followthemoney = in.text();
  for (std::string& label : type.one) label = in.text();
  for (std::string& label : type.many) label = in.text();
  return type;
}

template <typename Number>
void put_optional(PackWriter& out, const std::optional<Number>& value) {
  out.byte(value ? 1 : 0);
  if (value) out.difference(*value);
}
template <typename Number>
std::optional<Number> get_optional(PackReader& in) {
  if (in.byte() == 0) return std::nullopt;
  return static_cast<Number>(in.difference());
}

void put(PackWriter& out, const RelationRow& relation) {
  put_id(out, relation.id);
  out.text(relation.name);
  put_id(out, relation.parent);
  put_all(out, relation.domain, [&](NodeType type) { put_id(out, type); });
  put_all(out, relation.range, [&](NodeType type) { put_id(out, type); });
  out.byte(relation.symmetric ? 1 : 0);
  out.byte(relation.same_type ? 1 : 0);
  put_all(out, relation.families,
          [&](Family family) { out.byte(static_cast<std::uint8_t>(family)); });
  out.byte(static_cast<std::uint8_t>(relation.sign));
  out.difference(relation.score_tenths);
  out.byte(static_cast<std::uint8_t>(relation.kind));
  out.text(relation.cameo);
  out.text(relation.plover);
  put_optional(out, relation.quad);
  put_optional(out, relation.goldstein_tenths);
  out.text(relation.followthemoney);
  for (const auto& forms : relation.labels) {
    for (const std::string& label : forms) out.text(label);
  }
}

RelationRow get_relation(PackReader& in) {
  RelationRow relation;
  relation.id = get_id<RelationId>(in);
  relation.name = in.text();
  relation.parent = get_id<RelationId>(in);
  relation.domain = get_all<NodeType>(in, [&] { return get_id<NodeType>(in); });
  relation.range = get_all<NodeType>(in, [&] { return get_id<NodeType>(in); });
  relation.symmetric = in.byte() != 0;
  relation.same_type = in.byte() != 0;
  relation.families = get_all<Family>(in, [&] { return in.below<Family>(kFamilyCount); });
  relation.sign = in.below<Sign>(3);
  relation.score_tenths = static_cast<std::int16_t>(in.difference());
  relation.kind = in.below<RelationKind>(3);
  relation.cameo = in.text();
  relation.plover = in.text();
  relation.quad = get_optional<std::uint8_t>(in);
  relation.goldstein_tenths = get_optional<std::int16_t>(in);
  relation.followthemoney = in.text();
  for (auto& forms : relation.labels) {
    for (std::string& label : forms) label = in.text();
  }
  return relation;
}

}  // namespace

std::string pack_ontology(const Ontology& ontology) {
  PackWriter out;
  put_all(out, ontology.types(), [&](const NodeTypeRow& type) { put(out, type); });
  put_all(out, ontology.relations(), [&](const RelationRow& relation) { put(out, relation); });
  return std::string(out.bytes());
}

Result<Ontology> unpack_ontology(std::string_view bytes) {
  PackReader in(bytes);
  std::vector<NodeTypeRow> types = get_all<NodeTypeRow>(in, [&] { return get_type(in); });
  std::vector<RelationRow> relations = get_all<RelationRow>(in, [&] { return get_relation(in); });
  if (!in.ok() || !in.at_end()) {
    return Error{ErrorCode::kBadInput, "not a packed ontology", "ontology.packed", ""};
  }
  return OntologyLoader::assemble(std::move(types), std::move(relations));
}

}  // namespace lazo
