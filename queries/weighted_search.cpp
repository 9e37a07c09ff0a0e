#include "queries/weighted_search.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace lazo {
namespace {

std::uint64_t entry_of(std::uint32_t cost, std::uint32_t node) {
  return std::uint64_t{cost} << 32U | node;
}
std::uint32_t cost_of(std::uint64_t entry) {
  return static_cast<std::uint32_t>(entry >> 32U);
}
std::uint32_t node_of(std::uint64_t entry) {
  return static_cast<std::uint32_t>(entry);
}

/// A path not yet handed out, and where it left its parent path.
struct Candidate {
  CheapPath path;
  std::size_t deviation = 0;
};

bool comes_first(const Candidate& a, const Candidate& b) {
  const std::size_t hops_a = a.path.nodes.size();
  const std::size_t hops_b = b.path.nodes.size();
  return std::tie(a.path.cost, hops_a, a.path.nodes) < std::tie(b.path.cost, hops_b, b.path.nodes);
}

}  // namespace

void WeightedSearch::begin(Side& side, std::uint32_t node, const Spur& spur) {
  side.labels.clear();
  // A banned node looks as if it had been passed at no cost: nothing is cheaper.
  for (const NodeIndex banned : spur.banned_nodes) {
    side.labels.add(banned.value).first.settled = true;
  }
  side.labels.add(node);
  side.queue.assign(1, entry_of(0, node));
}

std::uint32_t WeightedSearch::nearest(Side& side) {
  while (!side.queue.empty()) {
    const std::uint64_t top = side.queue.front();
    const Reached* const label = side.labels.find(node_of(top));
    if (!label->settled && label->cost == cost_of(top)) return cost_of(top);
    std::pop_heap(side.queue.begin(), side.queue.end(), std::greater<>());
    side.queue.pop_back();
  }
  return kNoLimit;
}

void WeightedSearch::meet(std::uint32_t node, std::uint32_t cost) {
  if (cost >= best_) return;
  best_ = cost;
  met_ = node;
}

void WeightedSearch::settle_next(Side& side, Side& other, const Spur& spur) {
  const std::uint32_t node = node_of(side.queue.front());
  const std::uint32_t cost = cost_of(side.queue.front());
  std::pop_heap(side.queue.begin(), side.queue.end(), std::greater<>());
  side.queue.pop_back();
  side.labels.find(node)->settled = true;
  const std::uint32_t other_nearest = nearest(other);
  const bool forward = &side == &from_;
  const auto banned_step = [&](std::uint32_t to) {
    const std::uint32_t follower = forward ? to : node;
    return (forward ? node : to) == spur.from &&
           std::find(spur.banned_followers.begin(), spur.banned_followers.end(), follower) !=
               spur.banned_followers.end();
  };
  for (const WeightedGraph::Arc arc : graph_.arcs(node)) {
    const std::uint32_t through = cost + arc.cost;
    // A node that the other side has settled was met when it was reached, on either side.
    if (std::uint64_t{through} + other_nearest >= best_) break;
    if (banned_step(arc.target)) continue;
    const auto [label, fresh] = side.labels.add(arc.target);
    if (!fresh && (label.settled || label.cost <= through)) continue;
    label.cost = through;
    label.parent = node;
    const Reached* const met = other.labels.find(arc.target);
    if (met != nullptr) meet(arc.target, through + met->cost);
    side.queue.push_back(entry_of(through, arc.target));
    std::push_heap(side.queue.begin(), side.queue.end(), std::greater<>());
  }
}

