#pragma once
// The nodes that fit a picture, and an account of those that do not.
//
//   const ExportGraph small = trim(graph, 25);     // small.notices says what was left out

#include <cstddef>

#include "exporters/export_graph.hpp"

namespace lazo {

/// The `most` nodes that matter most, and the edges among them. Nodes in focus stay; then by
/// independent sources of their typed edges to nodes that stay, so that no chosen node stands
/// alone while another could join; known and named nodes before described ones; ties by key.
/// 0 keeps everything. Nodes without any edge are left out first. O(nodes * edges of the chosen).
[[nodiscard]] ExportGraph trim(const ExportGraph& graph, std::size_t most);

}  // namespace lazo
