#pragma once
// The engine under find_paths(): cheapest simple paths under a cost that depends on consecutive
// edges. Private to queries/.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/ontology/ontology.hpp"
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
  PathSearch(const Snapshot& graph, const Ontology& ontology, const Hubs& hubs,
             const PathOptions& options, SearchRules rules);

  /// The cheapest paths of at least two hops (of one, too, with plain hops), at most `most`.
  [[nodiscard]] std::vector<FoundPath> run(NodeIndex from, NodeIndex to, std::size_t most);

  /// True if the last run was stopped before it could be sure.
  [[nodiscard]] bool cut() const { return cut_; }
  /// True if the edge is intended or required at best.
  [[nodiscard]] bool is_planned(EdgeIndex edge) { return info(edge).planned; }
  [[nodiscard]] Day newest(EdgeIndex edge) { return info(edge).latest; }

 private:
  struct Evidence {
    std::uint32_t document;
    std::uint32_t sentence;
    std::uint32_t about;
  };
  struct EdgeInfo {
    bool usable = false;
    bool background = false;
    bool planned = false;
    std::uint32_t cost = 0;
    Day latest;
    std::vector<Evidence> evidence;  ///< by (document, sentence)
  };
  /// A simple path from the start, kept as a chain.
  struct Partial {
    NodeIndex node;
    EdgeIndex edge;            ///< into `node`; kNone at the start
    std::uint32_t parent = 0;  ///< index of the shorter path
    std::uint32_t cost = 0;
    std::uint8_t hops = 0;
    bool background_used = false;
  };

  const EdgeInfo& info(EdgeIndex edge);
  Shared shared(EdgeIndex before, EdgeIndex after);
  /// Cost of standing in between; nothing if it is not allowed.
  std::optional<std::uint32_t> cost_between(EdgeIndex before, NodeIndex node, EdgeIndex after);
  bool may_stand_between(NodeIndex node) const;
  /// Calls use(arc) for every usable arc; `backwards`: arcs that lead into the node.
  template <typename Use>
  void for_each_arc(NodeIndex node, bool backwards, const Use& use);
  void bound_rest(NodeIndex from, NodeIndex to);
  std::optional<std::uint32_t> rest(NodeIndex node, std::uint32_t hops_left) const;
  FoundPath unwind(std::uint32_t partial) const;
  bool visits(std::uint32_t partial, NodeIndex node) const;

  const Snapshot& graph_;
  const Ontology& ontology_;
  const Hubs& hubs_;
  const PathOptions& options_;
  SearchRules rules_;
  bool cut_ = false;
  std::unordered_map<std::uint32_t, EdgeInfo> infos_;
  /// rest_[h][v]: a lower bound of the cost from v to the target in at most h hops.
  std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> rest_;
  std::vector<Partial> partials_;
};

}  // namespace lazo::detail
