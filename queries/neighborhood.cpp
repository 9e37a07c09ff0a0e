#include "queries/neighborhood.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace lazo {
namespace {

std::uint32_t months(Day day) {
  return day.year() * 12 + std::max(1U, day.month());
}

/// Everything that one walk gathers.
struct Walk {
  const Snapshot& graph;
  const NeighborOptions& options;
  Day newest;
  std::map<NodeIndex, std::uint32_t> distance;  ///< of the nodes reached
  std::set<EdgeIndex> seen;
  std::vector<NeighborTie> ties;
  HiddenTies hidden;

  void take(NodeIndex from, Arc arc, std::uint32_t hops) {
    if (!seen.insert(arc.edge).second) return;
    Tie tie = select(graph, options.filter, arc.edge);
    if (!passes_type(graph, options.filter, arc.target)) {
      tie.shown = {};
      tie.background = false;
      tie.left_out = true;
    }
    hidden.count(tie);
    if (!tie.in_answer()) return;
    distance.try_emplace(arc.target, hops);
    NeighborTie found;
    found.weight = tie_weight(graph, tie, arc.target, newest);
    found.tie = std::move(tie);
    found.from = from;
    found.to = arc.target;
    found.distance = hops;
    ties.push_back(std::move(found));
  }

  void expand(NodeIndex node, std::uint32_t hops, const Ontology& ontology) {
    const Way way = options.filter.way;
    for (const Arc arc : graph.out(node)) {
      if (way != Way::kIn || ontology.relation(arc.relation).symmetric) take(node, arc, hops);
    }
    for (const Arc arc : graph.in(node)) {
      if (way != Way::kOut || ontology.relation(arc.relation).symmetric) take(node, arc, hops);
    }
  }
};

}  // namespace

std::uint32_t log2_thousandths(std::uint64_t n) {
  // Whole part by shifting; then bit by bit: squaring doubles the logarithm (Knuth, TAOCP 1.2.2).
  std::uint64_t x = n + 1;
  if (x == 0) return 64000;
  std::uint32_t whole = 0;
  for (std::uint64_t y = x; y > 1; y >>= 1U) ++whole;
  std::uint64_t mantissa = whole <= 30 ? x << (30 - whole) : x >> (whole - 30);  // [1, 2) in 2^30
  std::uint64_t fraction = 0;
  for (int bit = 0; bit < 20; ++bit) {
    mantissa = mantissa * mantissa >> 30U;
    fraction <<= 1U;
    if (mantissa >= std::uint64_t{2} << 30U) {
      mantissa >>= 1U;
      fraction |= 1U;
    }
  }
  return whole * 1000 + static_cast<std::uint32_t>(fraction * 1000 >> 20U);
}

Day newest_day(const Snapshot& graph) {
  Day newest;
  for (const DocumentIndex document : graph.documents()) {
    newest = std::max(newest, graph.document(document).published);
  }
  return newest;
}

std::uint64_t tie_weight(const Snapshot& graph, const Tie& tie, NodeIndex end, Day newest) {
  if (tie.background) return 0;
  // Half the weight after two years; an unknown date counts as old as that.
  constexpr std::uint64_t kHalfLifeMonths = 24;
  std::uint64_t age = kHalfLifeMonths;
  if (tie.latest.known() && newest.known()) {
    age = months(newest) > months(tie.latest) ? months(newest) - months(tie.latest) : 0;
  }
  const std::uint64_t sources = std::max<std::uint64_t>(1, tie.sources);
  const std::uint64_t recent = 1000 * kHalfLifeMonths / (kHalfLifeMonths + age);
  return sources * recent * 1000 / (1000 + log2_thousandths(graph.node(end).neighbors));
}

Neighborhood neighbors(const Snapshot& graph, const Ontology& ontology,
                       const std::vector<NodeIndex>& start, const NeighborOptions& options) {
  Walk walk{graph, options, newest_day(graph), {}, {}, {}, {}};
  for (const NodeIndex node : start) walk.distance.emplace(node, 0);
  std::vector<NodeIndex> frontier = start;
  for (std::uint32_t hops = 1; hops <= options.depth && !frontier.empty(); ++hops) {
    for (const NodeIndex node : frontier) walk.expand(node, hops, ontology);
    frontier.clear();
    for (const auto& [node, reached] : walk.distance) {
      if (reached == hops) frontier.push_back(node);
    }
  }

  std::array<FamilyGroup, kFamilyCount> by_family;
  for (NeighborTie& tie : walk.ties) {
    const Family family = ontology.relation(graph.edge(tie.tie.edge).relation).family();
    FamilyGroup& group = by_family[static_cast<std::size_t>(family)];
    group.family = family;
    group.ties.push_back(std::move(tie));
  }

  Neighborhood result;
  result.hidden = walk.hidden;
  for (const auto& [node, reached] : walk.distance) result.neighbors += reached > 0 ? 1U : 0U;
  for (FamilyGroup& group : by_family) {
    if (group.ties.empty()) continue;
    const auto described = [&graph](const NeighborTie& t) {
      return graph.node(t.to).level == Level::kDescribed;
    };
    const auto rank = [&described](const NeighborTie& t) {
      const bool guess = !t.tie.background && t.tie.status() >= ClaimStatus::kPossible;
      return std::tuple(t.distance, t.tie.background, guess, described(t), ~t.weight, t.to,
                        t.tie.edge);
    };
    std::sort(group.ties.begin(), group.ties.end(),
              [&rank](const NeighborTie& a, const NeighborTie& b) { return rank(a) < rank(b); });
    group.total = group.ties.size();
    if (options.per_family != 0 && group.ties.size() > options.per_family) {
      const auto cut = group.ties.begin() + static_cast<std::ptrdiff_t>(options.per_family);
      group.described = static_cast<std::size_t>(std::count_if(cut, group.ties.end(), described));
      group.ties.erase(cut, group.ties.end());
    }
    result.total += group.total;
    result.groups.push_back(std::move(group));
  }
  std::stable_sort(result.groups.begin(), result.groups.end(),
                   [](const FamilyGroup& a, const FamilyGroup& b) { return a.total > b.total; });
  if (options.limit != 0) {
    std::size_t left = options.limit;
    for (FamilyGroup& group : result.groups) {
      if (group.ties.size() > left) {
        group.ties.erase(group.ties.begin() + static_cast<std::ptrdiff_t>(left), group.ties.end());
      }
      left -= group.ties.size();
    }
    std::erase_if(result.groups, [](const FamilyGroup& g) { return g.ties.empty(); });
  }
  for (const FamilyGroup& group : result.groups) result.shown += group.ties.size();
  return result;
}

}  // namespace lazo
