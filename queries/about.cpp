#include "queries/about.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace lazo {
namespace {

BriefingTopic topic_of(const Tie& tie, const RelationRow& relation) {
  if (!tie.background) {
    switch (tie.status()) {
      case ClaimStatus::kIntended:
      case ClaimStatus::kRequired:
        return BriefingTopic::kPlans;
      case ClaimStatus::kPossible:
      case ClaimStatus::kDenied:
        return BriefingTopic::kGuesses;
      case ClaimStatus::kStated:
      case ClaimStatus::kReported:
        break;
    }
  }
  if (relation.sign == Sign::kConflict) return BriefingTopic::kConflict;
  switch (relation.family()) {
    case Family::kMembership:
    case Family::kRole:
    case Family::kPlacePart:
      return BriefingTopic::kBelonging;
    case Family::kMeasure:
    case Family::kTopic:
    case Family::kEvent:
      return BriefingTopic::kMeasures;
    default:
      break;
  }
  return relation.sign == Sign::kCooperation ? BriefingTopic::kCooperation : BriefingTopic::kOther;
}

}  // namespace

std::string_view name_of(BriefingTopic topic) {
  constexpr std::array<std::string_view, kBriefingTopics> kNames = {
      "plans", "conflict", "cooperation", "measures", "belonging", "other", "guesses"};
  return kNames[static_cast<std::size_t>(topic)];
}

Briefing about(const Snapshot& graph, const Ontology& ontology, NodeIndex node,
               const Filter& filter, std::size_t per_section) {
  NeighborOptions options;
  options.filter = filter;
  options.per_family = 0;
  Neighborhood around = neighbors(graph, ontology, {node}, options);

  std::array<BriefingSection, kBriefingTopics> sections;
  Briefing briefing;
  briefing.hidden = around.hidden;
  briefing.neighbors = around.neighbors;
  briefing.total = around.total;
  for (FamilyGroup& group : around.groups) {
    for (NeighborTie& tie : group.ties) {
      const EdgeView edge = graph.edge(tie.tie.edge);
      briefing.disputed += edge.disputed || edge.changed ? 1U : 0U;
      const BriefingTopic topic = topic_of(tie.tie, ontology.relation(edge.relation));
      sections[static_cast<std::size_t>(topic)].topic = topic;
      sections[static_cast<std::size_t>(topic)].ties.push_back(std::move(tie));
    }
  }
  const auto telling = [&](const NeighborTie& t) {
    const bool described = graph.node(t.to).level == Level::kDescribed;
    const bool generic =
        ontology.relation(graph.edge(t.tie.edge).relation).kind == RelationKind::kGeneric;
    return std::make_tuple(t.tie.background, described, generic, ~std::uint64_t{t.weight});
  };
  for (BriefingSection& section : sections) {
    if (section.ties.empty()) continue;
    std::stable_sort(
        section.ties.begin(), section.ties.end(),
        [&](const NeighborTie& a, const NeighborTie& b) { return telling(a) < telling(b); });
    section.total = section.ties.size();
    if (per_section != 0 && section.ties.size() > per_section) section.ties.resize(per_section);
    briefing.sections.push_back(std::move(section));
  }
  for (const std::uint32_t document : graph.documents_of(node)) {
    const Day day = graph.document(DocumentIndex{document}).published;
    if (!day.known()) continue;
    if (!briefing.first.known() || day < briefing.first) briefing.first = day;
    briefing.latest = std::max(briefing.latest, day);
  }
  return briefing;
}

}  // namespace lazo
