#pragma once
// The engine under find_paths(): cheapest simple paths under a cost that depends on consecutive
// edges. Private to queries/.
//
// Both ends grow partial paths, cheapest first, each up to half of the hops; where two partial
// paths of the two sides stand at one node, they make a whole one, whose cost is then exact. A
// partial path is priced when it is about to grow, not when it is found: until then the price is
// that of its parent, the cheapest edge there is and a quarter of the crowd at the node between, so
// that the ties of a hub cost a look at a number each and nothing more. The search ends when what
// is not yet grown cannot make a path as cheap as the last one wanted. Exact: the paths are those
// that trying all would find; Tested by paths_test.cpp against trying all.

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "queries/node_labels.hpp"
#include "queries/paths.hpp"

namespace lazo::detail {

/// What two consecutive edges have in common.
enum class Shared : std::uint8_t { kNothing, kDocument, kSentence };

/// What one search allows.
struct SearchRules {
  StatusSet statuses;
  bool hub_rule = true;  ///< a hub in between needs shared evidence
  bool plain_hops = false;
};

class PathSearch {
 public:
  /// All arguments must outlive the search.
  PathSearch(const Snapshot& graph, const Ontology& ontology, const Hubs& hubs,
             const PathOptions& options, SearchRules rules);

  /// The cheapest paths of at least two hops (of one, too, with plain hops), at most `most`.
  [[nodiscard]] std::vector<FoundPath> run(NodeIndex from, NodeIndex to, std::size_t most);

  /// True if the last run was stopped before it could be sure.
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  static constexpr std::uint32_t kNone = NodeIndex::kNone;
  static constexpr std::uint64_t kInfinite = std::numeric_limits<std::uint64_t>::max() / 4;

  struct Evidence {
    std::uint32_t document;
    std::uint32_t sentence;
    std::uint32_t about;
  };
  struct EdgeInfo {
    bool usable = false;
    bool background = false;
    bool has_evidence = false;  ///< `evidence` has been read
    std::uint32_t cost = 0;
    Day latest;
    std::vector<Evidence> evidence;  ///< by (document, sentence)
  };
  /// A simple path from one of the two ends, kept as a chain.
  struct Partial {
    std::uint32_t node = kNone;
    std::uint32_t edge = kNone;     ///< into `node`; kNone at the end where the side began
    std::uint32_t parent = kNone;   ///< index of the shorter path
    std::uint32_t sibling = kNone;  ///< another one that stands at the same node
    std::uint32_t cost = 0;         ///< of the edges and of the nodes before `node`
    std::uint8_t hops = 0;
    bool priced = false;  ///< `cost` is exact, else a lower bound
    bool usable = true;   ///< priced and found impossible if false
    bool background_used = false;
  };
  struct AtNode {
    std::uint32_t last = kNone;  ///< of the partial paths that stand there
  };
  using Entry = std::uint64_t;  ///< lower bound with the crossing of the last node, then its index
  struct Side {
    std::vector<Partial> partials;
    std::vector<Entry> queue;  ///< a heap of those that may grow
    NodeLabels<AtNode> at_node;
    std::uint64_t least_grown = kInfinite;  ///< least bound among those that may not grow any more
    std::uint64_t work = 0;                 ///< arcs looked at
  };

  EdgeInfo& info(std::uint32_t edge);
  const std::vector<Evidence>& evidence(std::uint32_t edge);
  Shared shared(std::uint32_t before, std::uint32_t after);
  /// Cost of standing between two edges; nothing if it is not allowed.
  std::optional<std::uint32_t> cost_between(std::uint32_t before, std::uint32_t node,
                                            std::uint32_t after);
  /// What standing at a node costs at least, and whether a path may.
  struct Crossing {
    std::uint32_t least = 0;
    bool allowed = true;
  };
  [[nodiscard]] Crossing crossing_of(std::uint32_t node) const;
  /// Calls use(arc) for every arc that a path may take; `backwards`: those that lead to the node.
  template <typename Use>
  void for_each_arc(std::uint32_t node, bool backwards, const Use& use) const;

  void begin(Side& side, NodeIndex node);
  /// Makes the cost exact. False if the path cannot be.
  bool price(Side& side, std::uint32_t at);
  void grow(Side& side, Side& other, std::uint32_t at);
  /// A partial path one arc longer than `parent`, of at least `cost` without standing at its node.
  void add(Side& side, Side& other, std::uint32_t parent, std::uint32_t cost, const Arc& arc);
  void join(std::uint32_t forward, std::uint32_t backward);
  /// The side's least bound of what has not grown, and where the side stands to pay next.
  static std::uint64_t least_waiting(const Side& side);
  [[nodiscard]] bool visits(const Side& side, std::uint32_t at, std::uint32_t node) const;
  [[nodiscard]] std::uint64_t dearest() const;
  [[nodiscard]] std::vector<FoundPath> answer(std::size_t most);

  const Snapshot& graph_;
  const Ontology& ontology_;
  const Hubs& hubs_;
  const PathOptions& options_;
  SearchRules rules_;
  Filter filter_;
  bool cut_ = false;
  std::size_t most_ = 0;
  std::uint8_t most_hops_of_side_ = 0;
  NodeIndex from_node_;
  NodeIndex to_node_;
  std::uint32_t least_edge_ = 0;
  Side from_;
  Side to_;
  std::unordered_map<std::uint32_t, EdgeInfo> infos_;
  /// Whole paths by their nodes: parallel edges give one path, its cheapest.
  std::map<std::vector<NodeIndex>, FoundPath> found_;
  std::vector<std::uint64_t> best_costs_;  ///< of found_, the `most_` least, rising
};

}  // namespace lazo::detail
