#include "queries/path_search.hpp"

#include <algorithm>
#include <functional>

#include "queries/neighborhood.hpp"

namespace lazo::detail {
namespace {

constexpr std::uint32_t kHop = 1000;
constexpr std::uint32_t kReported = 250;
constexpr std::uint32_t kPlanned = 750;
constexpr std::uint32_t kWeakTie = 1000;  // background or generic
constexpr std::uint32_t kManySources = 500;

/// 500 * log2(1 + neighbours), of which the shared evidence takes a quarter, a half or the whole.
std::uint32_t crowd(std::uint32_t neighbors) {
  return log2_thousandths(neighbors) / 2;
}

std::uint32_t status_cost(ClaimStatus status) {
  if (status == ClaimStatus::kStated) return 0;
  return status == ClaimStatus::kReported ? kReported : kPlanned;
}

/// May a tie of the vocabulary be stepped over? Only those that tie a place or a part to its whole.
bool ties_part_to_whole(const RelationRow& relation) {
  return std::find(relation.families.begin(), relation.families.end(), Family::kPlacePart) !=
         relation.families.end();
}

std::uint64_t entry_of(std::uint64_t bound, std::uint32_t partial) {
  return bound << 32U | partial;
}

}  // namespace

PathSearch::PathSearch(const Snapshot& graph, const Ontology& ontology, const Hubs& hubs,
                       const PathOptions& options, SearchRules rules)
    : graph_(graph),
      ontology_(ontology),
      hubs_(hubs),
      options_(options),
      rules_(rules),
      filter_(options.filter),
      least_edge_(rules.plain_hops ? kHop : kHop - kManySources) {
  filter_.statuses = filter_.statuses & rules.statuses;
}

PathSearch::EdgeInfo& PathSearch::info(std::uint32_t index) {
  const auto [it, fresh] = infos_.try_emplace(index);
  EdgeInfo& info = it->second;
  if (!fresh) return info;
  const EdgeIndex edge{index};
  const Tie tie = select(graph_, filter_, edge);
  const RelationRow& relation = ontology_.relation(graph_.edge(edge).relation);
  info.background = tie.background;
  info.usable = !tie.shown.empty() || (tie.background && ties_part_to_whole(relation));
  if (!info.usable) return info;
  info.latest = tie.latest;
  info.cost = kHop;
  if (rules_.plain_hops) return info;
  if (!tie.background) info.cost += status_cost(tie.status());
  if (tie.background || relation.kind == RelationKind::kGeneric) info.cost += kWeakTie;
  const std::uint32_t sources = std::max(1U, tie.sources);
  info.cost -= kManySources - kManySources / sources;
  return info;
}

const std::vector<PathSearch::Evidence>& PathSearch::evidence(std::uint32_t edge) {
  EdgeInfo& read = info(edge);
  if (read.has_evidence) return read.evidence;
  read.has_evidence = true;
  for (const ClaimIndex index : graph_.claims_of(EdgeIndex{edge})) {
    const ClaimView claim = graph_.claim(index);
    if (!passes(graph_, filter_, claim)) continue;
    read.evidence.push_back({claim.document.value, claim.sentence, claim.about.value});
  }
  return read.evidence;
}

Shared PathSearch::shared(std::uint32_t before, std::uint32_t after) {
  const std::vector<Evidence>& a = evidence(before);
  const std::vector<Evidence>& b = evidence(after);
  Shared best = Shared::kNothing;
  std::size_t i = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    while (i < a.size() && a[i].document < b[j].document) ++i;
    for (std::size_t at = i; at < a.size() && a[at].document == b[j].document; ++at) {
      best = std::max(best, Shared::kDocument);
      const bool records = a[at].sentence == ClaimView::kNoSentence;
      if (!records && a[at].sentence == b[j].sentence) return Shared::kSentence;
    }
  }
  for (const Evidence& x : a) {
    if (x.about == kNone) continue;
    for (const Evidence& y : b) {
      if (x.about == y.about) return Shared::kSentence;
    }
  }
  return best;
}

