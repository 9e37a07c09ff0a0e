#pragma once
// What an assistant may read besides the answers of tools: documents and edges.
//
//   lazo://doc/4a580bce62720b52                       the text of a document
//   lazo://doc/4a580bce62720b52?begin=220&end=400     those bytes of it
//   lazo://edge/3abbea9fd7252931                      an edge with all its evidence, as JSON
//
// Texts longer than a message may be are read in parts; each part names the next one.

#include <optional>
#include <string>
#include <string_view>

#include "cli/environment.hpp"
#include "cli/session.hpp"
#include "graph/base/json.hpp"

namespace lazo::cli::mcp {

struct Resource {
  std::string uri;  ///< of the part that is given
  std::string mime;
  std::string text;
  std::string next;  ///< uri of the next part; empty at the end
};

/// The array of resources/list from `first` on, one entry a document; returns the cursor of the
/// next page, empty at the end.
[[nodiscard]] Result<std::string> write_resources(JsonWriter& json, const OpenGraph& graph,
                                                  std::size_t first);
/// The array of resources/templates/list.
void write_resource_templates(JsonWriter& json);

/// Reads one, at most about `most_bytes` of it. Errors: kNotFound; kUsage if it is too large to
/// be read at all.
[[nodiscard]] Result<Resource> read_resource(std::string_view uri, std::size_t most_bytes,
                                             const Environment& environment,
                                             const OpenGraph& graph);

}  // namespace lazo::cli::mcp