CheapPath WeightedSearch::search(const Spur& spur) {
  begin(from_, spur.from, spur);
  begin(to_, spur.to, spur);
  best_ = spur.limit;
  met_ = NodeIndex::kNone;
  for (;;) {
    const std::uint32_t ahead_from = nearest(from_);
    const std::uint32_t ahead_to = nearest(to_);
    if (ahead_from == kNoLimit || ahead_to == kNoLimit) break;
    if (std::uint64_t{ahead_from} + ahead_to >= best_) break;
    // The side with fewer nodes waiting: a hub is reached as late as possible.
    if (from_.queue.size() <= to_.queue.size()) {
      settle_next(from_, to_, spur);
    } else {
      settle_next(to_, from_, spur);
    }
  }
  CheapPath path;
  if (met_ == NodeIndex::kNone) return path;
  path.cost = best_;
  for (std::uint32_t at = met_; at != NodeIndex::kNone; at = from_.labels.find(at)->parent) {
    path.nodes.push_back(NodeIndex{at});
  }
  std::reverse(path.nodes.begin(), path.nodes.end());
  for (std::uint32_t at = to_.labels.find(met_)->parent; at != NodeIndex::kNone;
       at = to_.labels.find(at)->parent) {
    path.nodes.push_back(NodeIndex{at});
  }
  return path;
}

CheapPath WeightedSearch::cheapest(NodeIndex from, NodeIndex to) {
  if (from.index() >= graph_.node_count() || to.index() >= graph_.node_count()) return {};
  if (from == to) return {{from}, 0};
  Spur whole;
  whole.from = from.value;
  whole.to = to.value;
  return search(whole);
}

std::vector<CheapPath> WeightedSearch::k_cheapest(NodeIndex from, NodeIndex to, std::size_t count) {
  std::vector<CheapPath> found;
  CheapPath first = cheapest(from, to);
  if (first.nodes.empty() || count == 0) return found;
  const auto before = [](const Candidate& a, const Candidate& b) { return comes_first(a, b); };
  std::set<Candidate, decltype(before)> candidates(before);
  candidates.insert({std::move(first), 0});
  while (!candidates.empty()) {
    const Candidate parent = std::move(candidates.extract(candidates.begin()).value());
    found.push_back(parent.path);
    if (found.size() == count) break;
    const std::size_t wanted = count - found.size();
    const std::vector<NodeIndex>& nodes = parent.path.nodes;
    std::uint32_t cost_before = 0;
    for (std::size_t at = 0; at + 1 < nodes.size(); ++at) {
      if (at > 0) cost_before += step_cost(nodes[at - 1], nodes[at]);
      if (at < parent.deviation) continue;
      while (candidates.size() > wanted) candidates.erase(std::prev(candidates.end()));
      Spur spur;
      spur.from = nodes[at].value;
      spur.to = to.value;
      spur.banned_nodes = std::span(nodes).first(at);
      // What was handed out and begins like this path has gone these ways already.
      std::vector<std::uint32_t> followers;
      for (const CheapPath& path : found) {
        if (path.nodes.size() > at + 1 &&
            std::equal(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                       path.nodes.begin())) {
          followers.push_back(path.nodes[at + 1].value);
        }
      }
      spur.banned_followers = followers;
      if (candidates.size() == wanted) {
        const std::uint32_t dearest = std::prev(candidates.end())->path.cost;
        if (dearest <= cost_before) continue;
        spur.limit = dearest - cost_before;
      }
      CheapPath rest = search(spur);
      if (rest.nodes.empty()) continue;
      Candidate made;
      made.path.nodes.assign(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(at));
      made.path.nodes.insert(made.path.nodes.end(), rest.nodes.begin(), rest.nodes.end());
      made.path.cost = cost_before + rest.cost;
      made.deviation = at;
      candidates.insert(std::move(made));
    }
  }
  return found;
}

std::uint32_t WeightedSearch::step_cost(NodeIndex from, NodeIndex to) const {
  // The shorter list of the two; the first arc to the other is the cheapest.
  std::uint32_t a = from.value;
  std::uint32_t b = to.value;
  if (graph_.arcs(b).size() < graph_.arcs(a).size()) std::swap(a, b);
  for (const WeightedGraph::Arc arc : graph_.arcs(a)) {
    if (arc.target == b) return arc.cost;
  }
  return 0;  // not a step of any path
}

}  // namespace lazo
