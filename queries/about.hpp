#pragma once
// A briefing on one node: with whom, against whom, what is planned, what it belongs to.
//
//   const Briefing briefing = about(graph, ontology, coparmex, {});
//   for (const BriefingSection& section : briefing.sections) ...
//
// Each tie stands in one section only. Pure; thread-safe; as neighbors().

#include <vector>

#include "queries/neighborhood.hpp"

namespace lazo {

/// In the order in which a briefing tells them.
enum class BriefingTopic : std::uint8_t {
  kPlans,        ///< intended or required, whatever the sign
  kConflict,     ///< held ties whose relation is a conflict
  kCooperation,  ///< held ties whose relation is cooperation
  kMeasures,     ///< measures, topics, events
  kBelonging,    ///< membership, roles, places
  kOther,
  kGuesses,  ///< possible and denied, where the filter shows them
};
inline constexpr std::size_t kBriefingTopics = 7;
/// "plans", "conflict", "cooperation", "measures", "belonging", "other", "guesses".
[[nodiscard]] std::string_view name_of(BriefingTopic topic);

struct BriefingSection {
  BriefingTopic topic = BriefingTopic::kOther;
  /// Known and named ends first, specific ties before generic ones, the weightiest first.
  std::vector<NeighborTie> ties;
  std::size_t total = 0;
};

struct Briefing {
  std::vector<BriefingSection> sections;  ///< those that are not empty
  HiddenTies hidden;
  Day first;  ///< of the documents that mention the node
  Day latest;
  std::size_t neighbors = 0;
  std::size_t total = 0;
  std::size_t disputed = 0;  ///< ties that are disputed or changed
};

[[nodiscard]] Briefing about(const Snapshot& graph, const Ontology& ontology, NodeIndex node,
                             const Filter& filter, std::size_t per_section);

}  // namespace lazo
