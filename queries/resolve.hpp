#pragma once
// From a name that a person types to one node, or an error that helps.
//
//   LAZO_TRY(const NodeIndex mexico, resolve(graph, "México"));
//
// A key ("country:mx") always means its node. A name must mean exactly one node; lazo never guesses
// between two. Pure; thread-safe; O(log n), O(n) where it must suggest.

#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/snapshot.hpp"

namespace lazo {

/// Every node that the text may mean, best kind of match only: the key; else the names of the best
/// level (known, named, described) and role (label before alias before weak). Ordered by index.
[[nodiscard]] std::vector<NodeIndex> meanings(const Snapshot& graph, std::string_view text);

/// The one meaning. Errors: kNotFound with the nearest names; kAmbiguous with the keys.
[[nodiscard]] Result<NodeIndex> resolve(const Snapshot& graph, std::string_view text);

}  // namespace lazo
