#include "queries/diff.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace lazo {
namespace {

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

std::vector<std::string> node_keys(const Snapshot& graph) {
  std::vector<std::string> keys;
  for (const NodeIndex node : graph.nodes()) keys.emplace_back(graph.node(node).key);
  return sorted(std::move(keys));
}

std::vector<std::string> document_ids(const Snapshot& graph) {
  std::vector<std::string> ids;
  for (const DocumentIndex document : graph.documents()) {
    ids.push_back(to_string(graph.document(document).id));
  }
  return sorted(std::move(ids));
}

std::vector<std::string> claim_ids(const DiffSide& side) {
  std::vector<std::string> ids;
  for (const ClaimId& claim : side.claims) ids.push_back(to_string(claim));
  return sorted(std::move(ids));
}

void subtract(const std::vector<std::string>& from, const std::vector<std::string>& what,
              std::vector<std::string>& left) {
  std::set_difference(from.begin(), from.end(), what.begin(), what.end(), std::back_inserter(left));
}

/// A tie's names, without its statuses.
auto names_of(const DiffTie& tie) {
  return std::tie(tie.source, tie.relation, tie.target, tie.background);
}

std::vector<DiffTie> ties_of(const Snapshot& graph, const Ontology& ontology) {
  std::vector<DiffTie> ties;
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    DiffTie tie;
    tie.source = graph.node(edge.source).key;
    tie.target = graph.node(edge.target).key;
    tie.relation = ontology.relation(edge.relation).name;
    tie.background = edge.layer == EdgeLayer::kBackground;
    tie.before = StatusSet(edge.statuses);
    ties.push_back(std::move(tie));
  }
  std::sort(ties.begin(), ties.end(),
            [](const DiffTie& a, const DiffTie& b) { return names_of(a) < names_of(b); });
  return ties;
}

}  // namespace

GraphDiff diff_graphs(const DiffSide& before, const DiffSide& after, const Ontology& ontology) {
  GraphDiff diff;
  const auto compare = [](const std::vector<std::string>& old, const std::vector<std::string>& now,
                          std::vector<std::string>& removed, std::vector<std::string>& added) {
    subtract(old, now, removed);
    subtract(now, old, added);
  };
  compare(node_keys(before.graph), node_keys(after.graph), diff.nodes_removed, diff.nodes_added);
  compare(document_ids(before.graph), document_ids(after.graph), diff.documents_removed,
          diff.documents_added);
  compare(claim_ids(before), claim_ids(after), diff.claims_removed, diff.claims_added);

  std::vector<DiffTie> old = ties_of(before.graph, ontology);
  std::vector<DiffTie> now = ties_of(after.graph, ontology);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < old.size() || j < now.size()) {
    const bool only_old =
        j == now.size() || (i < old.size() && names_of(old[i]) < names_of(now[j]));
    const bool only_now =
        i == old.size() || (j < now.size() && names_of(now[j]) < names_of(old[i]));
    if (only_old) {
      diff.ties_removed.push_back(std::move(old[i++]));
    } else if (only_now) {
      std::swap(now[j].before, now[j].after);
      diff.ties_added.push_back(std::move(now[j++]));
    } else {
      old[i].after = now[j++].before;
      if (old[i].before != old[i].after) diff.ties_moved.push_back(std::move(old[i]));
      ++i;
    }
  }
  return diff;
}

}  // namespace lazo
