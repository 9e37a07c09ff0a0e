#pragma once
// Graph files too large to be read at once, in parts: each part is a file of the same kind that
// holds some of the ties, and of the entities that they tie what lazo takes from them, name and
// type.
//
//   LAZO_TRY(const auto parts, ftm_parts(source));
//   parts->next()                                       // "part-0001.jsonl", ...
//
// Entities may stand anywhere in the file, so it is read twice: once to find where each id stands
// (32 bytes an entity are kept), once for the ties, each with what it refers to. Besides those 32
// bytes memory does not grow with the file. Records are counted in their part.
//
// Not for what is no table of ties, one of its own for each: statements of FollowTheMoney, GraphML.

#include <memory>

#include "graph/base/result.hpp"
#include "importers/byte_source.hpp"
#include "importers/readers/reader_child.hpp"

namespace lazo {

/// A record, with what it refers to, may take so many bytes; a larger one is named and left out.
inline constexpr std::size_t kMostRecordBytes = std::size_t{1} << 20U;

/// FollowTheMoney entities, one a line. next() ends with kBadInput if none of them is a tie.
[[nodiscard]] Result<std::unique_ptr<ContainedFiles>> ftm_parts(ByteSource source);

/// JSON Graph Format, node-link, Cytoscape, Kumu, web annotations. nullptr, and `source` unchanged,
/// if it is none of them. Errors: kBadInput if it is no JSON.
[[nodiscard]] Result<std::unique_ptr<ContainedFiles>> graph_json_parts(ByteSource& source);

}  // namespace lazo
