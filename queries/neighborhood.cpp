#include "queries/neighborhood.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "queries/node_labels.hpp"

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
  NodeLabels<std::uint32_t> distance;  ///< of the nodes reached
  std::vector<NodeIndex> reached;      ///< in the order of reaching
  NodeLabels<char> seen;               ///< ties, by their number
  std::vector<NeighborTie> ties;
  HiddenTies hidden;

  void reach(NodeIndex node, std::uint32_t hops) {
    const auto [label, fresh] = distance.add(node.value);
    if (!fresh) return;
    label = hops;
    reached.push_back(node);
  }

  void take(NodeIndex from, Arc arc, std::uint32_t hops) {
    if (!seen.add(arc.edge.value).second) return;
    Tie tie = select(graph, options.filter, arc.edge);
    if (!passes_type(graph, options.filter, arc.target)) {
      tie.shown = {};
      tie.background = false;
      tie.left_out = true;
    }
    hidden.count(tie);
    if (!tie.in_answer()) return;
    reach(arc.target, hops);
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

/// Puts the ties of a family in order and leaves the first `most`; counts the described ends among
/// the others. What decides is read once a tie, and only the first ones are sorted: a hub has
/// thousands.
void keep_best(const Snapshot& graph, std::size_t most, FamilyGroup& group) {
  struct Ranked {
    std::tuple<std::uint32_t, bool, bool, bool, std::uint64_t, NodeIndex, EdgeIndex> rank;
    std::size_t index = 0;
    bool described = false;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(group.ties.size());
  for (const NeighborTie& t : group.ties) {
    const bool described = graph.node(t.to).level == Level::kDescribed;
    const bool guess = !t.tie.background && t.tie.status() >= ClaimStatus::kPossible;
    ranked.push_back({{t.distance, t.tie.background, guess, described, ~std::uint64_t{t.weight},
                       t.to, t.tie.edge},
                      ranked.size(),
                      described});
  }
  const std::size_t kept = std::min(most, ranked.size());
  const auto cut = ranked.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(ranked.begin(), cut, ranked.end(),
                    [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  if (cut != ranked.end()) {
    group.described = static_cast<std::size_t>(
        std::count_if(cut, ranked.end(), [](const Ranked& r) { return r.described; }));
  }
  std::vector<NeighborTie> ties;
  ties.reserve(kept);
  for (auto it = ranked.begin(); it != cut; ++it) ties.push_back(std::move(group.ties[it->index]));
  group.ties = std::move(ties);
}

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
  Walk walk{graph, options, newest_day(graph), {}, {}, {}, {}, {}};
  for (const NodeIndex node : start) walk.reach(node, 0);
  const std::size_t starts = walk.reached.size();
  std::vector<NodeIndex> frontier = start;
  for (std::uint32_t hops = 1; hops <= options.depth && !frontier.empty(); ++hops) {
    for (const NodeIndex node : frontier) walk.expand(node, hops, ontology);
    frontier.clear();
    for (const NodeIndex node : walk.reached) {
      if (*walk.distance.find(node.value) == hops) frontier.push_back(node);
    }
    std::sort(frontier.begin(), frontier.end());
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
  result.neighbors = walk.reached.size() - starts;
  for (FamilyGroup& group : by_family) {
    if (group.ties.empty()) continue;
    group.total = group.ties.size();
    keep_best(graph, options.per_family == 0 ? group.total : options.per_family, group);
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
