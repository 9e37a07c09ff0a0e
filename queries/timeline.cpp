#include "queries/timeline.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace lazo {

Timeline timeline(const Snapshot& graph, const std::vector<NodeIndex>& nodes,
                  const Filter& filter) {
  std::set<EdgeIndex> edges;
  for (const NodeIndex node : nodes) {
    for (const Arc arc : graph.out(node)) edges.insert(arc.edge);
    for (const Arc arc : graph.in(node)) edges.insert(arc.edge);
  }
  if (nodes.empty()) {
    for (const EdgeIndex edge : graph.edges()) edges.insert(edges.end(), edge);
  }

  Timeline result;
  for (const EdgeIndex edge : edges) {
    const Tie tie = select(graph, filter, edge);
    result.hidden.count(tie);
    if (tie.shown.empty()) continue;
    std::map<std::pair<Day, ClaimStatus>, TimelineEntry> by_day;
    for (const ClaimIndex index : evidence_of(graph, filter, edge)) {
      const ClaimView claim = graph.claim(index);
      if (!claim.day.known()) {
        ++result.undated;
        continue;
      }
      const auto [it, fresh] =
          by_day.try_emplace({claim.day, claim.status}, TimelineEntry{claim.day, edge, index, 1});
      if (!fresh) ++it->second.claims;
    }
    for (const auto& [key, entry] : by_day) result.entries.push_back(entry);
  }
  std::sort(result.entries.begin(), result.entries.end(),
            [](const TimelineEntry& a, const TimelineEntry& b) {
              return std::tuple(a.day, a.edge, a.claim) < std::tuple(b.day, b.edge, b.claim);
            });
  return result;
}

}  // namespace lazo
