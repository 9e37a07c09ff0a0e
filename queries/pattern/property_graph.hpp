#pragma once
// What the pattern language needs of a graph: nodes with labels and properties, directed
// relationships with a type and properties. Implemented by the snapshot (snapshot_graph.hpp) and by
// a graph in memory (memory_graph.hpp); the same tests run on both.
// Ids are dense: nodes [0, node_count()), relationships [0, relationship_count()).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "queries/pattern/value.hpp"

namespace lazo::pattern {

class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  [[nodiscard]] virtual std::uint32_t node_count() const = 0;
  [[nodiscard]] virtual std::uint32_t relationship_count() const = 0;

  [[nodiscard]] virtual std::vector<std::string> labels(NodeRef node) const = 0;
  [[nodiscard]] virtual bool has_label(NodeRef node, std::string_view label) const = 0;
  /// Null if there is no such property.
  [[nodiscard]] virtual Value property(NodeRef node, std::string_view key) const = 0;
  [[nodiscard]] virtual Map properties(NodeRef node) const = 0;

  [[nodiscard]] virtual std::string type(RelationshipRef relationship) const = 0;
  [[nodiscard]] virtual bool has_type(RelationshipRef relationship,
                                      std::string_view type) const = 0;
  [[nodiscard]] virtual Value property(RelationshipRef relationship,
                                       std::string_view key) const = 0;
  [[nodiscard]] virtual Map properties(RelationshipRef relationship) const = 0;
  [[nodiscard]] virtual NodeRef source(RelationshipRef relationship) const = 0;
  [[nodiscard]] virtual NodeRef target(RelationshipRef relationship) const = 0;

  /// Relationships that leave, enter, or touch a node, in a fixed order. A relationship without
  /// direction may be in both `out` and `in`; `both` has each once.
  [[nodiscard]] virtual std::vector<RelationshipRef> out(NodeRef node) const = 0;
  [[nodiscard]] virtual std::vector<RelationshipRef> in(NodeRef node) const = 0;
  [[nodiscard]] virtual std::vector<RelationshipRef> both(NodeRef node) const = 0;

  /// Whether {key: value} in a node pattern fits. A graph may be more generous than equality: the
  /// snapshot accepts any name of a node.
  [[nodiscard]] virtual bool fits(NodeRef node, std::string_view key, const Value& value) const {
    return equals(property(node, key), value) == true;
  }

  /// Nodes among which all with `key` = `value` are, if the graph has an index for that; sets
  /// `found` to whether it has.
  [[nodiscard]] virtual std::vector<NodeRef> lookup(std::string_view key, const Value& value,
                                                    bool& found) const {
    static_cast<void>(key), static_cast<void>(value);
    found = false;
    return {};
  }
};

}  // namespace lazo::pattern
