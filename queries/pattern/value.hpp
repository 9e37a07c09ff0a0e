#pragma once
// A value of the pattern language: what an expression gives and a row holds.
// Semantics: openCypher 9 (null is unknown; integers and floats compare as numbers; lists and maps
// compare by content). Nodes, relationships and paths are references into a PropertyGraph.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lazo::pattern {

struct NodeRef {
  std::uint32_t id = 0;
  friend auto operator<=>(NodeRef, NodeRef) = default;
};
struct RelationshipRef {
  std::uint32_t id = 0;
  friend auto operator<=>(RelationshipRef, RelationshipRef) = default;
};
/// nodes.size() == relationships.size() + 1.
struct PathRef {
  std::vector<NodeRef> nodes;
  std::vector<RelationshipRef> relationships;
  friend auto operator<=>(const PathRef&, const PathRef&) = default;
};

struct Value;
using List = std::vector<Value>;
using Map = std::vector<std::pair<std::string, Value>>;  ///< sorted by key
struct Null {};

struct Value {
  std::variant<Null, bool, std::int64_t, double, std::string, List, Map, NodeRef, RelationshipRef,
               PathRef>
      data;

  Value() = default;
  template <typename T>
  requires(!std::is_same_v<std::decay_t<T>, Value>) Value(T&& value)
      : data(std::forward<T>(value)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_null() const { return std::holds_alternative<Null>(data); }
  template <typename T>
  [[nodiscard]] const T* get() const {
    return std::get_if<T>(&data);
  }
  [[nodiscard]] bool is_number() const {
    return get<std::int64_t>() != nullptr || get<double>() != nullptr;
  }
  [[nodiscard]] double number() const {
    if (const auto* integer = get<std::int64_t>()) return static_cast<double>(*integer);
    return get<double>() == nullptr ? 0 : *get<double>();
  }
};

/// true, false or unknown.
using Ternary = std::optional<bool>;

/// a = b as the language sees it: unknown if a null decides.
[[nodiscard]] Ternary equals(const Value& a, const Value& b);
/// a < b; unknown for values that have no order between them.
[[nodiscard]] Ternary less(const Value& a, const Value& b);
/// The total order of ORDER BY and DISTINCT: maps, nodes, relationships, lists, paths, strings,
/// booleans, numbers, null; null equals null.
[[nodiscard]] std::weak_ordering order(const Value& a, const Value& b);

/// "null", "boolean", "integer", "float", "string", "list", "map", "node", "relationship", "path".
[[nodiscard]] std::string_view kind_name(const Value& value);

}  // namespace lazo::pattern
