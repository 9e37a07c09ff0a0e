#pragma once
// The lines of a picture: ties that run between the same two nodes, say the same kind of thing and
// have the same status are one line with several words on it.

#include <cstdint>
#include <string>
#include <vector>

#include "exporters/export_graph.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

struct DrawnLine {
  std::uint32_t source = 0;  ///< index into the graph's nodes
  std::uint32_t target = 0;
  EdgeLayer layer = EdgeLayer::kTyped;
  ClaimStatus status = ClaimStatus::kStated;
  Sign sign = Sign::kNeutral;
  bool symmetric = false;
  bool disputed = false;
  std::vector<RelationId> relations;  ///< most claims first
  std::uint32_t claims = 0;
  const ExportEvidence* best = nullptr;  ///< of the line's status; belongs to the graph
  std::string background_source;
};

/// By (source, target, layer, status, sign, symmetric). The graph must outlive them.
/// O(edges log edges).
[[nodiscard]] std::vector<DrawnLine> drawn_lines(const ExportGraph& graph,
                                                 const Ontology& ontology);

}  // namespace lazo
