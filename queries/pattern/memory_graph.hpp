#pragma once
// A property graph that is built by hand, for tests and small inputs.
//
//   MemoryGraph graph;
//   const NodeRef a = graph.add_node({"Person"}, {{"name", std::string("Ana")}});

#include <string>
#include <vector>

#include "queries/pattern/property_graph.hpp"

namespace lazo::pattern {

class MemoryGraph final : public PropertyGraph {
 public:
  NodeRef add_node(std::vector<std::string> labels, Map properties);
  RelationshipRef add_relationship(NodeRef source, std::string type, NodeRef target,
                                   Map properties);

  [[nodiscard]] std::uint32_t node_count() const override;
  [[nodiscard]] std::uint32_t relationship_count() const override;
  [[nodiscard]] std::vector<std::string> labels(NodeRef node) const override;
  [[nodiscard]] bool has_label(NodeRef node, std::string_view label) const override;
  [[nodiscard]] Value property(NodeRef node, std::string_view key) const override;
  [[nodiscard]] Map properties(NodeRef node) const override;
  [[nodiscard]] std::string type(RelationshipRef relationship) const override;
  [[nodiscard]] bool has_type(RelationshipRef relationship, std::string_view type) const override;
  [[nodiscard]] Value property(RelationshipRef relationship, std::string_view key) const override;
  [[nodiscard]] Map properties(RelationshipRef relationship) const override;
  [[nodiscard]] NodeRef source(RelationshipRef relationship) const override;
  [[nodiscard]] NodeRef target(RelationshipRef relationship) const override;
  [[nodiscard]] std::vector<RelationshipRef> out(NodeRef node) const override;
  [[nodiscard]] std::vector<RelationshipRef> in(NodeRef node) const override;
  [[nodiscard]] std::vector<RelationshipRef> both(NodeRef node) const override;

 private:
  struct Node {
    std::vector<std::string> labels;  // sorted
    Map properties;                   // sorted by key
    std::vector<RelationshipRef> out, in;
  };
  struct Relationship {
    NodeRef source, target;
    std::string type;
    Map properties;
  };
  std::vector<Node> nodes_;
  std::vector<Relationship> relationships_;
};

}  // namespace lazo::pattern