std::optional<std::uint32_t> PathSearch::cost_between(std::uint32_t before, std::uint32_t node,
                                                      std::uint32_t after) {
  if (rules_.plain_hops) return 0;
  const Shared common = shared(before, after);
  const NodeView view = graph_.node(NodeIndex{node});
  if (rules_.hub_rule && common == Shared::kNothing && hubs_.contains(view)) return std::nullopt;
  const std::uint32_t whole = crowd(view.neighbors);
  return common == Shared::kSentence ? whole / 4 : common == Shared::kDocument ? whole / 2 : whole;
}

// Made anew each time: a table of those known would miss the cache once more than the node does.
PathSearch::Crossing PathSearch::crossing_of(std::uint32_t node) const {
  const NodeKind kind = graph_.kind(NodeIndex{node});  // NodeView would read names and documents
  const bool avoided = !options_.avoid.empty() &&
                       std::find(options_.avoid.begin(), options_.avoid.end(), NodeIndex{node}) !=
                           options_.avoid.end();
  return {.least = rules_.plain_hops ? 0 : crowd(kind.neighbors) / 4,
          .allowed = !avoided && (rules_.plain_hops || kind.level != Level::kDescribed)};
}

template <typename Use>
void PathSearch::for_each_arc(std::uint32_t node, bool backwards, const Use& use) const {
  const Way way = options_.filter.way;
  const auto walk = [&](const ArcRange& arcs, bool with_tie) {
    const bool along = way == Way::kBoth || (way == Way::kOut) == (with_tie != backwards);
    for (const Arc arc : arcs) {
      if (along || ontology_.relation(arc.relation).symmetric) use(arc);
    }
  };
  walk(graph_.out(NodeIndex{node}), true);
  walk(graph_.in(NodeIndex{node}), false);
}

void PathSearch::begin(Side& side, NodeIndex node) {
  side = Side();
  side.partials.push_back({.node = node.value, .priced = true});
  side.at_node.add(node.value).first.last = 0;
  side.queue.push_back(entry_of(0, 0));
}

bool PathSearch::visits(const Side& side, std::uint32_t at, std::uint32_t node) const {
  for (; at != kNone; at = side.partials[at].parent) {
    if (side.partials[at].node == node) return true;
  }
  return false;
}

bool PathSearch::price(Side& side, std::uint32_t at) {
  Partial& partial = side.partials[at];
  if (partial.priced) return partial.usable;
  partial.priced = true;
  partial.usable = false;
  if (!price(side, partial.parent)) return false;
  const Partial& parent = side.partials[partial.parent];
  const EdgeInfo& edge = info(partial.edge);
  if (!edge.usable) return false;
  if (edge.background && parent.background_used && !rules_.plain_hops) return false;
  std::uint32_t cost = parent.cost + edge.cost;
  if (parent.edge != kNone) {
    const std::optional<std::uint32_t> between =
        cost_between(parent.edge, parent.node, partial.edge);
    if (!between) return false;
    cost += *between;
  }
  partial.cost = cost;
  partial.background_used = parent.background_used || edge.background;
  partial.usable = true;
  return true;
}

std::uint64_t PathSearch::dearest() const {
  return best_costs_.size() < most_ ? kInfinite : best_costs_.back();
}

