#include "queries/communities.hpp"

#include <algorithm>
#include <numeric>

#include "queries/tie_lists.hpp"

namespace lazo {

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
  const TieLists tied = tie_lists(graph, filter);
  const WeightedLists& lists = tied.lists;
  answer.hidden = tied.hidden;
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
