#include "queries/common.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace lazo {

CommonAnswer common(const Snapshot& graph, const Ontology& ontology,
                    const std::vector<NodeIndex>& start, const Filter& filter) {
  CommonAnswer answer;
  std::map<NodeIndex, CommonNode> found;
  for (std::size_t i = 0; i < start.size(); ++i) {
    NeighborOptions options;
    options.filter = filter;
    options.per_family = 0;
    Neighborhood around = neighbors(graph, ontology, {start[i]}, options);
    for (std::size_t s = 0; s < kStatusCount; ++s) {
      answer.hidden.by_status[s] += around.hidden.by_status[s];
    }
    answer.hidden.by_other += around.hidden.by_other;
    for (FamilyGroup& group : around.groups) {
      for (NeighborTie& tie : group.ties) {
        if (std::find(start.begin(), start.end(), tie.to) != start.end()) continue;
        CommonNode& node = found[tie.to];
        if (node.ties.size() == i) {  // tied to all before: the first tie with this one
          node.node = tie.to;
          node.ties.push_back(std::move(tie));
        } else if (node.ties.size() == i + 1 && tie.weight > node.ties[i].weight) {
          node.ties[i] = std::move(tie);
        }
      }
    }
  }
  for (auto& [index, node] : found) {
    if (node.ties.size() != start.size()) continue;
    node.weight = node.ties.front().weight;
    for (const NeighborTie& tie : node.ties) node.weight = std::min(node.weight, tie.weight);
    answer.nodes.push_back(std::move(node));
  }
  std::stable_sort(answer.nodes.begin(), answer.nodes.end(),
                   [](const CommonNode& a, const CommonNode& b) { return a.weight > b.weight; });
  return answer;
}

}  // namespace lazo
