#pragma once
// The snapshot as a property graph, for the pattern language.
//
//   const SnapshotGraph graph(snapshot, ontology, 0b000011, false);  // stated and reported
//   run_query(graph, "MATCH (a {name: 'USMCA'})<-[r:supports]-(b:Country) RETURN b.name,
//   r.status");
//
// Nodes: labels are the node type and its parents, in any case (:Country, :actor); properties are
// key, name, type, level, neighbors, mentions, documents. {name: x} accepts any name of the node.
// Relationships: one for each edge and status, so that a plan and a fact are two; the type is the
// relation, and :supports matches what is narrower (defends). Properties: status, claims, sources,
// first, latest, belief, confidence, family, sign, disputed, layer. A symmetric relation has no
// direction. Background ties have status "background".
// Thread safety: const access only. Borrows its arguments.

#include <cstdint>

#include "graph/claim.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "queries/pattern/property_graph.hpp"

namespace lazo::pattern {

class SnapshotGraph final : public PropertyGraph {
 public:
  /// Shows the ties of these statuses only (bit s for ClaimStatus s); background ties if asked for.
  SnapshotGraph(const Snapshot& snapshot, const Ontology& ontology, std::uint8_t statuses,
                bool background);

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
  [[nodiscard]] bool fits(NodeRef node, std::string_view key, const Value& value) const override;
  [[nodiscard]] std::vector<NodeRef> lookup(std::string_view key, const Value& value,
                                            bool& found) const override;

  /// The edge behind a relationship.
  [[nodiscard]] static EdgeIndex edge_of(RelationshipRef relationship) {
    return EdgeIndex{relationship.id / kSlots};
  }

 private:
  /// A relationship's id is its edge's times kSlots plus its status; the last slot is background.
  static constexpr std::uint32_t kSlots = kStatusCount + 1;
  static constexpr std::uint32_t kBackgroundSlot = kStatusCount;

  /// Adds the relationships of an edge that are shown.
  void add(EdgeIndex edge, std::vector<RelationshipRef>& out) const;

  const Snapshot& snapshot_;
  const Ontology& ontology_;
  std::uint8_t statuses_;
  bool background_;
};

}  // namespace lazo::pattern
