#pragma once
// Web annotations (https://www.w3.org/TR/annotation-model/) that say a tie, as `lazo export
// annotations` writes them: two bodies that identify the ends, one that tags the relation, one the
// status; the quotation is the evidence.
//
//   if (is_annotations(json)) read_annotations(json, sink);
//
// Pure but for the sink, O(n).

#include "graph/base/json.hpp"
#include "importers/tables/table.hpp"

namespace lazo {

/// True for a collection, a page or one annotation.
[[nodiscard]] bool is_annotations(const Json& root);

/// Annotations that do not name two ends are losses. False if none of them says a tie.
bool read_annotations(const Json& root, TableSink& sink);

}  // namespace lazo
