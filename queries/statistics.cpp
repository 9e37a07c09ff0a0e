#include "queries/statistics.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "queries/whole_graph.hpp"

namespace lazo {
namespace {

using Counter = std::map<std::string, std::uint64_t, std::less<>>;

std::vector<Count> most_first(const Counter& counter) {
  std::vector<Count> counts;
  for (const auto& [name, count] : counter) counts.push_back({name, count});
  std::stable_sort(counts.begin(), counts.end(),
                   [](const Count& a, const Count& b) { return a.count > b.count; });
  return counts;
}

}  // namespace

Statistics statistics(const Snapshot& graph, const Ontology& ontology) {
  Statistics all;
  all.documents = graph.document_count();
  all.nodes = graph.node_count();
  all.claims = graph.claim_count();

  Counter types;
  for (const NodeIndex index : graph.nodes()) {
    const NodeView node = graph.node(index);
    ++types[ontology.has(node.type) ? ontology.type(node.type).name : "unknown"];
    ++all.nodes_by_level[static_cast<std::size_t>(node.level)];
    all.isolated += node.neighbors == 0 ? 1U : 0U;
  }
  all.nodes_by_type = most_first(types);

  Counter families;
  Counter relations;
  std::vector<bool> typed(graph.edge_count());
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    if (edge.layer == EdgeLayer::kBackground) {
      ++all.background_ties;
      continue;
    }
    typed[index.index()] = true;
    ++all.ties;
    all.disputed += edge.disputed ? 1U : 0U;
    all.changed += edge.changed ? 1U : 0U;
    const RelationRow& relation = ontology.relation(edge.relation);
    ++relations[relation.name];
    ++families[std::string(name_of(relation.family()))];
  }
  all.ties_by_family = most_first(families);
  all.ties_by_relation = most_first(relations);

  for (const ClaimIndex claim : graph.claims()) {
    ++all.claims_by_status[static_cast<std::size_t>(graph.claim(claim).status)];
  }

  Counter languages;
  Counter years;
  std::set<std::uint32_t> independent;
  for (const DocumentIndex index : graph.documents()) {
    const DocumentView document = graph.document(index);
    ++languages[std::string(language_code(document.language))];
    ++years[document.published.known() ? std::to_string(document.published.year()) : ""];
    independent.insert(document.duplicates);
  }
  all.independent_documents = independent.size();
  all.documents_by_language = most_first(languages);
  for (const auto& [year, count] : years) all.documents_by_year.push_back({year, count});

  const Components parts = components(graph, typed);
  all.components = parts.sizes.size();
  for (const std::uint32_t size : parts.sizes) {
    all.largest_component = std::max<std::uint64_t>(all.largest_component, size);
  }
  return all;
}

}  // namespace lazo
