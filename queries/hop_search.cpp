#include "queries/hop_search.hpp"

#include <algorithm>

namespace lazo {

void HopSearch::begin(Side& side, std::uint32_t node) {
  side.labels.clear();
  side.labels.add(node);
  side.frontier.assign(1, node);
  side.ties_ahead = ties_.degree(node);
}

std::uint32_t HopSearch::advance(Side& side, const Side& other) {
  next_.clear();
  side.ties_ahead = 0;
  std::uint32_t met = NodeIndex::kNone;
  for (const std::uint32_t node : side.frontier) {
    const bool meets = ties_.any_neighbor(node, [&](std::uint32_t neighbor) {
      const auto [label, fresh] = side.labels.add(neighbor);
      if (!fresh) return false;
      label.parent = node;
      if (other.labels.find(neighbor) != nullptr) {
        met = neighbor;
        return true;
      }
      next_.push_back(neighbor);
      return false;
    });
    if (meets) return met;
  }
  for (const std::uint32_t node : next_) side.ties_ahead += ties_.degree(node);
  side.frontier.swap(next_);
  return NodeIndex::kNone;
}

std::vector<NodeIndex> HopSearch::shortest(NodeIndex from, NodeIndex to) {
  if (from.index() >= ties_.node_count() || to.index() >= ties_.node_count()) return {};
  if (from == to) return {from};
  begin(from_, from.value);
  begin(to_, to.value);
  std::uint32_t met = NodeIndex::kNone;
  while (met == NodeIndex::kNone) {
    const bool forward = from_.ties_ahead <= to_.ties_ahead;
    Side& side = forward ? from_ : to_;
    if (side.frontier.empty()) return {};
    met = advance(side, forward ? to_ : from_);
  }
  std::vector<NodeIndex> path;
  for (std::uint32_t at = met; at != NodeIndex::kNone; at = from_.labels.find(at)->parent) {
    path.push_back(NodeIndex{at});
  }
  std::reverse(path.begin(), path.end());
  for (std::uint32_t at = to_.labels.find(met)->parent; at != NodeIndex::kNone;
       at = to_.labels.find(at)->parent) {
    path.push_back(NodeIndex{at});
  }
  return path;
}

}  // namespace lazo
