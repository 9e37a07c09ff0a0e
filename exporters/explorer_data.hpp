#pragma once
// The data of the explorer page (web/), as one JSON value: columns instead of records, every text
// once, places already computed. docs/explorer.md lists the columns; the page reads it either from
// its own file (exporters/html.cpp) or from a server that answers with the same value.
//
// Pure; deterministic; thread-safe. Errors: those of the sink. Time is that of lay_out().

#include "exporters/exporter.hpp"

namespace lazo {

/// Writes the value. Valid inside an HTML script element: it holds no '<'.
[[nodiscard]] Status write_explorer_data(const ExportGraph& graph, const ExportContext& context,
                                         TextSink& sink);

}  // namespace lazo
