// Tested by collect_test.cpp and stored_graph_test.cpp.
#include "exporters/selection.hpp"

#include <algorithm>
#include <set>

namespace lazo {
namespace {

/// Adds an edge if it passes, else counts it among the hidden ones.
void consider(const Snapshot& snapshot, const Ontology& ontology, const CollectOptions& options,
              EdgeIndex edge, Selection& part) {
  const Tie tie = select(snapshot, options.filter, edge);
  part.hidden.count(tie);
  if (tie.in_answer() && ontology.has(snapshot.edge(edge).relation)) part.edges.push_back(edge);
}

Selection whole_graph(const Snapshot& snapshot, const Ontology& ontology,
                      const CollectOptions& options) {
  Selection part;
  std::vector<bool> taken(snapshot.node_count(), options.lonely_nodes);
  for (const EdgeIndex index : snapshot.edges()) {
    const EdgeView edge = snapshot.edge(index);
    if (!passes_type(snapshot, options.filter, edge.source) ||
        !passes_type(snapshot, options.filter, edge.target)) {
      continue;
    }
    const std::size_t before = part.edges.size();
    consider(snapshot, ontology, options, index, part);
    if (part.edges.size() == before) continue;
    taken[edge.source.value] = true;
    taken[edge.target.value] = true;
  }
  for (const NodeIndex node : snapshot.nodes()) {
    if (taken[node.value] && passes_type(snapshot, options.filter, node)) {
      part.nodes.push_back(node);
    }
  }
  return part;
}

/// Nodes within `depth` shown ties of the focus, sorted.
std::vector<NodeIndex> reached(const Snapshot& snapshot, const CollectOptions& options) {
  std::set<NodeIndex> seen(options.focus.begin(), options.focus.end());
  std::vector<NodeIndex> frontier(seen.begin(), seen.end());
  for (std::uint32_t hop = 0; hop < options.depth && !frontier.empty(); ++hop) {
    std::vector<NodeIndex> next;
    for (const NodeIndex node : frontier) {
      for (const ArcRange& arcs : {snapshot.out(node), snapshot.in(node)}) {
        for (const Arc arc : arcs) {
          if (seen.contains(arc.target) || !passes_type(snapshot, options.filter, arc.target) ||
              !select(snapshot, options.filter, arc.edge).in_answer()) {
            continue;
          }
          seen.insert(arc.target);
          next.push_back(arc.target);
        }
      }
    }
    frontier = std::move(next);
  }
  return {seen.begin(), seen.end()};
}

Selection surroundings(const Snapshot& snapshot, const Ontology& ontology,
                       const CollectOptions& options) {
  Selection part;
  part.nodes = reached(snapshot, options);
  const auto within = [&part](NodeIndex node) {
    return std::binary_search(part.nodes.begin(), part.nodes.end(), node);
  };
  for (const NodeIndex node : part.nodes) {
    for (const Arc arc : snapshot.out(node)) {
      if (within(arc.target)) consider(snapshot, ontology, options, arc.edge, part);
    }
  }
  std::sort(part.edges.begin(), part.edges.end());
  // Ties of the focus whose other end no shown tie reaches: they are hidden, not absent.
  for (const NodeIndex node : options.focus) {
    for (const ArcRange& arcs : {snapshot.out(node), snapshot.in(node)}) {
      for (const Arc arc : arcs) {
        if (!within(arc.target)) {
          part.hidden.count(select(snapshot, options.filter, arc.edge));
        }
      }
    }
  }
  return part;
}

}  // namespace

Selection select_part(const Snapshot& snapshot, const Ontology& ontology,
                      const CollectOptions& options) {
  return options.focus.empty() ? whole_graph(snapshot, ontology, options)
                               : surroundings(snapshot, ontology, options);
}

std::vector<ExportNotice> hidden_in(const HiddenTies& hidden) {
  std::vector<ExportNotice> notices;
  for (const ClaimStatus status : kAllStatuses) {
    const std::uint32_t count = hidden.by_status[static_cast<std::size_t>(status)];
    if (count == 0) continue;
    const std::string name(name_of(status));
    notices.push_back(
        {name + "_hidden", count,
         std::to_string(count) + " " + name + (count == 1 ? " tie" : " ties") + " not shown"});
  }
  return notices;
}

}  // namespace lazo
