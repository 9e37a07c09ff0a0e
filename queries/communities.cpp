#include "queries/communities.hpp"

#include <algorithm>
#include <numeric>

namespace lazo {

WeightedLists weighted_lists(const Snapshot& graph, const Filter& filter, HiddenTies& hidden) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> halves;  // from, to
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    if (edge.layer == EdgeLayer::kBackground || edge.source == edge.target) continue;
    if (!passes_type(graph, filter, edge.source) || !passes_type(graph, filter, edge.target)) {
      continue;
    }
    const Tie tie = select(graph, filter, index);
    hidden.count(tie);
    if (tie.shown.empty()) continue;
    halves.emplace_back(edge.source.value, edge.target.value);
    halves.emplace_back(edge.target.value, edge.source.value);
  }
  std::sort(halves.begin(), halves.end());
  WeightedLists lists;
  lists.offsets.assign(graph.node_count() + 1, 0);
  for (std::size_t i = 0; i < halves.size();) {
    std::size_t end = i;
    while (end < halves.size() && halves[end] == halves[i]) ++end;
    lists.targets.push_back(halves[i].second);
    lists.weights.push_back(static_cast<std::uint32_t>(end - i));
    ++lists.offsets[halves[i].first + 1];
    i = end;
  }
  std::partial_sum(lists.offsets.begin(), lists.offsets.end(), lists.offsets.begin());
  return lists;
}

Partition connected_parts(const WeightedLists& lists) {
  constexpr std::uint32_t kUnseen = 0xFFFFFFFFU;
  std::vector<std::uint32_t> part(lists.size(), kUnseen);
  std::vector<std::uint32_t> sizes;
  std::vector<std::uint32_t> stack;
  for (std::uint32_t start = 0; start < lists.size(); ++start) {
    if (part[start] != kUnseen) continue;
    const auto number = static_cast<std::uint32_t>(sizes.size());
    sizes.push_back(0);
    part[start] = number;
    stack.push_back(start);
    while (!stack.empty()) {
      const std::uint32_t v = stack.back();
      stack.pop_back();
      ++sizes[number];
      for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
        if (part[lists.targets[a]] != kUnseen) continue;
        part[lists.targets[a]] = number;
        stack.push_back(lists.targets[a]);
      }
    }
  }
  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&sizes](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  std::vector<std::uint32_t> number(sizes.size());
  Partition result;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    number[order[i]] = i;
    result.sizes.push_back(sizes[order[i]]);
  }
  for (const std::uint32_t p : part) result.of_node.push_back(number[p]);
  result.modularity = modularity(lists, result.of_node);
  return result;
}

CommunityAnswer communities(const Snapshot& graph, CommunityBy by, const Filter& filter,
                            const LeidenOptions& options) {
  CommunityAnswer answer;
  const WeightedLists lists = weighted_lists(graph, filter, answer.hidden);
  const Partition parts =
      by == CommunityBy::kLeiden ? leiden(lists, options) : connected_parts(lists);
  answer.modularity = parts.modularity;
  struct Member {
    NodeIndex node;
    std::uint32_t inside;
  };
  std::vector<std::vector<Member>> members(parts.sizes.size());
  std::vector<Community> all(parts.sizes.size());
  for (std::uint32_t v = 0; v < lists.size(); ++v) {
    const std::uint32_t c = parts.of_node[v];
    if (lists.offsets[v] == lists.offsets[v + 1]) continue;  // a node without a tie
    std::uint32_t inside = 0;
    for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
      const std::uint32_t u = lists.targets[a];
      const bool same = parts.of_node[u] == c;
      if (same) inside += lists.weights[a];
      if (same && v < u) all[c].inside += lists.weights[a];
      if (!same) all[c].outside += lists.weights[a];
      if (v < u) answer.ties += lists.weights[a];
    }
    members[c].push_back({NodeIndex{v}, inside});
  }
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (members[c].empty()) continue;
    std::stable_sort(members[c].begin(), members[c].end(),
                     [](const Member& a, const Member& b) { return a.inside > b.inside; });
    for (const Member& member : members[c]) all[c].members.push_back(member.node);
    answer.communities.push_back(std::move(all[c]));
  }
  return answer;
}

}  // namespace lazo
