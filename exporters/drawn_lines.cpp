// Tested by dot_test.cpp.
#include "exporters/drawn_lines.hpp"

#include <algorithm>
#include <tuple>

#include "exporters/flat_fields.hpp"

namespace lazo {
std::vector<DrawnLine> drawn_lines(const ExportGraph& graph, const Ontology& ontology) {
  struct Entry {
    DrawnLine line;
    std::uint32_t edge;
  };
  std::vector<Entry> entries;
  entries.reserve(graph.edges.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const ExportEdge& edge = graph.edges[i];
    const RelationRow& relation = ontology.relation(edge.relation);
    DrawnLine line;
    line.source = edge.source;
    line.target = edge.target;
    line.layer = edge.layer;
    line.status = edge.status;
    line.sign = edge.layer == EdgeLayer::kBackground ? Sign::kNeutral : relation.sign;
    line.symmetric = relation.symmetric;
    line.disputed = edge.disputed;
    line.relations = {edge.relation};
    line.claims = edge.claims[static_cast<std::size_t>(edge.status)];
    line.best = best_evidence(edge);
    line.background_source = edge.background_source;
    if (line.symmetric && line.target < line.source) std::swap(line.source, line.target);
    entries.push_back({std::move(line), i});
  }
  const auto kind = [](const Entry& entry) {
    const DrawnLine& line = entry.line;
    return std::tuple(line.source, line.target, line.layer, line.status, line.sign, line.symmetric);
  };
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    return std::tuple(kind(a), b.line.claims, a.edge) < std::tuple(kind(b), a.line.claims, b.edge);
  });
  std::vector<DrawnLine> lines;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0 && kind(entries[i]) == kind(entries[i - 1])) {
      DrawnLine& line = lines.back();
      line.relations.push_back(entries[i].line.relations.front());
      line.claims += entries[i].line.claims;
      line.disputed = line.disputed || entries[i].line.disputed;
      if (line.best == nullptr) line.best = entries[i].line.best;
    } else {
      lines.push_back(entries[i].line);
    }
  }
  return lines;
}

}  // namespace lazo
