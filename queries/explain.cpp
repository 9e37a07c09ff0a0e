#include "queries/explain.hpp"

#include <algorithm>
#include <tuple>

#include "graph/base/sha256.hpp"

namespace lazo {
namespace {

void add(const Snapshot& graph, const Filter& filter, EdgeIndex edge, Explanation& result) {
  ExplainedTie found;
  found.tie = select(graph, filter, edge);
  result.hidden.count(found.tie);
  if (!found.tie.in_answer()) return;
  found.claims = evidence_of(graph, filter, edge);
  result.ties.push_back(std::move(found));
}

void order(Explanation& result) {
  std::sort(result.ties.begin(), result.ties.end(),
            [](const ExplainedTie& a, const ExplainedTie& b) {
              return std::tuple(a.tie.background, a.tie.status(), ~a.tie.sources, a.tie.edge) <
                     std::tuple(b.tie.background, b.tie.status(), ~b.tie.sources, b.tie.edge);
            });
}

}  // namespace

Explanation explain(const Snapshot& graph, const Ontology& ontology, NodeIndex a, NodeIndex b,
                    const Filter& filter) {
  Explanation result;
  const auto gather = [&](NodeIndex source, NodeIndex target, Way against) {
    for (const Arc arc : graph.out(source)) {
      if (arc.target != target) continue;
      if (filter.way == against && !ontology.relation(arc.relation).symmetric) continue;
      add(graph, filter, arc.edge, result);
    }
  };
  gather(a, b, Way::kIn);
  if (a != b) gather(b, a, Way::kOut);
  order(result);
  return result;
}

Explanation explain(const Snapshot& graph, EdgeIndex edge, const Filter& filter) {
  Explanation result;
  add(graph, filter, edge, result);
  return result;
}

std::string edge_id(const Snapshot& graph, const Ontology& ontology, EdgeIndex index) {
  const EdgeView edge = graph.edge(index);
  std::string content(graph.node(edge.source).key);
  content += '\n';
  content += ontology.relation(edge.relation).name;
  content += '\n';
  content += graph.node(edge.target).key;
  content += edge.layer == EdgeLayer::kBackground ? "\nbackground" : "\ntyped";
  return "edge:" + to_hex(sha256(content)).substr(0, 16);
}

std::optional<EdgeIndex> find_edge_id(const Snapshot& graph, const Ontology& ontology,
                                      std::string_view id) {
  for (const EdgeIndex edge : graph.edges()) {
    if (edge_id(graph, ontology, edge) == id) return edge;
  }
  return std::nullopt;
}

}  // namespace lazo
