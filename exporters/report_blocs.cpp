// Tested by tests/golden/report.
#include "exporters/report_blocs.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "queries/communities.hpp"

namespace lazo {
namespace {

constexpr std::size_t kCitedForBloc = 3;

struct Bloc {
  std::vector<NodeIndex> actors;  ///< most ties within first
  std::vector<Tie> within;        ///< most sources first
  std::uint32_t to_others = 0;
};

/// The ties from one bloc to another.
struct Bridge {
  std::size_t a = 0;
  std::size_t b = 0;
  std::uint32_t ties = 0;
  Tie best;
};

bool has_more_sources(const Tie& a, const Tie& b) {
  return a.sources != b.sources ? a.sources > b.sources : a.edge < b.edge;
}

class Blocs {
 public:
  Blocs(const Snapshot& graph, const Ontology& ontology, const Filter& held,
        const ReportWriter& writer)
      : graph_(graph) {
    Filter cooperation = held;
    cooperation.relations.clear();
    for (const RelationRow& relation : ontology.relations()) {
      const bool kept =
          held.relations.empty() ||
          std::binary_search(held.relations.begin(), held.relations.end(), relation.id);
      if (kept && relation.sign == Sign::kCooperation) cooperation.relations.push_back(relation.id);
    }
    if (cooperation.relations.empty()) return;  // none would mean all
    const CommunityAnswer found = communities(graph, CommunityBy::kLeiden, cooperation, {});
    for (const Community& community : found.communities) {
      Bloc bloc;
      for (const NodeIndex node : community.members) {
        if (writer.is_actor(node)) bloc.actors.push_back(node);
      }
      if (bloc.actors.size() < 2) continue;
      for (const NodeIndex node : community.members) bloc_of_[node] = blocs_.size();
      blocs_.push_back(std::move(bloc));
    }
    for (const EdgeIndex edge : graph.edges()) {
      const Tie tie = select(graph, cooperation, edge);
      if (tie.in_answer() && !tie.background) place(tie);
    }
    for (Bloc& bloc : blocs_) std::sort(bloc.within.begin(), bloc.within.end(), has_more_sources);
  }

  [[nodiscard]] const std::vector<Bloc>& all() const { return blocs_; }
  /// Most ties first.
  [[nodiscard]] std::vector<Bridge> bridges() const {
    std::vector<Bridge> list;
    for (const auto& [unused, bridge] : bridges_) list.push_back(bridge);
    std::stable_sort(list.begin(), list.end(),
                     [](const Bridge& a, const Bridge& b) { return a.ties > b.ties; });
    return list;
  }

 private:
  void place(const Tie& tie) {
    const EdgeView edge = graph_.edge(tie.edge);
    const auto a = bloc_of_.find(edge.source);
    const auto b = bloc_of_.find(edge.target);
    if (a == bloc_of_.end() && b == bloc_of_.end()) return;
    if (a != bloc_of_.end() && b != bloc_of_.end() && a->second == b->second) {
      blocs_[a->second].within.push_back(tie);
      return;
    }
    for (const auto& end : {a, b}) {
      if (end != bloc_of_.end()) ++blocs_[end->second].to_others;
    }
    if (a == bloc_of_.end() || b == bloc_of_.end()) return;
    const auto ends = std::minmax(a->second, b->second);
    Bridge& bridge =
        bridges_.try_emplace({ends.first, ends.second}, Bridge{ends.first, ends.second, 0, tie})
            .first->second;
    ++bridge.ties;
    if (has_more_sources(tie, bridge.best)) bridge.best = tie;
  }

  const Snapshot& graph_;
  std::vector<Bloc> blocs_;
  std::map<NodeIndex, std::size_t> bloc_of_;
  std::map<std::pair<std::size_t, std::size_t>, Bridge> bridges_;
};

}  // namespace

Status write_blocs(const Snapshot& graph, const Ontology& ontology, const ReportOptions& options,
                   ReportWriter& writer) {
  writer.heading(ProseWord::kBlocs);
  Filter held = options.filter;
  held.statuses = held.statuses & StatusSet::held();
  const Blocs blocs(graph, ontology, held, writer);
  for (std::size_t i = 0; i < blocs.all().size() && i < options.lines / 2; ++i) {
    const Bloc& bloc = blocs.all()[i];
    std::vector<std::uint32_t> cited;
    for (std::size_t t = 0; t < bloc.within.size() && cited.size() < kCitedForBloc; ++t) {
      LAZO_TRY(const std::vector<std::uint32_t> more, writer.cite(bloc.within[t]));
      for (const std::uint32_t source : more) {
        if (std::find(cited.begin(), cited.end(), source) == cited.end()) cited.push_back(source);
      }
    }
    writer.item(writer.words(ProseWord::kBlocLine,
                             {writer.names(bloc.actors), std::to_string(bloc.within.size()),
                              std::to_string(bloc.to_others)}),
                cited);
  }
  const std::vector<Bridge> bridges = blocs.bridges();
  for (std::size_t i = 0; i < bridges.size() && i < options.lines / 2; ++i) {
    const Bridge& bridge = bridges[i];
    LAZO_TRY(const std::vector<std::uint32_t> cited, writer.cite(bridge.best));
    writer.item(writer.words(ProseWord::kBridgeLine,
                             {writer.name(blocs.all()[bridge.a].actors.front()),
                              writer.name(blocs.all()[bridge.b].actors.front()),
                              std::to_string(bridge.ties), writer.sentence(bridge.best)}),
                cited);
  }
  writer.close();
  return {};
}

}  // namespace lazo
