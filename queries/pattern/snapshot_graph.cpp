// Tested by snapshot_graph_test.cpp, which runs the same queries here and on a MemoryGraph.
#include "queries/pattern/snapshot_graph.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"

namespace lazo::pattern {
namespace {

Value text(std::string_view value) {
  return Value(std::string(value));
}
Value whole(std::uint64_t value) {
  return Value(static_cast<std::int64_t>(value));
}
/// A date as text; null if it is unknown.
Value date(Day day) {
  return day.known() ? Value(to_string(day)) : Value();
}
/// 0 to 10000 as a fraction.
Value fraction(std::uint16_t value) {
  return Value(static_cast<double>(value) / 10000.0);
}

Value find_in(const Map& map, std::string_view key) {
  const auto it =
      std::find_if(map.begin(), map.end(), [key](const auto& entry) { return entry.first == key; });
  return it == map.end() ? Value() : it->second;
}

/// "unknown" for a number that the ontology does not have: a store may come from a newer program.
std::string_view type_name(const Ontology& ontology, NodeType type) {
  return ontology.has(type) ? std::string_view(ontology.type(type).name) : "unknown";
}

}  // namespace

SnapshotGraph::SnapshotGraph(const Snapshot& snapshot, const Ontology& ontology,
                             std::uint8_t statuses, bool background)
    : snapshot_(snapshot), ontology_(ontology), statuses_(statuses), background_(background) {}

std::uint32_t SnapshotGraph::node_count() const {
  return snapshot_.node_count();
}
std::uint32_t SnapshotGraph::relationship_count() const {
  return snapshot_.edge_count() * kSlots;
}

std::vector<std::string> SnapshotGraph::labels(NodeRef node) const {
  std::string label(type_name(ontology_, snapshot_.node(NodeIndex{node.id}).type));
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
    label[0] = static_cast<char>(label[0] - 32);
  return {label};
}

bool SnapshotGraph::has_label(NodeRef node, std::string_view label) const {
  const NodeType wanted = ontology_.find_type(lower(label));
  const NodeType type = snapshot_.node(NodeIndex{node.id}).type;
  return wanted.valid() && ontology_.has(type) && ontology_.is_a(type, wanted);
}

Map SnapshotGraph::properties(NodeRef node) const {
  const NodeView view = snapshot_.node(NodeIndex{node.id});
  return {{"documents", whole(view.documents)},
          {"key", text(view.key)},
          {"level", text(name_of(view.level))},
          {"mentions", whole(view.mentions)},
          {"name", text(view.name)},
          {"neighbors", whole(view.neighbors)},
          {"type", text(type_name(ontology_, view.type))}};
}

Value SnapshotGraph::property(NodeRef node, std::string_view key) const {
  const NodeView view = snapshot_.node(NodeIndex{node.id});
  if (key == "name") return text(view.name);
  if (key == "key") return text(view.key);
  return find_in(properties(node), key);
}

bool SnapshotGraph::fits(NodeRef node, std::string_view key, const Value& value) const {
  const auto* name = value.get<std::string>();
  if (key != "name" || name == nullptr) return PropertyGraph::fits(node, key, value);
  const std::string folded = normalize_name(*name);
  const auto names = snapshot_.names_of(NodeIndex{node.id});
  return std::any_of(names.begin(), names.end(),
                     [&](std::uint32_t index) { return snapshot_.name(index).folded == folded; });
}

std::vector<NodeRef> SnapshotGraph::lookup(std::string_view key, const Value& value,
                                           bool& found) const {
  std::vector<NodeRef> out;
  const auto* wanted = value.get<std::string>();
  found = wanted != nullptr && (key == "name" || key == "key");
  if (!found) return out;
  if (key == "key") {
    if (const auto node = snapshot_.find(*wanted)) out.push_back(NodeRef{node->value});
    return out;
  }
  const Snapshot::NameRange range = snapshot_.names_equal(normalize_name(*wanted));
  for (std::uint32_t i = range.first; i < range.last; ++i)
    out.push_back(NodeRef{snapshot_.name(i).node.value});
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string SnapshotGraph::type(RelationshipRef relationship) const {
  return ontology_.relation(snapshot_.edge(edge_of(relationship)).relation).name;
}

bool SnapshotGraph::has_type(RelationshipRef relationship, std::string_view type) const {
  const RelationId wanted = ontology_.find_relation(lower(type));
  return wanted.valid() && ontology_.is_a(snapshot_.edge(edge_of(relationship)).relation, wanted);
}

Map SnapshotGraph::properties(RelationshipRef relationship) const {
  const EdgeIndex index = edge_of(relationship);
  const EdgeView edge = snapshot_.edge(index);
  const RelationRow& row = ontology_.relation(edge.relation);
  const std::uint32_t slot = relationship.id % kSlots;
  Map out = {{"family", text(name_of(row.family()))}, {"sign", text(name_of(row.sign))}};
  if (slot == kBackgroundSlot) {
    out.insert(out.end(), {{"layer", text("background")}, {"status", text("background")}});
  } else {
    const auto status = static_cast<ClaimStatus>(slot);
    const StatusSummary summary = snapshot_.summary(index, status);
    out.insert(out.end(), {{"layer", text("typed")},
                           {"status", text(name_of(status))},
                           {"claims", whole(summary.claims)},
                           {"sources", whole(summary.sources)},
                           {"first", date(summary.first)},
                           {"latest", date(summary.latest)},
                           {"belief", fraction(summary.belief)},
                           {"confidence", fraction(summary.confidence)},
                           {"disputed", Value(edge.disputed)}});
  }
  out.erase(std::remove_if(out.begin(), out.end(),
                           [](const auto& entry) { return entry.second.is_null(); }),
            out.end());
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

Value SnapshotGraph::property(RelationshipRef relationship, std::string_view key) const {
  return find_in(properties(relationship), key);
}

NodeRef SnapshotGraph::source(RelationshipRef relationship) const {
  return NodeRef{snapshot_.edge(edge_of(relationship)).source.value};
}
NodeRef SnapshotGraph::target(RelationshipRef relationship) const {
  return NodeRef{snapshot_.edge(edge_of(relationship)).target.value};
}

void SnapshotGraph::add(EdgeIndex index, std::vector<RelationshipRef>& out) const {
  const EdgeView edge = snapshot_.edge(index);
  if (edge.layer == EdgeLayer::kBackground) {
    if (background_) out.push_back({index.value * kSlots + kBackgroundSlot});
    return;
  }
  for (std::uint32_t status = 0; status < kStatusCount; ++status) {
    if ((edge.statuses & statuses_ & (1U << status)) != 0)
      out.push_back({index.value * kSlots + status});
  }
}

std::vector<RelationshipRef> SnapshotGraph::out(NodeRef node) const {
  std::vector<RelationshipRef> found;
  for (const Arc arc : snapshot_.out(NodeIndex{node.id})) add(arc.edge, found);
  for (const Arc arc : snapshot_.in(NodeIndex{node.id})) {
    if (ontology_.relation(arc.relation).symmetric && arc.target.value != node.id)
      add(arc.edge, found);
  }
  return found;
}

std::vector<RelationshipRef> SnapshotGraph::in(NodeRef node) const {
  std::vector<RelationshipRef> found;
  for (const Arc arc : snapshot_.in(NodeIndex{node.id})) add(arc.edge, found);
  for (const Arc arc : snapshot_.out(NodeIndex{node.id})) {
    if (ontology_.relation(arc.relation).symmetric && arc.target.value != node.id)
      add(arc.edge, found);
  }
  return found;
}

std::vector<RelationshipRef> SnapshotGraph::both(NodeRef node) const {
  std::vector<RelationshipRef> found;
  for (const Arc arc : snapshot_.out(NodeIndex{node.id})) add(arc.edge, found);
  for (const Arc arc : snapshot_.in(NodeIndex{node.id})) {
    if (arc.target.value != node.id) add(arc.edge, found);  // a loop was met on its way out
  }
  return found;
}

}  // namespace lazo::pattern
