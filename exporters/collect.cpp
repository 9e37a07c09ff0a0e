// Tested by collect_test.cpp.
#include "exporters/collect.hpp"

#include <algorithm>

#include "exporters/choose.hpp"
#include "exporters/graph_builder.hpp"
#include "exporters/selection.hpp"

namespace lazo {
namespace {

class Collector {
 public:
  Collector(const Snapshot& snapshot, const Store& store, const Ontology& ontology,
            const CollectOptions& options)
      : snapshot_(snapshot), store_(store), ontology_(ontology), options_(options) {}

  Result<ExportGraph> collect(const Answer& answer) {
    graph_.title = options_.title;
    graph_.version = options_.version;
    for (const Notice& notice : answer.notices) {
      graph_.notices.push_back({notice.code, notice.count, notice.text});
    }
    std::vector<NodeIndex> nodes = nodes_of(answer);
    std::vector<Tie> ties = answer.ties;
    std::sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) { return a.edge < b.edge; });
    ties.erase(std::unique(ties.begin(), ties.end(),
                           [](const Tie& a, const Tie& b) { return a.edge == b.edge; }),
               ties.end());
    // Relations of a newer program.
    std::erase_if(
        ties, [this](const Tie& tie) { return !ontology_.has(snapshot_.edge(tie.edge).relation); });
    if (options_.most_nodes > 0 && nodes.size() > options_.most_nodes) choose(nodes, ties);
    const GraphBuilder builder(snapshot_, store_, ontology_, options_, nodes);
    for (const NodeIndex index : nodes) {
      LAZO_TRY(ExportNode node, builder.node(index));
      graph_.nodes.push_back(std::move(node));
    }
    LAZO_TRY(graph_.edges, builder.edges(ties));
    for (ExportNotice& notice : hidden_in(answer.hidden)) {
      graph_.notices.push_back(std::move(notice));
    }
    return std::move(graph_);
  }

 private:
  [[nodiscard]] bool is_focus(NodeIndex node) const {
    return std::find(options_.focus.begin(), options_.focus.end(), node) != options_.focus.end();
  }

  /// Nodes of the answer and ends of its ties, in index order, which is key order.
  [[nodiscard]] std::vector<NodeIndex> nodes_of(const Answer& answer) const {
    std::vector<NodeIndex> nodes = answer.nodes;
    nodes.insert(nodes.end(), options_.focus.begin(), options_.focus.end());
    for (const Tie& tie : answer.ties) {
      const EdgeView edge = snapshot_.edge(tie.edge);
      nodes.push_back(edge.source);
      nodes.push_back(edge.target);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
  }

  void choose(std::vector<NodeIndex>& nodes, std::vector<Tie>& ties) {
    const auto place = [&nodes](NodeIndex node) {
      return static_cast<std::uint32_t>(std::lower_bound(nodes.begin(), nodes.end(), node) -
                                        nodes.begin());
    };
    std::vector<ChoiceNode> choice;
    for (const NodeIndex node : nodes) {
      const NodeView view = snapshot_.node(node);
      choice.push_back({is_focus(node), pull_in_picture(ontology_, view.type, view.level)});
    }
    std::vector<WeighedTie> weighed;
    for (const Tie& tie : ties) {
      const EdgeView edge = snapshot_.edge(tie.edge);
      weighed.push_back({place(edge.source), place(edge.target),
                         tie_weight_in_picture(tie.sources, tie.background)});
    }
    const std::vector<bool> chosen = choose_nodes(choice, weighed, options_.most_nodes);
    std::vector<Tie> kept_ties;
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (chosen[weighed[i].source] && chosen[weighed[i].target]) kept_ties.push_back(ties[i]);
    }
    std::vector<NodeIndex> kept;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (chosen[i]) kept.push_back(nodes[i]);
    }
    graph_.nodes_left_out = nodes.size() - kept.size();
    graph_.edges_left_out = ties.size() - kept_ties.size();
    graph_.notices.push_back(left_out_notice(graph_.nodes_left_out, graph_.edges_left_out));
    nodes = std::move(kept);
    ties = std::move(kept_ties);
  }

  const Snapshot& snapshot_;
  const Store& store_;
  const Ontology& ontology_;
  const CollectOptions& options_;
  ExportGraph graph_;
};

}  // namespace

Result<ExportGraph> collect(const Snapshot& snapshot, const Store& store, const Ontology& ontology,
                            const CollectOptions& options) {
  Selection part = select_part(snapshot, ontology, options);
  Answer answer;
  answer.nodes = std::move(part.nodes);
  answer.hidden = part.hidden;
  answer.ties.reserve(part.edges.size());
  for (const EdgeIndex edge : part.edges) {
    answer.ties.push_back(select(snapshot, options.filter, edge));
  }
  return collect_answer(snapshot, store, ontology, answer, options);
}

Result<ExportGraph> collect_answer(const Snapshot& snapshot, const Store& store,
                                   const Ontology& ontology, const Answer& answer,
                                   const CollectOptions& options) {
  return Collector(snapshot, store, ontology, options).collect(answer);
}

std::vector<Tie> ties_among(const Snapshot& snapshot, const Filter& filter,
                            const std::vector<NodeIndex>& nodes) {
  std::vector<NodeIndex> sorted = nodes;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<Tie> ties;
  for (const NodeIndex node : sorted) {
    for (const Arc arc : snapshot.out(node)) {
      if (!std::binary_search(sorted.begin(), sorted.end(), arc.target)) continue;
      const Tie tie = select(snapshot, filter, arc.edge);
      if (tie.in_answer()) ties.push_back(tie);
    }
  }
  return ties;
}

}  // namespace lazo
