#pragma once
// The explorer over HTTP, a neighbourhood at a time: the page is empty, and asks for what lies
// around a node when it is opened, so that the size of the graph does not matter.
//
//   GET /explore?name=COPARMEX            the page
//   GET /api/v1/explorer?name=COPARMEX    its data (docs/explorer.md), asked for by the page
//
// Pure functions of the graph; an OpenGraph belongs to one thread.

#include <cstddef>
#include <string>

#include "cli/serve/http.hpp"
#include "cli/session.hpp"

namespace lazo::cli::serve {

/// Ties around each node that a page gets at once: those that say most.
inline constexpr std::size_t kTiesAround = 150;

/// The page around the nodes of the parameters `name`. Errors: kUsage without a name or with
/// another parameter than name and ui_lang; kNotFound, kAmbiguous; kToolMissing.
[[nodiscard]] Result<std::string> explorer_page(const OpenGraph& graph, const Target& target);

/// The nodes, at most kTiesAround ties of each with all their quotations, and all ties between
/// their ends. Whatever the status: the page filters itself. Errors: as above, and those of the
/// store.
[[nodiscard]] Result<std::string> explorer_data(const OpenGraph& graph, const Target& target);

}  // namespace lazo::cli::serve
