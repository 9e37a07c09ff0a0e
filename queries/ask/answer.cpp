#include "queries/ask/answer.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "queries/about.hpp"
#include "queries/ask/command.hpp"
#include "queries/changes.hpp"
#include "queries/common.hpp"
#include "queries/explain.hpp"
#include "queries/measures.hpp"
#include "queries/neighborhood.hpp"
#include "queries/paths.hpp"
#include "queries/positions.hpp"

namespace lazo::ask {
namespace {

constexpr std::size_t kMostNear = 5;

void add_unique(std::vector<NodeIndex>& nodes, NodeIndex node) {
  if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
}

std::vector<NodeIndex> all_of(const std::vector<Named>& names) {
  std::vector<NodeIndex> nodes;
  for (const Named& named : names) {
    for (const NodeIndex node : named) add_unique(nodes, node);
  }
  return nodes;
}

bool holds(const std::vector<NodeIndex>& nodes, NodeIndex node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

class Answerer {
 public:
  Answerer(const Snapshot& graph, const Ontology& ontology, const Question& question, Filter filter)
      : graph_(graph), ontology_(ontology), question_(question), filter_(std::move(filter)) {
    if (question.since.known()) filter_.since = question.since;
    if (question.until.known()) filter_.until = question.until;
  }

  AskAnswer run(bool filter_has_status) {
    const std::vector<NodeIndex> names = all_of(question_.agents);
    switch (question_.intent) {
      case Intent::kUnread:
        return std::move(out_);
      case Intent::kPath:
        path();
        break;
      case Intent::kCommon:
        shared();
        break;
      case Intent::kPositions:
      case Intent::kStances:
        stances();
        break;
      case Intent::kMeasures:
        acts();
        break;
      case Intent::kChanges:
        news();
        break;
      case Intent::kAbout:
        for (const BriefingSection& section :
             about(graph_, ontology_, names.front(), filter_, 0).sections) {
          for (const NeighborTie& tie : section.ties) add(tie.tie);
        }
        break;
      case Intent::kAllies:
      case Intent::kOpponents:
        signs();
        break;
      case Intent::kTies:
        everything();
        break;
      case Intent::kFind:
        find();
        break;
      case Intent::kWhether:
        if (!filter_has_status) filter_.statuses = StatusSet::all();
        whether();
        return std::move(out_);
      case Intent::kFigures:  // no tie says how much
        break;
    }
    const bool news_of_nodes = question_.intent == Intent::kChanges && !out_.answer.nodes.empty();
    const bool empty = out_.answer.ties.empty() && out_.answer.paths.empty() && !news_of_nodes;
    out_.verdict = empty ? Verdict::kUnsupported : Verdict::kAnswered;
    if (out_.answer.nodes.empty()) out_.answer.nodes = names;
    out_.answer.page = {out_.answer.ties.size(), out_.answer.ties.size()};
    return std::move(out_);
  }

 private:
  void add(const Tie& tie) {
    if (told_.insert(tie.edge).second) out_.answer.ties.push_back(tie);
  }
  void add_all(const std::vector<Tie>& ties) {
    for (const Tie& tie : ties) add(tie);
  }

  void path() {
    const NodeIndex from = question_.agents[0].front();
    const NodeIndex to = question_.agents[1].front();
    out_.answer.nodes = {from, to};
    if (from == to) return;
    PathOptions options;
    options.filter = filter_;
    const PathAnswer found = find_paths(graph_, ontology_, from, to, options);
    out_.answer.paths = found.paths;
    out_.answer.hidden = found.hidden;
    for (const FoundPath& path : found.paths) {
      for (const EdgeIndex edge : path.edges) add(select(graph_, filter_, edge));
    }
  }

  void shared() {
    std::vector<NodeIndex> start;
    for (const Named& named : question_.agents) add_unique(start, named.front());
    out_.answer.nodes = start;
    const CommonAnswer found = common(graph_, ontology_, start, filter_);
    out_.answer.hidden = found.hidden;
    for (const CommonNode& node : found.nodes) {
      out_.found.push_back(node.node);
      for (const NeighborTie& tie : node.ties) add(tie.tie);
    }
  }

  void stances() {
    const std::vector<NodeIndex> nodes = topic_and_actor(graph_, ontology_, question_);
    const bool of_actor = question_.intent == Intent::kStances;
    const PositionsAnswer found = of_actor ? positions_of(graph_, ontology_, nodes.front(), filter_)
                                           : positions(graph_, ontology_, nodes.front(), filter_);
    out_.answer.hidden = found.hidden;
    for (const Position& position : found.positions) {
      if (nodes.size() > 1 && position.actor != nodes[1]) continue;
      out_.found.push_back(position.actor);
      add_all(position.ties);
    }
  }

  void acts() {
    const std::vector<NodeIndex> issuers = all_of(question_.agents);
    const std::vector<NodeIndex> targets = all_of(question_.patients);
    std::vector<NodeIndex> touched = issuers;
    for (const NodeIndex node : targets) add_unique(touched, node);
    const MeasuresAnswer found = measures(graph_, ontology_, touched, filter_);
    out_.answer.hidden = found.hidden;
    const auto meets = [](const std::vector<NodeIndex>& wanted,
                          const std::vector<NodeIndex>& have) {
      return wanted.empty() ||
             std::any_of(have.begin(), have.end(), [&](NodeIndex n) { return holds(wanted, n); });
    };
    for (const MeasureRow& row : found.rows) {
      if (!meets(issuers, row.issuers)) continue;
      if (!meets(targets, row.targets) && !meets(targets, {row.measure})) continue;
      if (question_.asked == Asked::kActor) {
        for (const NodeIndex node : row.issuers) add_unique(out_.found, node);
      } else if (row.measure.valid()) {
        add_unique(out_.found, row.measure);
      }
      add_all(row.ties);
    }
  }

  void news() {
    ChangesOptions options;
    options.since = question_.since;
    options.watched = all_of(question_.agents);
    filter_.since = {};
    const Changes found = changes(graph_, options, filter_);
    out_.answer.nodes = found.nodes;
    add_all(found.ties);
    for (const MovedTie& moved : found.moved) add(moved.tie);
    add_all(found.contradictions);
  }

  void signs() {
    const Sign sign = question_.intent == Intent::kAllies ? Sign::kCooperation : Sign::kConflict;
    for (const RelationRow& row : ontology_.relations()) {
      if (row.sign == sign) filter_.relations.push_back(row.id);
    }
    std::sort(filter_.relations.begin(), filter_.relations.end());
    const NodeType actor = ontology_.find_type("actor");
    for (const NodeTypeRow& row : ontology_.types()) {
      if (ontology_.is_a(row.id, actor)) filter_.types.push_back(row.id);
    }
    std::sort(filter_.types.begin(), filter_.types.end());
    around({question_.agents.front().front()});
  }

  void around(const std::vector<NodeIndex>& start) {
    NeighborOptions options;
    options.filter = filter_;
    options.per_family = 0;
    const Neighborhood found = neighbors(graph_, ontology_, start, options);
    out_.answer.hidden = found.hidden;
    for (const FamilyGroup& group : found.groups) {
      for (const NeighborTie& tie : group.ties) {
        add(tie.tie);
        add_unique(out_.found, tie.to);
      }
    }
  }

  void everything() {
    if (question_.agents.size() == 1) return around(question_.agents.front());
    const Explanation found = explain(graph_, ontology_, question_.agents[0].front(),
                                      question_.agents[1].front(), filter_);
    out_.answer.hidden = found.hidden;
    for (const ExplainedTie& tie : found.ties) add(tie.tie);
  }

  /// Ties of a sense between the two sides; an empty side is open.
  void collect(const Sense& sense, bool widen, const std::vector<NodeIndex>& agents,
               const std::vector<NodeIndex>& patients, std::vector<Tie>& ties, bool count_hidden) {
    const std::vector<RelationId> relations =
        widen ? stance_relations(sense) : relations_of(ontology_, sense);
    const auto walk = [&](const std::vector<NodeIndex>& from, const std::vector<NodeIndex>& to,
                          bool from_is_source) {
      for (const NodeIndex node : from) {
        for (const Arc arc : from_is_source ? graph_.out(node) : graph_.in(node)) {
          if (!std::binary_search(relations.begin(), relations.end(), arc.relation)) continue;
          if (!to.empty() && !holds(to, arc.target)) continue;
          if (to.empty() && !fits_type(arc.target)) continue;
          const Tie tie = select(graph_, filter_, arc.edge);
          if (count_hidden) out_.answer.hidden.count(tie);
          if (tie.in_answer()) ties.push_back(tie);
        }
      }
    };
    const bool start_with_agents = !agents.empty();
    const auto& from = start_with_agents ? agents : patients;
    const auto& to = start_with_agents ? patients : agents;
    walk(from, to, sense.agent_is_source == start_with_agents);
    if (ontology_.relation(sense.relation).symmetric) {
      walk(from, to, sense.agent_is_source != start_with_agents);
    }
  }

  [[nodiscard]] bool fits_type(NodeIndex node) const {
    if (!passes_type(graph_, filter_, node)) return false;
    return question_.types.empty() || std::find(question_.types.begin(), question_.types.end(),
                                                graph_.node(node).type) != question_.types.end();
  }

  /// Whoever criticises a thing opposes it: asked who supports or opposes, the family answers.
  [[nodiscard]] std::vector<RelationId> stance_relations(const Sense& sense) const {
    const RelationRow& asked = ontology_.relation(sense.relation);
    if (!is_stance(asked)) return relations_of(ontology_, sense);
    std::vector<RelationId> found;
    for (const RelationRow& row : ontology_.relations()) {
      const bool same =
          std::find(row.families.begin(), row.families.end(), asked.family()) != row.families.end();
      if (same && row.sign == asked.sign) found.push_back(row.id);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  static void sort_ties(std::vector<Tie>& ties) {
    std::stable_sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) {
      return std::tuple(a.background, a.status(), ~a.sources, a.edge) <
             std::tuple(b.background, b.status(), ~b.sources, b.edge);
    });
    ties.erase(std::unique(ties.begin(), ties.end(),
                           [](const Tie& a, const Tie& b) { return a.edge == b.edge; }),
               ties.end());
  }

  void find() {
    const std::vector<NodeIndex> agents = all_of(question_.agents);
    const std::vector<NodeIndex> patients = all_of(question_.patients);
    std::vector<Tie> ties;
    for (const Sense& sense : question_.senses) {
      collect(sense, true, agents, patients, ties, true);
    }
    sort_ties(ties);
    add_all(ties);
    const std::vector<NodeIndex>& named = agents.empty() ? patients : agents;
    for (const Tie& tie : ties) {
      const EdgeView edge = graph_.edge(tie.edge);
      add_unique(out_.found, holds(named, edge.source) ? edge.target : edge.source);
    }
    out_.answer.nodes = named;
    if (!ties.empty())
      out_.answer.nodes.insert(out_.answer.nodes.end(), out_.found.begin(), out_.found.end());
  }

  /// What the ties say of the premise; the strongest word counts.
  [[nodiscard]] Verdict verdict_of(const std::vector<Tie>& ties) const {
    Verdict best = Verdict::kUnsupported;
    for (const Tie& tie : ties) {
      Verdict verdict = Verdict::kBackground;
      if (!tie.background) verdict = ask::verdict_of(tie.status());
      if (question_.negated) {
        // "Why did X not sign?": what denies it supports the premise, what states it speaks
        // against.
        const bool denied = tie.shown.has(ClaimStatus::kDenied);
        verdict = denied ? Verdict::kStated : Verdict::kDenied;
      }
      best = std::min(best, verdict);
    }
    return best;
  }

  void whether() {
    std::vector<std::vector<NodeIndex>> agents;
    std::vector<NodeIndex> patients = all_of(question_.patients);
    for (const Named& named : question_.agents) agents.push_back(named);
    const bool among = patients.empty() && agents.size() > 1;
    if (among) {  // "Do Mexico and Canada cooperate?"
      for (std::size_t i = 1; i < agents.size(); ++i) {
        for (const NodeIndex node : agents[i]) add_unique(patients, node);
      }
      agents.resize(1);
    }
    if (agents.empty()) agents.emplace_back();
    // Of several who are said to act, each must.
    Verdict weakest = Verdict::kAnswered;
    for (const std::vector<NodeIndex>& agent : agents) {
      std::vector<Tie> ties;
      for (const Sense& sense : question_.senses) {
        if (among && !ontology_.relation(sense.relation).symmetric) continue;
        collect(sense, false, agent, patients, ties, true);
      }
      if (imposes_something()) by_measure(agent, patients, ties);
      sort_ties(ties);
      weakest = std::max(weakest, verdict_of(ties));
      add_all(ties);
    }
    out_.verdict = weakest == Verdict::kAnswered ? Verdict::kUnsupported : weakest;
    out_.answer.nodes = all_of(question_.agents);
    for (const NodeIndex node : all_of(question_.patients)) add_unique(out_.answer.nodes, node);
    out_.answer.page = {out_.answer.ties.size(), out_.answer.ties.size()};
    if (out_.verdict == Verdict::kUnsupported) look_near();
  }

  [[nodiscard]] bool imposes_something() const {
    return std::any_of(question_.senses.begin(), question_.senses.end(),
                       [this](const Sense& sense) {
                         const RelationRow& row = ontology_.relation(sense.relation);
                         return row.family() == Family::kMeasure && row.sign == Sign::kConflict;
                       });
  }

  /// "X imposes tariffs on Y" may be told in two ties: X imposes them, they target Y.
  void by_measure(const std::vector<NodeIndex>& agents, const std::vector<NodeIndex>& patients,
                  std::vector<Tie>& ties) const {
    if (agents.empty() || patients.empty()) return;
    for (const MeasureRow& row : measures(graph_, ontology_, patients, filter_).rows) {
      const auto any_of = [](const std::vector<NodeIndex>& wanted,
                             const std::vector<NodeIndex>& have) {
        return std::any_of(have.begin(), have.end(), [&](NodeIndex n) { return holds(wanted, n); });
      };
      if (!any_of(agents, row.issuers) || !any_of(patients, row.targets)) continue;
      for (const Tie& tie : row.ties) {
        const EdgeView edge = graph_.edge(tie.edge);
        if (holds(agents, edge.source) || holds(patients, edge.target)) ties.push_back(tie);
      }
    }
  }

  void look_near() {
    if (out_.answer.nodes.size() < 2) return;
    const Explanation other =
        explain(graph_, ontology_, out_.answer.nodes.front(), out_.answer.nodes.back(), filter_);
    for (const ExplainedTie& tie : other.ties) {
      if (out_.near.size() < kMostNear) out_.near.push_back(tie.tie);
    }
  }

  const Snapshot& graph_;
  const Ontology& ontology_;
  const Question& question_;
  Filter filter_;
  AskAnswer out_;
  std::set<EdgeIndex> told_;  ///< the edges of out_.answer.ties
};

}  // namespace

std::string_view name_of(Verdict verdict) {
  constexpr std::array<std::string_view, 10> kNames = {
      "answered", "stated",   "background", "reported",    "intended",
      "required", "possible", "denied",     "unsupported", "unread"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Verdict verdict_of(ClaimStatus status) {
  constexpr std::array<Verdict, kStatusCount> kByStatus = {Verdict::kStated,   Verdict::kReported,
                                                           Verdict::kIntended, Verdict::kRequired,
                                                           Verdict::kPossible, Verdict::kDenied};
  return kByStatus[static_cast<std::size_t>(status)];
}

std::vector<RelationId> relations_of(const Ontology& ontology, const Sense& sense) {
  std::vector<RelationId> found;
  for (const RelationRow& row : ontology.relations()) {
    if (ontology.is_a(row.id, sense.relation)) found.push_back(row.id);
  }
  std::sort(found.begin(), found.end());
  return found;
}

AskAnswer answer(const Snapshot& graph, const Ontology& ontology, const Question& question,
                 Filter filter, bool filter_has_status) {
  AskAnswer found = Answerer(graph, ontology, question, std::move(filter)).run(filter_has_status);
  // A name that the graph lacks: whatever else was found is not what was asked.
  if (!question.unknown_names.empty()) {
    found = {};
    found.verdict = Verdict::kUnsupported;
  }
  return found;
}

}  // namespace lazo::ask
