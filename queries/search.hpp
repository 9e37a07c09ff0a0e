#pragma once
// Which nodes a word may mean: names with and without accents and case, aliases, acronyms, parts
// of names, and names with a slip of the pen.
//
//   for (const NameHit& hit : search(graph, "coparmx", {.limit = 5}))
//     use(graph.node(hit.node).name, hit.match);
//
// Pure; thread-safe; O(log n) for names and beginnings, O(n) over all names for the rest.

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/snapshot.hpp"

namespace lazo {

/// How a name fits, best first.
enum class NameMatch : std::uint8_t {
  kExact,      ///< the whole name, case and accents aside
  kBeginning,  ///< the name begins with the text
  kWords,      ///< each word of the text begins a word of the name
  kInitials,   ///< the text is the initials of the name
  kSimilar,    ///< within the edit distance of a slip
};
/// "exact", "beginning", "words", "initials", "similar".
[[nodiscard]] std::string_view name_of(NameMatch match);

struct NameHit {
  NodeIndex node;
  std::uint32_t name = 0;  ///< the name that fits: graph.name(name)
  NameMatch match = NameMatch::kSimilar;
  std::uint8_t distance = 0;  ///< edits, for kSimilar
};

struct SearchOptions {
  std::size_t limit = 20;       ///< 0 = all
  std::vector<NodeType> types;  ///< sorted; empty = all
};

struct SearchResult {
  std::vector<NameHit> hits;  ///< one a node, best first
  std::size_t total = 0;      ///< before the limit
};

/// Ranked by match, level (known first), role of the name, documents, key. Deterministic.
[[nodiscard]] SearchResult search(const Snapshot& graph, std::string_view text,
                                  const SearchOptions& options = {});

}  // namespace lazo
