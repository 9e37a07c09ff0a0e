#pragma once
// What a question gives back: nodes, ties, paths, and an honest account of what is not there.
// The command line and the exporters turn it into text, JSON or a picture; evidence is named by
// claim, and fetched from the store by those who show it.
//
// Plain values. Lists are in the order in which they are to be shown.

#include <cstdint>
#include <string>
#include <vector>

#include "graph/snapshot.hpp"
#include "queries/filter.hpp"

namespace lazo {

/// How specific a path is: the promise of `path` (DESIGN: answers in tiers).
enum class PathTier : std::uint8_t {
  kDirect = 1,    ///< a tie between the two ends
  kSpecific = 2,  ///< over stated and reported ties, hubs only where the sources connect them
  kPlanned = 3,   ///< the same, but needs an intended or required tie
  kHubs = 4,      ///< only through hubs, and the sources do not connect the two halves
};

struct FoundPath {
  std::vector<NodeIndex> nodes;  ///< both ends included
  std::vector<EdgeIndex> edges;  ///< one fewer than nodes
  std::uint32_t cost = 0;        ///< thousandths
  PathTier tier = PathTier::kSpecific;
  friend bool operator==(const FoundPath&, const FoundPath&) = default;
};

/// Something the reader must know about the answer.
struct Notice {
  std::string code;  ///< "hidden_by_status", "cut", "hubs", ... for machines
  std::uint64_t count = 0;
  std::string text;  ///< one sentence in lower case, for people
};

/// What part of the whole an answer is.
struct Page {
  std::size_t returned = 0;
  std::size_t total = 0;
};

struct Answer {
  std::vector<NodeIndex> nodes;
  std::vector<Tie> ties;
  std::vector<FoundPath> paths;
  HiddenTies hidden;
  std::vector<Notice> notices;
  Page page;
};

}  // namespace lazo
