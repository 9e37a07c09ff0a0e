// Names of relations, families, signs and types, as the user writes them in filters.

#include <algorithm>

#include "graph/base/suggest.hpp"
#include "graph/ontology/ontology.hpp"
#include "queries/filter.hpp"

namespace lazo {
namespace {

template <typename Id>
std::vector<Id> sorted_unique(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Error unknown(std::string_view what, std::string_view name,
              const std::vector<std::string_view>& candidates) {
  std::string hint = did_you_mean(name, candidates);
  if (hint.empty()) hint = "lazo schema lists them";
  return Error{
      ErrorCode::kUsage, "unknown " + std::string(what) + " " + quoted(name), {}, std::move(hint)};
}

}  // namespace

Result<std::vector<RelationId>> relations_named(const Ontology& ontology,
                                                const std::vector<std::string>& names) {
  std::vector<RelationId> found;
  for (const std::string& name : names) {
    if (const std::optional<Family> family = family_of_name(name)) {
      for (const RelationRow& row : ontology.relations()) {
        if (std::find(row.families.begin(), row.families.end(), *family) != row.families.end()) {
          found.push_back(row.id);
        }
      }
      continue;
    }
    const RelationId wanted = ontology.find_relation(name);
    if (!wanted.valid()) {
      std::vector<std::string_view> candidates;
      for (const RelationRow& row : ontology.relations()) candidates.push_back(row.name);
      for (std::size_t i = 0; i + 1 < kFamilyCount; ++i) {
        candidates.push_back(name_of(static_cast<Family>(i)));
      }
      return unknown("relation", name, candidates);
    }
    for (const RelationRow& row : ontology.relations()) {
      if (ontology.is_a(row.id, wanted)) found.push_back(row.id);
    }
  }
  return sorted_unique(std::move(found));
}

Result<std::vector<RelationId>> relations_of_signs(const Ontology& ontology,
                                                   const std::vector<std::string>& signs) {
  std::vector<RelationId> found;
  for (const std::string& name : signs) {
    const std::optional<Sign> sign = sign_of_name(name);
    if (!sign) return unknown("sign", name, {"cooperation", "conflict", "neutral"});
    for (const RelationRow& row : ontology.relations()) {
      if (row.sign == *sign) found.push_back(row.id);
    }
  }
  return sorted_unique(std::move(found));
}

Result<std::vector<NodeType>> types_named(const Ontology& ontology,
                                          const std::vector<std::string>& names) {
  std::vector<NodeType> found;
  for (const std::string& name : names) {
    const NodeType wanted = ontology.find_type(name);
    if (!wanted.valid()) {
      std::vector<std::string_view> candidates;
      for (const NodeTypeRow& row : ontology.types()) candidates.push_back(row.name);
      return unknown("type", name, candidates);
    }
    for (const NodeTypeRow& row : ontology.types()) {
      if (ontology.is_a(row.id, wanted)) found.push_back(row.id);
    }
  }
  return sorted_unique(std::move(found));
}

}  // namespace lazo
