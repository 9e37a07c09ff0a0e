#include "queries/between.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace lazo {
namespace {

void count(const Snapshot& graph, const Ontology& ontology, const Tie& tie, BetweenCell& cell) {
  const Family family = ontology.relation(graph.edge(tie.edge).relation).family();
  ++cell.by_family[static_cast<std::size_t>(family)];
  if (tie.background) {
    ++cell.background;
  } else {
    ++cell.by_status[static_cast<std::size_t>(tie.status())];
  }
  cell.ties.push_back(tie);
}

}  // namespace

BetweenAnswer between(const Snapshot& graph, const Ontology& ontology,
                      const std::vector<NodeIndex>& a, const std::vector<NodeIndex>& b,
                      const Filter& filter) {
  std::unordered_map<std::uint32_t, std::size_t> place_of_b;
  for (std::size_t i = 0; i < b.size(); ++i) place_of_b.emplace(b[i].value, i);
  BetweenAnswer answer;
  std::map<std::tuple<std::size_t, std::size_t>, BetweenCell> cells;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (const bool outward : {true, false}) {
      if ((filter.way == Way::kOut && !outward) || (filter.way == Way::kIn && outward)) continue;
      for (const Arc arc : outward ? graph.out(a[i]) : graph.in(a[i])) {
        const auto found = place_of_b.find(arc.target.value);
        if (found == place_of_b.end() || arc.target == a[i]) continue;
        const Tie tie = select(graph, filter, arc.edge);
        answer.hidden.count(tie);
        if (!tie.in_answer()) continue;
        BetweenCell& cell = cells[{i, found->second}];
        cell.a = a[i];
        cell.b = arc.target;
        count(graph, ontology, tie, cell);
      }
    }
  }
  for (auto& [place, cell] : cells) {
    std::stable_sort(cell.ties.begin(), cell.ties.end(), [](const Tie& x, const Tie& y) {
      return std::tuple(x.background, x.status(), ~x.sources, x.edge) <
             std::tuple(y.background, y.status(), ~y.sources, y.edge);
    });
    answer.ties += cell.ties.size();
    answer.cells.push_back(std::move(cell));
  }
  return answer;
}

}  // namespace lazo
