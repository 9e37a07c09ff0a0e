#include "queries/measures.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace lazo {
namespace {

struct StateRow {
  std::string_view relation;
  std::string_view state;
};

constexpr std::array kStates = std::to_array<StateRow>({
    {"announces", "announced"},
    {"proposes", "proposed"},
    {"imposes", "in force"},
    {"issues", "in force"},
    {"establishes", "in force"},
    {"approves", "approved"},
    {"imposes_tariff_on", "in force"},
    {"imposes_barrier_on", "in force"},
    {"restricts", "in force"},
    {"sanctions", "in force"},
    {"modifies", "modified"},
    {"suspends", "suspended"},
    {"exempts", "exempted"},
    {"eases_barrier_on", "eased"},
    {"overturns", "overturned"},
    {"reopens", "reopened"},
    {"threatens", "threatened"},
    {"withdraws_from", "withdrawn"},
});

/// Relations whose target a measure falls on.
bool falls_on(std::string_view relation) {
  constexpr std::array kNames = std::to_array<std::string_view>(
      {"targets", "targets_sector", "restricts", "affected_by", "harms", "concerns", "covers",
       "regulates", "imposes_tariff_on", "imposes_barrier_on", "sanctions"});
  return std::find(kNames.begin(), kNames.end(), relation) != kNames.end();
}

void add_once(std::vector<NodeIndex>& nodes, NodeIndex node) {
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
  if (at == nodes.end() || *at != node) nodes.insert(at, node);
}

/// An event for each day and status that the tie's claims have.
void add_events(const Snapshot& graph, const Filter& filter, EdgeIndex edge, NodeIndex actor,
                MeasureRow& row) {
  for (const ClaimIndex index : evidence_of(graph, filter, edge)) {
    const ClaimView claim = graph.claim(index);
    const bool known =
        std::any_of(row.history.begin(), row.history.end(), [&](const MeasureEvent& event) {
          return event.edge == edge && event.day == claim.day && event.status == claim.status;
        });
    if (!known) row.history.push_back({claim.day, actor, claim.status, edge, index});
  }
}

void take(const Tie& tie, MeasureRow& row) {
  row.ties.push_back(tie);
  row.latest = std::max(row.latest, tie.latest);
  row.sources = std::max(row.sources, tie.sources);
}

void finish(const Snapshot& graph, const Ontology& ontology, MeasureRow& row) {
  std::sort(row.history.begin(), row.history.end(),
            [](const MeasureEvent& a, const MeasureEvent& b) {
              return std::tuple(a.day, a.edge, a.status) < std::tuple(b.day, b.edge, b.status);
            });
  for (const MeasureEvent& event : row.history) {
    const RelationRow& relation = ontology.relation(graph.edge(event.edge).relation);
    const std::string_view state = state_after(relation.name, event.status);
    if (!state.empty()) row.state = state;
  }
}

bool touches(const MeasureRow& row, const std::vector<NodeIndex>& about) {
  if (about.empty()) return true;
  return std::any_of(about.begin(), about.end(), [&row](NodeIndex node) {
    return row.measure == node ||
           std::binary_search(row.issuers.begin(), row.issuers.end(), node) ||
           std::binary_search(row.targets.begin(), row.targets.end(), node);
  });
}

}  // namespace

std::string_view state_after(std::string_view relation, ClaimStatus status) {
  for (const StateRow& row : kStates) {
    if (row.relation != relation) continue;
    switch (status) {
      case ClaimStatus::kStated:
      case ClaimStatus::kReported:
        return row.state;
      case ClaimStatus::kIntended:
        return "planned";
      case ClaimStatus::kRequired:
        return "required";
      case ClaimStatus::kPossible:
        return "possible";
      case ClaimStatus::kDenied:
        break;
    }
  }
  return {};
}

MeasuresAnswer measures(const Snapshot& graph, const Ontology& ontology,
                        const std::vector<NodeIndex>& about, const Filter& filter) {
  MeasuresAnswer answer;
  const NodeType measure_type = ontology.find_type("measure");
  for (const NodeIndex node : graph.nodes()) {
    if (!ontology.is_a(graph.node(node).type, measure_type)) continue;
    MeasureRow row;
    row.measure = node;
    for (const Arc arc : graph.in(node)) {
      const Tie tie = select(graph, filter, arc.edge);
      answer.hidden.count(tie);
      if (tie.shown.empty()) continue;
      take(tie, row);
      const RelationRow& relation = ontology.relation(arc.relation);
      if (state_after(relation.name, ClaimStatus::kStated).empty()) continue;
      add_once(row.issuers, arc.target);
      add_events(graph, filter, arc.edge, arc.target, row);
    }
    for (const Arc arc : graph.out(node)) {
      const Tie tie = select(graph, filter, arc.edge);
      answer.hidden.count(tie);
      if (tie.shown.empty()) continue;
      take(tie, row);
      const std::string_view relation = ontology.relation(arc.relation).name;
      if (falls_on(relation)) add_once(row.targets, arc.target);
      if (relation == "legal_basis") add_once(row.legal_basis, arc.target);
      if (relation == "exempts") add_once(row.exempted, arc.target);
    }
    if (row.ties.empty() || !touches(row, about)) continue;
    finish(graph, ontology, row);
    answer.rows.push_back(std::move(row));
  }
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    const RelationRow& relation = ontology.relation(edge.relation);
    if (relation.families.size() < 2 || relation.family() != Family::kMeasure ||
        relation.families[1] != Family::kOppose) {
      continue;  // only those that are a measure and a hostile act in one
    }
    if (ontology.is_a(graph.node(edge.source).type, measure_type)) continue;
    const Tie tie = select(graph, filter, index);
    answer.hidden.count(tie);
    if (tie.shown.empty()) continue;
    MeasureRow row;
    row.issuers = {edge.source};
    row.targets = {edge.target};
    take(tie, row);
    if (!touches(row, about)) continue;
    add_events(graph, filter, index, edge.source, row);
    finish(graph, ontology, row);
    answer.rows.push_back(std::move(row));
  }
  std::stable_sort(answer.rows.begin(), answer.rows.end(),
                   [](const MeasureRow& a, const MeasureRow& b) { return a.latest > b.latest; });
  return answer;
}

}  // namespace lazo