/// Two partial paths of the two sides that stand at one node.
void PathSearch::join(std::uint32_t forward, std::uint32_t backward) {
  const Partial& a = from_.partials[forward];
  const Partial& b = to_.partials[backward];
  const std::uint32_t hops = std::uint32_t{a.hops} + b.hops;
  if (hops > options_.max_hops || (hops == 1 && !rules_.plain_hops)) return;  // tier 1 has it
  const bool crosses = a.edge != kNone && b.edge != kNone;
  const std::uint64_t least =
      std::uint64_t{a.cost} + b.cost + (crosses ? crossing_of(a.node).least : 0);
  if (least > dearest()) return;
  for (std::uint32_t at = b.parent; at != kNone; at = to_.partials[at].parent) {
    if (visits(from_, forward, to_.partials[at].node)) return;
  }
  if (!price(from_, forward) || !price(to_, backward)) return;
  if (a.background_used && b.background_used && !rules_.plain_hops) return;
  FoundPath path;
  path.cost = a.cost + b.cost;
  if (crosses) {
    const std::optional<std::uint32_t> between = cost_between(a.edge, a.node, b.edge);
    if (!between) return;
    path.cost += *between;
  }
  if (path.cost > dearest()) return;
  for (std::uint32_t at = forward; at != kNone; at = from_.partials[at].parent) {
    path.nodes.push_back(NodeIndex{from_.partials[at].node});
    if (from_.partials[at].edge != kNone) path.edges.push_back({from_.partials[at].edge});
  }
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.edges.begin(), path.edges.end());
  for (std::uint32_t at = backward; to_.partials[at].parent != kNone;) {
    path.edges.push_back({to_.partials[at].edge});
    at = to_.partials[at].parent;
    path.nodes.push_back(NodeIndex{to_.partials[at].node});
  }
  const bool complete =
      std::all_of(options_.via.begin(), options_.via.end(), [&path](NodeIndex via) {
        return std::find(path.nodes.begin(), path.nodes.end(), via) != path.nodes.end();
      });
  if (!complete) return;
  const auto [it, fresh] = found_.try_emplace(path.nodes, path);
  if (!fresh) {
    // Of parallel edges the cheapest, of equal ones the first.
    if (std::tie(it->second.cost, it->second.edges) <= std::tie(path.cost, path.edges)) return;
    if (it->second.cost != path.cost) {
      const auto old = std::lower_bound(best_costs_.begin(), best_costs_.end(), it->second.cost);
      if (old != best_costs_.end() && *old == it->second.cost) best_costs_.erase(old);
    }
    const bool cheaper = path.cost < it->second.cost;
    it->second = std::move(path);
    if (!cheaper) return;
  }
  const std::uint64_t cost = it->second.cost;
  best_costs_.insert(std::upper_bound(best_costs_.begin(), best_costs_.end(), cost), cost);
  if (best_costs_.size() > most_) best_costs_.pop_back();
}

void PathSearch::add(Side& side, Side& other, std::uint32_t parent, std::uint32_t cost,
                     const Arc& arc) {
  const bool forward = &side == &from_;
  const std::uint32_t goal = forward ? to_node_.value : from_node_.value;
  const std::uint32_t node = arc.target.value;
  const AtNode* const met = other.at_node.find(node);
  // From a node that the other side has not reached an edge leads to one that it has not grown.
  const std::uint64_t rest =
      met != nullptr ? 0 : least_edge_ + std::min(least_waiting(other), other.least_grown);
  if (cost + rest > dearest()) return;  // before the node itself is looked at
  const Crossing crossing = node == goal ? Crossing{} : crossing_of(node);
  if (!crossing.allowed) return;
  const std::uint64_t bound = std::uint64_t{cost} + crossing.least;
  if (bound + rest > dearest() || visits(side, parent, node)) return;
  Partial made;
  made.node = node;
  made.edge = arc.edge.value;
  made.parent = parent;
  made.hops = static_cast<std::uint8_t>(side.partials[parent].hops + 1);
  made.cost = cost;
  const auto index = static_cast<std::uint32_t>(side.partials.size());
  AtNode& here = side.at_node.add(node).first;
  made.sibling = here.last;
  here.last = index;
  side.partials.push_back(made);
  if (node != goal) {
    if (made.hops < most_hops_of_side_) {
      side.queue.push_back(entry_of(bound, index));
      std::push_heap(side.queue.begin(), side.queue.end(), std::greater<>());
    } else {
      side.least_grown = std::min(side.least_grown, bound);
    }
  }
  if (met == nullptr) return;
  for (std::uint32_t at = met->last; at != kNone; at = other.partials[at].sibling) {
    if (forward) {
      join(index, at);
    } else {
      join(at, index);
    }
  }
}

