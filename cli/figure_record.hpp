#pragma once
// Values that documents give, as JSON and as lines for the reader.
//
//   json = figures_json(session, found);
//   line = figure_value(session, found[0]);   // "83% of its exports"
//
// One thread: quotations come from the session's store.

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/session.hpp"
#include "graph/base/result.hpp"
#include "queries/figures.hpp"

namespace lazo::cli {

/// An array of objects: node, property, value, quantity, scope, document, begin, end, text, status.
[[nodiscard]] std::string figures_json(const Session& session, const std::vector<Figure>& values);

/// "83% of its exports (United States)".
[[nodiscard]] std::string figure_value(const Session& session, const Figure& figure);

/// The document of a value on one line. Errors: those of the store.
[[nodiscard]] Result<std::string> figure_source(const Session& session, const Figure& figure);

}  // namespace lazo::cli
