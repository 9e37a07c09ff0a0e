#pragma once
// The legend of a picture, as a Graphviz HTML-like label: it says only what the picture shows.

#include <string>
#include <vector>

#include "exporters/drawn_lines.hpp"
#include "exporters/exporter.hpp"

namespace lazo {

/// Title, one chip for each type present, one line of keys, and what was left out.
[[nodiscard]] std::string legend_label(const ExportGraph& graph,
                                       const std::vector<DrawnLine>& lines,
                                       const Ontology& ontology, const ExportOptions& options);

}  // namespace lazo
