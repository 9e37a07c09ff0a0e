// How the nodes of a real graph hang together: the default `path` between pairs of named nodes.
//
//   path_tiers STORE [PAIRS [SEED]]        (default 200 1)
//
// Draws pairs of known or named nodes that have a tie, asks for their paths as `lazo path` does,
// and prints how many pairs are answered in which tier and how long an answer takes (processor
// time of the question, warm). Every path is checked against the definition: a hub in between must
// share a document or what it is about with both of its ties. Exits with 1 if one does not.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "graph/snapshot_cache.hpp"
#include "queries/paths.hpp"

namespace {

using namespace lazo;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

std::vector<NodeIndex> named_nodes(const Snapshot& graph) {
  std::vector<NodeIndex> nodes;
  for (const NodeIndex node : graph.nodes()) {
    const NodeView view = graph.node(node);
    if (view.level != Level::kDescribed && view.neighbors > 0) nodes.push_back(node);
  }
  return nodes;
}

/// Whether the claims of two edges share a document or an "about" node, read from the claims alone.
bool share_evidence(const Snapshot& graph, EdgeIndex a, EdgeIndex b) {
  std::set<DocumentIndex> documents;
  std::set<NodeIndex> abouts;
  for (const ClaimIndex claim : graph.claims_of(a)) {
    const ClaimView view = graph.claim(claim);
    documents.insert(view.document);
    if (view.about.valid()) abouts.insert(view.about);
  }
  for (const ClaimIndex claim : graph.claims_of(b)) {
    const ClaimView view = graph.claim(claim);
    if (documents.contains(view.document) || abouts.contains(view.about)) return true;
  }
  return false;
}

bool is_hub(const Snapshot& graph, const Ontology& ontology, const NodeView& node) {
  const std::uint32_t least = std::max(25U, graph.hub_neighbors());
  return node.type == ontology.find_type("country") || node.type == ontology.find_type("bloc") ||
         node.neighbors >= least;
}

bool keeps_hub_rule(const Snapshot& graph, const Ontology& ontology, const FoundPath& path) {
  for (std::size_t i = 1; i + 1 < path.nodes.size(); ++i) {
    if (is_hub(graph, ontology, graph.node(path.nodes[i])) &&
        !share_evidence(graph, path.edges[i - 1], path.edges[i])) {
      return false;
    }
  }
  return true;
}

struct Tally {
  std::array<std::size_t, 5> tiers{};  ///< by PathTier; the last: no answer
  std::size_t broken_rule = 0;
  std::size_t cut = 0;
  std::vector<double> times;
};

std::size_t slot_of(const PathAnswer& answer) {
  if (answer.paths.empty())
    return answer.hubs.empty() ? 4
                               : static_cast<std::size_t>(PathTier::kHubs) -
                                     static_cast<std::size_t>(PathTier::kDirect);
  return static_cast<std::size_t>(answer.paths.front().tier) -
         static_cast<std::size_t>(PathTier::kDirect);
}

}  // namespace

int main(int count, char** values) {
  if (count < 2) {
    std::fputs("usage: path_tiers STORE [PAIRS [SEED]]\n", stderr);
    return 2;
  }
  const std::size_t pairs = count > 2 ? std::strtoul(values[2], nullptr, 10) : 200;
  std::mt19937 random(
      count > 3 ? static_cast<std::mt19937::result_type>(std::strtoul(values[3], nullptr, 10)) : 1);
  const Result<Ontology> ontology = shipped_ontology();
  if (!ontology.ok()) return 1;
  const Result<Store> store = Store::open(values[1], *ontology, StoreAccess::kRead);
  if (!store.ok()) {
    std::fprintf(stderr, "path_tiers: %s\n", store.error().text().c_str());
    return 1;
  }
  const Result<Snapshot> graph = snapshot_of(*store, *ontology);
  if (!graph.ok()) {
    std::fprintf(stderr, "path_tiers: %s\n", graph.error().text().c_str());
    return 1;
  }
  const std::vector<NodeIndex> nodes = named_nodes(*graph);
  if (nodes.size() < 2) {
    std::fputs("path_tiers: the graph has no two named nodes with ties\n", stderr);
    return 1;
  }
  Tally tally;
  for (std::size_t i = 0; i < pairs; ++i) {
    const NodeIndex from = nodes[random() % nodes.size()];
    NodeIndex to = from;
    while (to == from) to = nodes[random() % nodes.size()];
    const double start = cpu_ms();
    const PathAnswer answer = find_paths(*graph, *ontology, from, to, {});
    tally.times.push_back(cpu_ms() - start);
    ++tally.tiers[slot_of(answer)];
    if (answer.cut) ++tally.cut;
    for (const FoundPath& path : answer.paths) {
      if (path.tier != PathTier::kHubs && !keeps_hub_rule(*graph, *ontology, path)) {
        ++tally.broken_rule;
      }
    }
  }
  std::sort(tally.times.begin(), tally.times.end());
  constexpr std::array<const char*, 5> kNames = {"direct", "specific", "planned", "only hubs",
                                                 "none"};
  std::printf("%zu nodes to draw from, %zu pairs\n", nodes.size(), pairs);
  for (std::size_t t = 0; t < kNames.size(); ++t) {
    std::printf("%-10s %5zu  %5.1f %%\n", kNames[t], tally.tiers[t],
                100.0 * static_cast<double>(tally.tiers[t]) / static_cast<double>(pairs));
  }
  std::printf("hub rule broken %zu, cut short %zu\n", tally.broken_rule, tally.cut);
  std::printf("ms a question: median %.3f, 95 %% %.3f, most %.3f\n", tally.times[pairs / 2],
              tally.times[pairs * 95 / 100], tally.times.back());
  return tally.broken_rule == 0 ? 0 : 1;
}
