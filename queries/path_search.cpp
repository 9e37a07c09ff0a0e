#include "queries/path_search.hpp"

#include <algorithm>
#include <queue>
#include <set>
#include <tuple>

#include "queries/neighborhood.hpp"

namespace lazo::detail {
namespace {

constexpr std::uint32_t kHop = 1000;
constexpr std::uint32_t kReported = 250;
constexpr std::uint32_t kPlanned = 750;
constexpr std::uint32_t kWeakTie = 1000;  // background or generic
constexpr std::uint32_t kManySources = 500;

/// 500 * log2(1 + neighbours), in quarters of which the shared evidence takes 1, 2 or 4.
std::uint32_t crowd(const NodeView& node) {
  return log2_thousandths(node.neighbors) / 2;
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

}  // namespace

PathSearch::PathSearch(const Snapshot& graph, const Ontology& ontology, const Hubs& hubs,
                       const PathOptions& options, SearchRules rules)
    : graph_(graph), ontology_(ontology), hubs_(hubs), options_(options), rules_(rules) {}

const PathSearch::EdgeInfo& PathSearch::info(EdgeIndex index) {
  const auto [it, fresh] = infos_.try_emplace(index.value);
  EdgeInfo& info = it->second;
  if (!fresh) return info;
  Filter filter = options_.filter;
  filter.statuses = filter.statuses & rules_.statuses;
  const Tie tie = select(graph_, filter, index);
  const RelationRow& relation = ontology_.relation(graph_.edge(index).relation);
  info.background = tie.background;
  info.usable = !tie.shown.empty() || (tie.background && ties_part_to_whole(relation));
  if (!info.usable) return info;
  info.latest = tie.latest;
  info.cost = kHop;
  info.planned = !tie.background && tie.status() > ClaimStatus::kReported;
  if (rules_.plain_hops) return info;
  if (!tie.background) info.cost += status_cost(tie.status());
  if (tie.background || relation.kind == RelationKind::kGeneric) info.cost += kWeakTie;
  const std::uint32_t sources = std::max(1U, tie.sources);
  info.cost -= kManySources - kManySources / sources;
  for (const ClaimIndex index_of_claim : graph_.claims_of(index)) {
    const ClaimView claim = graph_.claim(index_of_claim);
    if (!passes(graph_, filter, claim)) continue;
    info.evidence.push_back({claim.document.value, claim.sentence, claim.about.value});
  }
  return info;
}

Shared PathSearch::shared(EdgeIndex before, EdgeIndex after) {
  const std::vector<Evidence>& a = info(before).evidence;
  const std::vector<Evidence>& b = info(after).evidence;
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
    if (x.about == NodeIndex::kNone) continue;
    for (const Evidence& y : b) {
      if (x.about == y.about) return Shared::kSentence;
    }
  }
  return best;
}

std::optional<std::uint32_t> PathSearch::cost_between(EdgeIndex before, NodeIndex node,
                                                      EdgeIndex after) {
  if (rules_.plain_hops) return 0;
  const Shared common = shared(before, after);
  const NodeView view = graph_.node(node);
  if (rules_.hub_rule && common == Shared::kNothing && hubs_.contains(view)) return std::nullopt;
  const std::uint32_t whole = crowd(view);
  return common == Shared::kSentence ? whole / 4 : common == Shared::kDocument ? whole / 2 : whole;
}

bool PathSearch::may_stand_between(NodeIndex node) const {
  if (std::find(options_.avoid.begin(), options_.avoid.end(), node) != options_.avoid.end()) {
    return false;
  }
  return rules_.plain_hops || graph_.node(node).level != Level::kDescribed;
}

template <typename Use>
void PathSearch::for_each_arc(NodeIndex node, bool backwards, const Use& use) {
  const Way way = options_.filter.way;
  const auto walk = [&](const ArcRange& arcs, bool with_tie) {
    for (const Arc arc : arcs) {
      const bool allowed = way == Way::kBoth || (way == Way::kOut) == (with_tie != backwards) ||
                           ontology_.relation(arc.relation).symmetric;
      if (allowed && info(arc.edge).usable) use(arc);
    }
  };
  walk(graph_.out(node), true);
  walk(graph_.in(node), false);
}

void PathSearch::bound_rest(NodeIndex from, NodeIndex to) {
  rest_.assign(1, {{to.value, 0}});
  std::vector<NodeIndex> frontier = {to};
  for (std::uint32_t hops = 1; hops <= options_.max_hops; ++hops) {
    rest_.push_back(rest_.back());
    const auto& shorter = rest_[hops - 1];
    auto& bounds = rest_[hops];
    std::vector<NodeIndex> next;
    for (const NodeIndex node : frontier) {
      if (node == from || (node != to && !may_stand_between(node))) continue;
      const std::uint32_t between =
          node == to || rules_.plain_hops ? 0 : crowd(graph_.node(node)) / 4;
      const std::uint32_t base = shorter.at(node.value) + between;
      for_each_arc(node, /*backwards=*/true, [&](const Arc& arc) {
        const std::uint32_t cost = base + info(arc.edge).cost;
        const auto [it, fresh] = bounds.try_emplace(arc.target.value, cost);
        if (!fresh && it->second <= cost) return;
        it->second = cost;
        next.push_back(arc.target);
      });
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    frontier = std::move(next);
  }
}

std::optional<std::uint32_t> PathSearch::rest(NodeIndex node, std::uint32_t hops_left) const {
  const auto& bounds = rest_[hops_left];
  const auto it = bounds.find(node.value);
  if (it == bounds.end()) return std::nullopt;
  return it->second;
}

bool PathSearch::visits(std::uint32_t partial, NodeIndex node) const {
  for (std::uint32_t at = partial;; at = partials_[at].parent) {
    if (partials_[at].node == node) return true;
    if (!partials_[at].edge.valid()) return false;
  }
}

FoundPath PathSearch::unwind(std::uint32_t partial) const {
  FoundPath path;
  path.cost = partials_[partial].cost;
  for (std::uint32_t at = partial;; at = partials_[at].parent) {
    path.nodes.push_back(partials_[at].node);
    if (!partials_[at].edge.valid()) break;
    path.edges.push_back(partials_[at].edge);
  }
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.edges.begin(), path.edges.end());
  return path;
}

std::vector<FoundPath> PathSearch::run(NodeIndex from, NodeIndex to, std::size_t most) {
  cut_ = false;
  std::vector<FoundPath> found;
  if (most == 0 || from == to) return found;
  bound_rest(from, to);
  const std::optional<std::uint32_t> least = rest(from, options_.max_hops);
  if (!least) return found;

  using Entry = std::pair<std::uint32_t, std::uint32_t>;  // bound of the whole, index of a partial
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  partials_.assign(1, {from, {}, 0, 0, 0, false});
  queue.emplace(*least, 0);
  std::set<std::vector<NodeIndex>> known;  // parallel edges give one path: its cheapest
  std::optional<std::uint32_t> dearest;    // cost of the last path wanted; equals still compete
  while (!queue.empty()) {
    const auto [bound, at] = queue.top();
    queue.pop();
    if (dearest && bound > *dearest) break;
    const Partial here = partials_[at];
    if (here.node == to) {
      FoundPath path = unwind(at);
      const bool complete =
          std::all_of(options_.via.begin(), options_.via.end(), [&path](NodeIndex via) {
            return std::find(path.nodes.begin(), path.nodes.end(), via) != path.nodes.end();
          });
      if (!complete || !known.insert(path.nodes).second) continue;
      found.push_back(std::move(path));
      if (found.size() == most) dearest = found.back().cost;
      continue;
    }
    if (here.hops == options_.max_hops) continue;
    if (here.hops > 0 && !may_stand_between(here.node)) continue;
    const std::uint32_t left = options_.max_hops - here.hops - 1;
    for_each_arc(here.node, /*backwards=*/false, [&](const Arc& arc) {
      if (here.hops == 0 && arc.target == to && !rules_.plain_hops) return;  // tier 1 has it
      const std::optional<std::uint32_t> ahead = rest(arc.target, left);
      if (!ahead || visits(at, arc.target)) return;
      const EdgeInfo& edge = info(arc.edge);
      if (edge.background && here.background_used && !rules_.plain_hops) return;
      std::uint32_t cost = here.cost + edge.cost;
      std::uint32_t least_between = 0;
      if (here.edge.valid()) {
        const std::optional<std::uint32_t> between = cost_between(here.edge, here.node, arc.edge);
        if (!between) return;
        cost += *between;
      }
      if (arc.target != to && !rules_.plain_hops) {
        least_between = crowd(graph_.node(arc.target)) / 4;
      }
      if (partials_.size() >= kMostPartialPaths) {
        cut_ = true;
        return;
      }
      partials_.push_back({arc.target, arc.edge, at, cost, static_cast<std::uint8_t>(here.hops + 1),
                           here.background_used || edge.background});
      queue.emplace(cost + least_between + *ahead,
                    static_cast<std::uint32_t>(partials_.size() - 1));
    });
  }

  const auto newest_of = [this](const FoundPath& path) {
    Day day;
    for (const EdgeIndex edge : path.edges) day = std::max(day, newest(edge));
    return day;
  };
  std::sort(found.begin(), found.end(), [&](const FoundPath& a, const FoundPath& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    const Day x = newest_of(a);
    const Day y = newest_of(b);
    return x != y ? x > y : a.nodes < b.nodes;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace lazo::detail
