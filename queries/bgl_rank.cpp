#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "queries/rank.hpp"

namespace lazo {

std::vector<double> betweenness(const WeightedLists& neighbors) {
  using Graph = boost::compressed_sparse_row_graph<boost::directedS>;
  std::vector<std::pair<std::size_t, std::size_t>> arcs;
  for (std::uint32_t v = 0; v < neighbors.size(); ++v) {
    for (const std::uint32_t u : neighbors.row(v)) arcs.emplace_back(v, u);
  }
  const Graph graph(boost::edges_are_sorted, arcs.begin(), arcs.end(), neighbors.size());
  std::vector<double> scores(neighbors.size(), 0.0);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(scores.begin(), get(boost::vertex_index, graph)));
  for (double& score : scores) score /= 2;  // both directions of each pair were counted
  return scores;
}

}  // namespace lazo
