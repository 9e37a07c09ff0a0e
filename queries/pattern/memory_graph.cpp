#include "queries/pattern/memory_graph.hpp"

#include <algorithm>

namespace lazo::pattern {
namespace {

Value find(const Map& map, std::string_view key) {
  const auto it =
      std::find_if(map.begin(), map.end(), [key](const auto& entry) { return entry.first == key; });
  return it == map.end() ? Value() : it->second;
}

/// Sorted by key; a property that is null does not exist.
Map tidy(Map map) {
  map.erase(std::remove_if(map.begin(), map.end(),
                           [](const auto& entry) { return entry.second.is_null(); }),
            map.end());
  std::sort(map.begin(), map.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return map;
}

}  // namespace

NodeRef MemoryGraph::add_node(std::vector<std::string> labels, Map properties) {
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  nodes_.push_back({std::move(labels), tidy(std::move(properties)), {}, {}});
  return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}

RelationshipRef MemoryGraph::add_relationship(NodeRef source, std::string type, NodeRef target,
                                              Map properties) {
  relationships_.push_back({source, target, std::move(type), tidy(std::move(properties))});
  const RelationshipRef id{static_cast<std::uint32_t>(relationships_.size() - 1)};
  nodes_[source.id].out.push_back(id);
  nodes_[target.id].in.push_back(id);
  return id;
}

std::uint32_t MemoryGraph::node_count() const {
  return static_cast<std::uint32_t>(nodes_.size());
}
std::uint32_t MemoryGraph::relationship_count() const {
  return static_cast<std::uint32_t>(relationships_.size());
}
std::vector<std::string> MemoryGraph::labels(NodeRef node) const {
  return nodes_[node.id].labels;
}
bool MemoryGraph::has_label(NodeRef node, std::string_view label) const {
  const std::vector<std::string>& labels = nodes_[node.id].labels;
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}
Value MemoryGraph::property(NodeRef node, std::string_view key) const {
  return find(nodes_[node.id].properties, key);
}
Map MemoryGraph::properties(NodeRef node) const {
  return nodes_[node.id].properties;
}
std::string MemoryGraph::type(RelationshipRef relationship) const {
  return relationships_[relationship.id].type;
}
bool MemoryGraph::has_type(RelationshipRef relationship, std::string_view type) const {
  return relationships_[relationship.id].type == type;
}
Value MemoryGraph::property(RelationshipRef relationship, std::string_view key) const {
  return find(relationships_[relationship.id].properties, key);
}
Map MemoryGraph::properties(RelationshipRef relationship) const {
  return relationships_[relationship.id].properties;
}
NodeRef MemoryGraph::source(RelationshipRef relationship) const {
  return relationships_[relationship.id].source;
}
NodeRef MemoryGraph::target(RelationshipRef relationship) const {
  return relationships_[relationship.id].target;
}
std::vector<RelationshipRef> MemoryGraph::out(NodeRef node) const {
  return nodes_[node.id].out;
}
std::vector<RelationshipRef> MemoryGraph::in(NodeRef node) const {
  return nodes_[node.id].in;
}

std::vector<RelationshipRef> MemoryGraph::both(NodeRef node) const {
  std::vector<RelationshipRef> touching = nodes_[node.id].out;
  for (const RelationshipRef r : nodes_[node.id].in) {
    if (source(r) != node) touching.push_back(r);  // a loop was met on its way out
  }
  return touching;
}

}  // namespace lazo::pattern
