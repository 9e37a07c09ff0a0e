#pragma once
// How two nodes are tied through others: specific ties first, and never "both are tied to Mexico"
// dressed up as an answer.
//
//   const PathAnswer answer = find_paths(graph, ontology, coparmex, canada, {});
//   for (const FoundPath& path : answer.paths) ... path.nodes, path.edges, path.tier ...
//
// Cost of a path in thousandths. Each edge: 1000, + 250 if it is only reported, 750 if only
// intended or required, + 1000 for a background or generic tie, - 500 * (1 - 1/sources). Each node
// in between: 500 * log2(1 + neighbours), times 1/4 if the edges before and after it share a
// sentence or an "about" node, 1/2 if they share a document. A hub (a country, a bloc, or a node in
// the top 1 % by neighbours with at least 25) may stand in between only if its two edges share one
// of these. Described nodes never stand in between; a background tie is used at most once.
//
// The search is exact: best-first partial paths from both ends, joined where they meet
// (queries/path_search.hpp; the costs depend on consecutive edges, so that k paths are found as by
// Aljazzar & Leue 2011, not by shortest-path trees). Ties break by newest evidence, then by keys.
// Pure and deterministic. On ten million ties a question costs milliseconds. Memory is bounded by
// kMostPartialPaths; an answer that ran into it says so.

#include <cstdint>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "queries/answer.hpp"

namespace lazo {

inline constexpr std::size_t kMostPartialPaths = 8000000;  ///< of one end; 28 bytes each

struct PathOptions {
  Filter filter;
  std::size_t most = 3;  ///< paths wanted
  std::uint32_t max_hops = 4;
  bool hops_only = false;        ///< every edge costs 1000, nothing else counts, hubs are nodes
  std::vector<NodeIndex> via;    ///< a path must contain all of them
  std::vector<NodeIndex> avoid;  ///< and none of these
};

/// A node that ties nearly everything to everything.
struct SharedHub {
  NodeIndex node;
  std::uint32_t neighbors = 0;
};

struct PathAnswer {
  std::vector<FoundPath> paths;  ///< by tier, cost, newest evidence, keys
  std::vector<SharedHub> hubs;   ///< tier 4: hubs tied to both ends, most neighbours first
  HiddenTies hidden;             ///< ties between the two ends that the filter keeps out
  bool cut = false;              ///< the search was stopped at kMostPartialPaths
  bool only_filtered = false;    ///< no path, but there is one over ties of other statuses
};

/// Paths between two different nodes, both ways along ties unless the filter says otherwise.
[[nodiscard]] PathAnswer find_paths(const Snapshot& graph, const Ontology& ontology, NodeIndex from,
                                    NodeIndex to, const PathOptions& options);

/// Which nodes are hubs.
class Hubs {
 public:
  /// O(1): the snapshot knows what the top hundredth is.
  Hubs(const Snapshot& graph, const Ontology& ontology);
  [[nodiscard]] bool contains(const NodeView& node) const;

 private:
  static constexpr std::uint32_t kLeastOfHub = 25;
  NodeType country_;
  NodeType bloc_;
  std::uint32_t least_neighbors_;
};

}  // namespace lazo
