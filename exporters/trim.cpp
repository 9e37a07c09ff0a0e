// Tested by trim_test.cpp.
#include "exporters/trim.hpp"

#include <algorithm>
#include <tuple>

namespace lazo {
namespace {

/// What an edge counts for: its independent sources, next to nothing for a background tie.
std::uint32_t weight_of(const ExportEdge& edge) {
  return edge.layer == EdgeLayer::kBackground ? 1U : 4U * std::max(1U, edge.sources);
}

/// Chooses greedily: the node with the heaviest ties to those chosen already, all ties first.
class Chooser {
 public:
  explicit Chooser(const ExportGraph& graph)
      : graph_(graph),
        ties_(graph.nodes.size()),
        all_(graph.nodes.size()),
        near_(graph.nodes.size()),
        chosen_(graph.nodes.size()) {
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
      const ExportEdge& edge = graph.edges[i];
      ties_[edge.source].push_back(i);
      if (edge.target != edge.source) ties_[edge.target].push_back(i);
      all_[edge.source] += weight_of(edge);
      all_[edge.target] += weight_of(edge);
    }
  }

  std::vector<bool> choose(std::size_t most) {
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].focus && count < most) take(i), ++count;
    }
    for (; count < most; ++count) {
      const std::uint32_t best = next();
      if (best == kNobody) break;
      take(best);
    }
    return chosen_;
  }

 private:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

  void take(std::uint32_t node) {
    chosen_[node] = true;
    for (const std::uint32_t i : ties_[node]) {
      const ExportEdge& edge = graph_.edges[i];
      near_[edge.source == node ? edge.target : edge.source] += weight_of(edge);
    }
  }

  [[nodiscard]] std::uint32_t next() const {
    // Nearness counts twice, weight in the whole once; a described node a quarter.
    const auto value = [&](std::uint32_t i) {
      const std::uint64_t raw = 2ULL * near_[i] + all_[i];
      return graph_.nodes[i].level == Level::kDescribed ? raw / 4 : raw;
    };
    std::uint32_t best = kNobody;
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (chosen_[i] || ties_[i].empty()) continue;
      if (best == kNobody || value(i) > value(best)) best = i;  // nodes are in key order
    }
    return best;
  }

  const ExportGraph& graph_;
  std::vector<std::vector<std::uint32_t>> ties_;
  std::vector<std::uint32_t> all_;
  std::vector<std::uint32_t> near_;
  std::vector<bool> chosen_;
};

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  std::string text = std::to_string(count);
  return text.append(" ").append(count == 1 ? one : many);
}

}  // namespace

ExportGraph trim(const ExportGraph& graph, std::size_t most) {
  if (most == 0 || graph.nodes.size() <= most) return graph;
  const std::vector<bool> chosen = Chooser(graph).choose(most);
  ExportGraph small;
  small.title = graph.title;
  small.version = graph.version;
  small.notices = graph.notices;
  std::vector<std::uint32_t> index(graph.nodes.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (!chosen[i]) continue;
    index[i] = static_cast<std::uint32_t>(small.nodes.size());
    small.nodes.push_back(graph.nodes[i]);
  }
  for (const ExportEdge& edge : graph.edges) {
    if (!chosen[edge.source] || !chosen[edge.target]) continue;
    small.edges.push_back(edge);
    small.edges.back().source = index[edge.source];
    small.edges.back().target = index[edge.target];
  }
  small.nodes_left_out = graph.nodes_left_out + graph.nodes.size() - small.nodes.size();
  small.edges_left_out = graph.edges_left_out + graph.edges.size() - small.edges.size();
  small.notices.push_back(counted(small.nodes_left_out, "node", "nodes") + " and " +
                          counted(small.edges_left_out, "tie", "ties") +
                          " left out; --max-nodes shows more");
  return small;
}

}  // namespace lazo
