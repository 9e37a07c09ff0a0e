// Tested by contradictions_test.cpp.
#include "queries/contradictions.hpp"

#include <optional>
#include <utility>

#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

std::vector<ClaimIndex> claims_of(const Snapshot& graph, Filter filter, EdgeIndex edge,
                                  ClaimStatus status) {
  filter.statuses = StatusSet::of(status);
  return evidence_of(graph, filter, edge);
}

bool is_other_source(const Snapshot& graph, ClaimIndex a, ClaimIndex b) {
  const ClaimView one = graph.claim(a);
  const ClaimView other = graph.claim(b);
  return graph.document(one.document).duplicates != graph.document(other.document).duplicates ||
         (one.speaker.valid() && other.speaker.valid() && one.speaker != other.speaker);
}

/// The surest two of different sources; both lists begin with the surest.
std::optional<std::pair<ClaimIndex, ClaimIndex>> opposed(const Snapshot& graph,
                                                         const std::vector<ClaimIndex>& ones,
                                                         const std::vector<ClaimIndex>& others) {
  for (const ClaimIndex one : ones) {
    for (const ClaimIndex other : others) {
      if (is_other_source(graph, one, other)) return std::pair(one, other);
    }
  }
  return std::nullopt;
}

bool are_opposite(const Ontology& ontology, RelationId a, RelationId b) {
  if (!ontology.has(a) || !ontology.has(b)) return false;
  const Family one = ontology.relation(a).family();
  const Family other = ontology.relation(b).family();
  return (one == Family::kSupport && other == Family::kOppose) ||
         (one == Family::kOppose && other == Family::kSupport);
}

}  // namespace

std::vector<Contradiction> contradictions(const Snapshot& graph, const Ontology& ontology,
                                          const Filter& filter) {
  std::vector<Contradiction> found;
  Filter any = filter;
  any.statuses = StatusSet::all();
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    if (!edge.disputed || !select(graph, any, index).in_answer()) continue;
    const std::vector<ClaimIndex> stated = claims_of(graph, filter, index, ClaimStatus::kStated);
    if (stated.empty()) continue;
    const std::vector<ClaimIndex> denied = claims_of(graph, filter, index, ClaimStatus::kDenied);
    if (const auto pair = opposed(graph, stated, denied)) {
      found.push_back({pair->first, pair->second, true});
    }
    for (const Arc arc : graph.out(edge.source)) {
      if (arc.target != edge.target || !(index < arc.edge) || !graph.edge(arc.edge).disputed ||
          !are_opposite(ontology, edge.relation, arc.relation)) {
        continue;
      }
      const std::vector<ClaimIndex> opposite =
          claims_of(graph, filter, arc.edge, ClaimStatus::kStated);
      if (const auto pair = opposed(graph, stated, opposite)) {
        found.push_back({pair->first, pair->second, false});
      }
    }
  }
  return found;
}

}  // namespace lazo
