// Tested by trim_test.cpp.
#include "exporters/trim.hpp"

#include "exporters/choose.hpp"

namespace lazo {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  std::string text = std::to_string(count);
  return text.append(" ").append(count == 1 ? one : many);
}

}  // namespace

ExportGraph trim(const ExportGraph& graph, std::size_t most) {
  if (most == 0 || graph.nodes.size() <= most) return graph;
  std::vector<ChoiceNode> nodes;
  for (const ExportNode& node : graph.nodes) {
    nodes.push_back({node.focus, node.level == Level::kDescribed});
  }
  std::vector<WeighedTie> ties;
  for (const ExportEdge& edge : graph.edges) {
    ties.push_back({edge.source, edge.target,
                    tie_weight_in_picture(edge.sources, edge.layer == EdgeLayer::kBackground)});
  }
  const std::vector<bool> chosen = choose_nodes(nodes, ties, most);
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
  small.notices.push_back(left_out_notice(small.nodes_left_out, small.edges_left_out));
  return small;
}

ExportNotice left_out_notice(std::size_t nodes, std::size_t edges) {
  return {"cut", nodes,
          counted(nodes, "node", "nodes") + " and " + counted(edges, "tie", "ties") +
              " left out; --max-nodes shows more"};
}

}  // namespace lazo
