#include "queries/paths.hpp"

#include <algorithm>
#include <set>

#include "queries/explain.hpp"
#include "queries/path_search.hpp"

namespace lazo {
namespace {

using detail::PathSearch;
using detail::SearchRules;

/// Tier 1: each tie between the two ends is a path of one edge.
void add_direct(const Snapshot& graph, const Ontology& ontology, NodeIndex from, NodeIndex to,
                const PathOptions& options, PathAnswer& answer) {
  const Explanation direct = explain(graph, ontology, from, to, options.filter);
  answer.hidden = direct.hidden;
  if (!options.via.empty()) return;
  for (const ExplainedTie& tie : direct.ties) {
    if (answer.paths.size() == options.most) return;
    FoundPath path;
    path.nodes = {from, to};
    path.edges = {tie.tie.edge};
    path.cost = 1000;
    path.tier = PathTier::kDirect;
    answer.paths.push_back(std::move(path));
  }
}

/// Adds what a search finds and is not there yet.
void add_found(std::vector<FoundPath> found, PathTier tier, std::size_t most, PathAnswer& answer) {
  std::set<std::vector<NodeIndex>> known;
  for (const FoundPath& path : answer.paths) known.insert(path.nodes);
  for (FoundPath& path : found) {
    if (answer.paths.size() >= most) return;
    if (!known.insert(path.nodes).second) continue;
    path.tier = tier;
    answer.paths.push_back(std::move(path));
  }
}

std::vector<SharedHub> shared_hubs(const Snapshot& graph, const Hubs& hubs, const Filter& filter,
                                   NodeIndex from, NodeIndex to) {
  const auto around = [&](NodeIndex node) {
    std::set<NodeIndex> nodes;
    for (const ArcRange& arcs : {graph.out(node), graph.in(node)}) {
      for (const Arc arc : arcs) {
        if (select(graph, filter, arc.edge).in_answer()) nodes.insert(arc.target);
      }
    }
    return nodes;
  };
  std::vector<SharedHub> shared;
  const std::set<NodeIndex> other = around(to);
  for (const NodeIndex node : around(from)) {
    const NodeView view = graph.node(node);
    if (other.contains(node) && hubs.contains(view)) shared.push_back({node, view.neighbors});
  }
  std::sort(shared.begin(), shared.end(), [](const SharedHub& a, const SharedHub& b) {
    return a.neighbors != b.neighbors ? a.neighbors > b.neighbors : a.node < b.node;
  });
  return shared;
}

bool is_reachable_otherwise(const Snapshot& graph, const Ontology& ontology, const Hubs& hubs,
                            NodeIndex from, NodeIndex to, PathOptions options) {
  options.filter.statuses = StatusSet::all();
  PathSearch search(graph, ontology, hubs, options, {StatusSet::all(), true, false});
  return !search.run(from, to, 1).empty();
}

}  // namespace

Hubs::Hubs(const Snapshot& graph, const Ontology& ontology)
    : country_(ontology.find_type("country")),
      bloc_(ontology.find_type("bloc")),
      least_neighbors_(std::max(kLeastOfHub, graph.hub_neighbors())) {}

bool Hubs::contains(const NodeView& node) const {
  return node.type == country_ || node.type == bloc_ || node.neighbors >= least_neighbors_;
}

PathAnswer find_paths(const Snapshot& graph, const Ontology& ontology, NodeIndex from, NodeIndex to,
                      const PathOptions& options) {
  PathAnswer answer;
  const Hubs hubs(graph, ontology);
  const StatusSet all = options.filter.statuses;
  if (options.hops_only) {
    PathSearch search(graph, ontology, hubs, options, {all, false, true});
    answer.hidden = explain(graph, ontology, from, to, options.filter).hidden;
    for (FoundPath& path : search.run(from, to, options.most)) {
      path.tier = path.edges.size() == 1 ? PathTier::kDirect : PathTier::kSpecific;
      answer.paths.push_back(std::move(path));
    }
    answer.cut = search.cut();
    return answer;
  }

  add_direct(graph, ontology, from, to, options, answer);
  for (const auto& [statuses, tier] : {std::pair(all & StatusSet::held(), PathTier::kSpecific),
                                       std::pair(all, PathTier::kPlanned)}) {
    if (answer.paths.size() >= options.most) return answer;
    PathSearch search(graph, ontology, hubs, options, {statuses, true, false});
    // Those of the tier before come again; ask for enough that new ones can follow.
    add_found(search.run(from, to, options.most + answer.paths.size()), tier, options.most, answer);
    answer.cut = answer.cut || search.cut();
  }
  if (!answer.paths.empty()) return answer;

  PathSearch search(graph, ontology, hubs, options, {all, false, false});
  add_found(search.run(from, to, 1), PathTier::kHubs, 1, answer);
  answer.hubs = shared_hubs(graph, hubs, options.filter, from, to);
  answer.cut = answer.cut || search.cut();
  if (answer.paths.empty()) {
    answer.only_filtered = is_reachable_otherwise(graph, ontology, hubs, from, to, options);
  }
  return answer;
}

}  // namespace lazo
