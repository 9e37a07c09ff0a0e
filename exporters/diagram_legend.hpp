#pragma once
// The legend of a picture, as a Graphviz HTML-like label: it says only what the picture shows.

#include <string>
#include <vector>

#include "exporters/exporter.hpp"
#include "exporters/telling_lines.hpp"

namespace lazo {

/// Title, one chip for each type present, one line of keys, and what was left out.
[[nodiscard]] std::string legend_label(const ExportGraph& graph, const TellingLines& shown,
                                       const Ontology& ontology, const ExportOptions& options);

}  // namespace lazo
