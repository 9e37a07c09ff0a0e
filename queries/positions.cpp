#include "queries/positions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace lazo {
namespace {

/// The stance that a relation shows, if any. Asking to change something is neither for nor against.
std::optional<Stance> stance_of(const RelationRow& relation) {
  constexpr std::array<std::string_view, 7> kAsking = {
      "demands", "demands_of", "calls_for", "calls_on", "requests", "appeals_to", "reopens"};
  if (std::find(kAsking.begin(), kAsking.end(), relation.name) != kAsking.end()) {
    return Stance::kAsksForChange;
  }
  for (const Family family : relation.families) {
    if (family == Family::kSupport && relation.sign != Sign::kConflict) return Stance::kSupports;
    if (family == Family::kOppose) return Stance::kOpposes;
  }
  return std::nullopt;
}

/// Not supporting is no stance of its own, but denying it speaks against it, and the reverse.
Stance denied(Stance stance) {
  if (stance == Stance::kSupports) return Stance::kOpposes;
  if (stance == Stance::kOpposes) return Stance::kSupports;
  return stance;
}

struct Said {
  Day day;
  Stance stance;
};

/// What one actor's ties say, gathered.
struct Gathered {
  Position position;
  std::vector<Said> said;
};

void gather(const Snapshot& graph, const Ontology& ontology, const Filter& filter, const Arc& arc,
            NodeIndex actor, std::map<NodeIndex, Gathered>& gathered, HiddenTies& hidden) {
  const std::optional<Stance> stance = stance_of(ontology.relation(arc.relation));
  if (!stance || graph.edge(arc.edge).layer == EdgeLayer::kBackground) return;
  if (!passes_type(graph, filter, arc.target)) return;
  const Tie tie = select(graph, filter, arc.edge);
  hidden.count(tie);
  if (tie.shown.empty()) return;
  Gathered& entry = gathered[arc.target];
  entry.position.actor = arc.target;
  entry.position.ties.push_back(tie);
  entry.position.sources = std::max(entry.position.sources, tie.sources);
  entry.position.latest = std::max(entry.position.latest, tie.latest);
  for (const ClaimIndex index : evidence_of(graph, filter, arc.edge)) {
    const ClaimView claim = graph.claim(index);
    entry.said.push_back({claim.day, claim.negated ? denied(*stance) : *stance});
    if (claim.speaker == actor) {
      entry.position.own_words = true;
    } else if (claim.speaker.valid()) {
      entry.position.speakers.push_back(claim.speaker);
    }
  }
}

/// One stance if all agree; changed if the old and the new ones agree among themselves.
void judge(Gathered& entry) {
  Position& position = entry.position;
  std::stable_sort(entry.said.begin(), entry.said.end(),
                   [](const Said& a, const Said& b) { return a.day < b.day; });
  const Stance first = entry.said.front().stance;
  const Stance last = entry.said.back().stance;
  const auto turn = std::find_if(entry.said.begin(), entry.said.end(),
                                 [first](const Said& said) { return said.stance != first; });
  if (turn == entry.said.end()) {
    position.stance = first;
    return;
  }
  const bool steady_after =
      std::all_of(turn, entry.said.end(), [last](const Said& said) { return said.stance == last; });
  const bool dated = turn->day.known() && (turn - 1)->day.known() && (turn - 1)->day < turn->day;
  position.changed = steady_after && dated;
  position.before = first;
  position.stance = position.changed ? last : Stance::kMixed;
}

PositionsAnswer answer_of(std::map<NodeIndex, Gathered> gathered, const HiddenTies& hidden) {
  PositionsAnswer answer;
  answer.hidden = hidden;
  for (auto& [node, entry] : gathered) {
    judge(entry);
    std::vector<NodeIndex>& speakers = entry.position.speakers;
    std::sort(speakers.begin(), speakers.end());
    speakers.erase(std::unique(speakers.begin(), speakers.end()), speakers.end());
    std::stable_sort(
        entry.position.ties.begin(), entry.position.ties.end(), [](const Tie& a, const Tie& b) {
          return std::tuple(a.status(), ~a.sources) < std::tuple(b.status(), ~b.sources);
        });
    answer.positions.push_back(std::move(entry.position));
  }
  std::stable_sort(answer.positions.begin(), answer.positions.end(),
                   [](const Position& a, const Position& b) {
                     return std::tuple(a.stance, ~a.sources, a.actor) <
                            std::tuple(b.stance, ~b.sources, b.actor);
                   });
  return answer;
}

}  // namespace

std::string_view name_of(Stance stance) {
  constexpr std::array<std::string_view, 4> kNames = {"supports", "opposes", "asks for change",
                                                      "mixed"};
  return kNames[static_cast<std::size_t>(stance)];
}

PositionsAnswer positions(const Snapshot& graph, const Ontology& ontology, NodeIndex subject,
                          const Filter& filter) {
  std::map<NodeIndex, Gathered> gathered;
  HiddenTies hidden;
  for (const Arc arc : graph.in(subject)) {
    gather(graph, ontology, filter, arc, arc.target, gathered, hidden);
  }
  return answer_of(std::move(gathered), hidden);
}

PositionsAnswer positions_of(const Snapshot& graph, const Ontology& ontology, NodeIndex actor,
                             const Filter& filter) {
  std::map<NodeIndex, Gathered> gathered;
  HiddenTies hidden;
  for (const Arc arc : graph.out(actor)) {
    gather(graph, ontology, filter, arc, actor, gathered, hidden);
  }
  return answer_of(std::move(gathered), hidden);
}

}  // namespace lazo
