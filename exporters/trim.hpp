#pragma once
// The nodes that fit a picture, and an account of those that do not.
//
//   const ExportGraph small = trim(graph, 25);     // small.notices says what was left out

#include <cstddef>

#include "exporters/export_graph.hpp"

namespace lazo {

/// The `most` nodes that matter most (exporters/choose.hpp), and the edges among them; 0 keeps
/// everything. collect() does the same without building the whole first.
[[nodiscard]] ExportGraph trim(const ExportGraph& graph, std::size_t most);

/// "55 nodes and 1 tie left out; --max-nodes shows more".
[[nodiscard]] ExportNotice left_out_notice(std::size_t nodes, std::size_t edges);

}  // namespace lazo