void PathSearch::grow(Side& side, Side& other, std::uint32_t at) {
  const Partial& before = side.partials[at];
  std::uint32_t cost = before.cost + least_edge_;
  if (before.edge != kNone) cost += crossing_of(before.node).least;
  for_each_arc(side.partials[at].node, /*backwards=*/&side == &to_, [&](const Arc& arc) {
    ++side.work;
    if (side.partials.size() >= kMostPartialPaths) {
      cut_ = true;
      return;
    }
    add(side, other, at, cost, arc);
  });
}

std::uint64_t PathSearch::least_waiting(const Side& side) {
  return side.queue.empty() ? kInfinite : side.queue.front() >> 32U;
}

std::vector<FoundPath> PathSearch::run(NodeIndex from, NodeIndex to, std::size_t most) {
  cut_ = false;
  found_.clear();
  best_costs_.clear();
  most_ = most;
  if (most == 0 || from == to) return {};
  from_node_ = from;
  to_node_ = to;
  most_hops_of_side_ = static_cast<std::uint8_t>((options_.max_hops + 1) / 2);
  begin(from_, from);
  begin(to_, to);
  const auto ties_of = [this](const Side& side) {
    const std::uint32_t at = static_cast<std::uint32_t>(side.queue.front());
    const NodeIndex node{side.partials[at].node};
    return side.work + graph_.out(node).size() + graph_.in(node).size();
  };
  while (!from_.queue.empty() || !to_.queue.empty()) {
    // A path that is still to be found has a partial path on each side that has not grown, the
    // nearer ones of which are apart by an edge at least.
    const std::uint64_t ahead_from = least_waiting(from_);
    const std::uint64_t ahead_to = least_waiting(to_);
    const std::uint64_t least = std::min(
        {ahead_from + ahead_to, from_.least_grown + ahead_to, ahead_from + to_.least_grown});
    if (least + least_edge_ > dearest()) break;
    const bool forward =
        to_.queue.empty() || (!from_.queue.empty() && ties_of(from_) <= ties_of(to_));
    Side& side = forward ? from_ : to_;
    const auto at = static_cast<std::uint32_t>(side.queue.front());
    const bool priced = side.partials[at].priced;
    std::pop_heap(side.queue.begin(), side.queue.end(), std::greater<>());
    side.queue.pop_back();
    if (!price(side, at)) continue;
    const Partial& partial = side.partials[at];
    const std::uint64_t bound =
        std::uint64_t{partial.cost} + (partial.edge == kNone ? 0 : crossing_of(partial.node).least);
    if (!priced && bound > least_waiting(side)) {
      // Dearer than it looked: others come first.
      side.queue.push_back(entry_of(bound, at));
      std::push_heap(side.queue.begin(), side.queue.end(), std::greater<>());
      continue;
    }
    grow(side, forward ? to_ : from_, at);
    if (cut_) break;
  }
  return answer(most);
}

std::vector<FoundPath> PathSearch::answer(std::size_t most) {
  std::vector<FoundPath> paths;
  for (auto& [nodes, path] : found_) {
    if (path.cost <= dearest()) paths.push_back(std::move(path));
  }
  const auto newest_of = [this](const FoundPath& path) {
    Day day;
    for (const EdgeIndex edge : path.edges) day = std::max(day, info(edge.value).latest);
    return day;
  };
  std::sort(paths.begin(), paths.end(), [&](const FoundPath& a, const FoundPath& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    const Day x = newest_of(a);
    const Day y = newest_of(b);
    return x != y ? x > y : a.nodes < b.nodes;
  });
  if (paths.size() > most) paths.resize(most);
  return paths;
}

}  // namespace lazo::detail
