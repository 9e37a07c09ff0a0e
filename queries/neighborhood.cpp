#include "queries/neighborhood.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "queries/node_labels.hpp"

namespace lazo {
namespace {

std::uint32_t months(Day day) {
  return day.year() * 12 + std::max(1U, day.month());
}

/// What decides whether a tie is shown. A hub has thousands, of which some tens are: the rest of
/// what a tie says is read for those alone.
struct Candidate {
  EdgeIndex edge;
  NodeIndex from;
  NodeIndex to;
  std::uint32_t distance = 0;
  std::uint64_t weight = 0;
  bool background = false;
  bool guess = false;
  bool described = false;
};

/// The telling ones first.
bool comes_first(const Candidate& a, const Candidate& b) {
  const auto rank = [](const Candidate& c) {
    return std::tie(c.distance, c.background, c.guess, c.described);
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (a.weight != b.weight) return a.weight > b.weight;
  return std::tie(a.to, a.edge) < std::tie(b.to, b.edge);
}

/// Everything that one walk gathers.
class Walk {
 public:
  Walk(const Snapshot& graph, const Ontology& ontology, const NeighborOptions& options,
       std::size_t degree)
      : graph_(graph),
        ontology_(ontology),
        options_(options),
        newest_(newest_day(graph)),
        labels_(degree) {}

  void reach(NodeIndex node, std::uint32_t hops) {
    const auto [label, fresh] = labels_.add(node.value);
    if (!fresh) return;
    label.hops = hops;
    reached_.push_back(node);
  }

  void expand(NodeIndex node, std::uint32_t hops) {
    const Way way = options_.filter.way;
    for (const Arc arc : graph_.out(node)) {
      const bool both = runs_both_ways(arc.relation);
      if (way == Way::kIn && !both) continue;
      if (!(both && was_expanded(arc.target))) take(node, arc, hops);
    }
    for (const Arc arc : graph_.in(node)) {
      const bool both = runs_both_ways(arc.relation);
      if (way == Way::kOut && !both) continue;
      // A tie of the node to itself was met on its way out.
      if (!(both && (arc.target == node || was_expanded(arc.target)))) take(node, arc, hops);
    }
    labels_.find(node.value)->expanded = true;
    ++expanded_;
  }

  /// The nodes first reached after so many hops, rising; those asked about as they were given.
  [[nodiscard]] std::vector<NodeIndex> reached_after(std::uint32_t hops) const {
    std::vector<NodeIndex> nodes;
    for (const NodeIndex node : reached_) {
      if (labels_.find(node.value)->hops == hops) nodes.push_back(node);
    }
    if (hops > 0) std::sort(nodes.begin(), nodes.end());
    return nodes;
  }

  [[nodiscard]] std::size_t reached() const { return reached_.size(); }
  [[nodiscard]] const HiddenTies& hidden() const { return hidden_; }
  [[nodiscard]] std::array<std::vector<Candidate>, kFamilyCount>& candidates() {
    return candidates_;
  }

 private:
  struct Label {
    std::uint32_t hops = 0;
    bool expanded = false;
  };

  /// Whether a tie of this relation is met from either of its ends.
  [[nodiscard]] bool runs_both_ways(RelationId relation) const {
    return options_.filter.way == Way::kBoth || ontology_.relation(relation).symmetric;
  }
  [[nodiscard]] bool was_expanded(NodeIndex node) const {
    if (expanded_ == 0) return false;
    const Label* const label = labels_.find(node.value);
    return label != nullptr && label->expanded;
  }

  void take(NodeIndex from, Arc arc, std::uint32_t hops) {
    Tie tie = select(graph_, options_.filter, arc.edge);
    if (!passes_type(graph_, options_.filter, arc.target)) {
      tie.shown = {};
      tie.background = false;
      tie.left_out = true;
    }
    hidden_.count(tie);
    if (!tie.in_answer()) return;
    reach(arc.target, hops);
    Candidate found;
    found.edge = arc.edge;
    found.from = from;
    found.to = arc.target;
    found.distance = hops;
    found.weight = tie_weight(graph_, tie, arc.target, newest_);
    found.background = tie.background;
    found.guess = !tie.background && tie.status() >= ClaimStatus::kPossible;
    found.described = graph_.kind(arc.target).level == Level::kDescribed;
    const Family family = ontology_.relation(arc.relation).family();
    candidates_[static_cast<std::size_t>(family)].push_back(found);
  }

  const Snapshot& graph_;
  const Ontology& ontology_;
  const NeighborOptions& options_;
  const Day newest_;
  NodeLabels<Label> labels_;        // of the nodes reached
  std::vector<NodeIndex> reached_;  // in the order of reaching
  std::size_t expanded_ = 0;
  std::array<std::vector<Candidate>, kFamilyCount> candidates_;
  HiddenTies hidden_;
};

/// Takes ties of the vocabulary away that documents tell too, and returns those of the documents;
/// sorted.
std::vector<EdgeIndex> join_layers(const Snapshot& graph, const Filter& filter,
                                   std::vector<Candidate>& candidates) {
  std::vector<EdgeIndex> joined;
  std::erase_if(candidates, [&](const Candidate& candidate) {
    if (!candidate.background) return false;
    const EdgeView edge = graph.edge(candidate.edge);
    const std::optional<EdgeIndex> told =
        graph.find_edge(edge.source, edge.relation, edge.target, EdgeLayer::kTyped);
    if (!told || !select(graph, filter, *told).in_answer()) return false;
    joined.push_back(*told);
    return true;
  });
  std::sort(joined.begin(), joined.end());
  return joined;
}

/// The first ties of a family in order, and how many described ends are among the others.
FamilyGroup best_of(const Snapshot& graph, const NeighborOptions& options,
                    std::vector<Candidate>& candidates) {
  const Filter& filter = options.filter;
  std::vector<EdgeIndex> joined;
  if (options.joins_layers) joined = join_layers(graph, filter, candidates);
  const std::size_t most = options.per_family == 0 ? candidates.size() : options.per_family;
  FamilyGroup group;
  group.total = candidates.size();
  const auto cut =
      candidates.begin() + static_cast<std::ptrdiff_t>(std::min(most, candidates.size()));
  if (cut != candidates.end())
    std::nth_element(candidates.begin(), cut, candidates.end(), comes_first);
  std::sort(candidates.begin(), cut, comes_first);
  group.described = static_cast<std::size_t>(
      std::count_if(cut, candidates.end(), [](const Candidate& c) { return c.described; }));
  group.ties.reserve(static_cast<std::size_t>(cut - candidates.begin()));
  for (auto c = candidates.begin(); c != cut; ++c) {
    group.ties.push_back({select(graph, filter, c->edge), c->from, c->to, c->distance, c->weight,
                          std::binary_search(joined.begin(), joined.end(), c->edge)});
  }
  return group;
}

/// 1000 * log2(1 + n) of the small numbers: most nodes have few neighbours.
constexpr std::uint32_t log2_of(std::uint64_t n) {
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

constexpr auto kSmallLogs = [] {
  std::array<std::uint16_t, 256> logs{};
  for (std::size_t n = 0; n < logs.size(); ++n) logs[n] = static_cast<std::uint16_t>(log2_of(n));
  return logs;
}();

}  // namespace

std::uint32_t log2_thousandths(std::uint64_t n) {
  return n < kSmallLogs.size() ? kSmallLogs[n] : log2_of(n);
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
  return sources * recent * 1000 / (1000 + log2_thousandths(graph.kind(end).neighbors));
}

Neighborhood neighbors(const Snapshot& graph, const Ontology& ontology,
                       const std::vector<NodeIndex>& start, const NeighborOptions& options) {
  std::size_t degree = 0;
  for (const NodeIndex node : start) degree += graph.out(node).size() + graph.in(node).size();
  Walk walk(graph, ontology, options, start.size() + degree);
  for (const NodeIndex node : start) walk.reach(node, 0);
  const std::size_t starts = walk.reached();
  for (std::uint32_t hops = 1; hops <= options.depth; ++hops) {
    const std::vector<NodeIndex> frontier = walk.reached_after(hops - 1);
    if (frontier.empty()) break;
    for (const NodeIndex node : frontier) walk.expand(node, hops);
  }

  Neighborhood result;
  result.hidden = walk.hidden();
  result.neighbors = walk.reached() - starts;
  for (std::size_t f = 0; f < kFamilyCount; ++f) {
    std::vector<Candidate>& candidates = walk.candidates()[f];
    if (candidates.empty()) continue;
    result.groups.push_back(best_of(graph, options, candidates));
    result.groups.back().family = static_cast<Family>(f);
    result.total += result.groups.back().total;
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
