#include "queries/bgl_whole_graph.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "queries/bgl_view.hpp"

namespace lazo {
namespace {

/// Weight of an arc: that of its tie.
struct TieWeights {
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using key_type = bgl::View::Edge;
  using category = boost::readable_property_map_tag;
  const std::vector<std::uint32_t>* weights;
  friend std::uint32_t get(const TieWeights& map, const key_type& edge) {
    return (*map.weights)[edge.index];
  }
};

auto map_of(std::vector<std::uint32_t>& values) {
  return boost::make_iterator_property_map(values.begin(),
                                           boost::typed_identity_property_map<std::uint32_t>());
}

}  // namespace

Components boost_components(const Snapshot& graph, const std::vector<bool>& usable) {
  Components result;
  result.of_node.assign(graph.node_count(), 0);
  if (result.of_node.empty()) return result;
  const bgl::View view(graph, usable);
  boost::connected_components(
      view, map_of(result.of_node),
      boost::vertex_index_map(boost::typed_identity_property_map<std::uint32_t>()));
  for (const std::uint32_t number : result.of_node) {
    if (number >= result.sizes.size()) result.sizes.resize(number + 1);
    ++result.sizes[number];
  }
  return result;
}

std::vector<std::uint32_t> boost_hop_distances(const Snapshot& graph, NodeIndex from,
                                               const std::vector<bool>& usable) {
  std::vector<std::uint32_t> distances(graph.node_count(), kUnreachable);
  if (from.index() >= distances.size()) return distances;
  distances[from.index()] = 0;
  const bgl::View view(graph, usable);
  boost::breadth_first_search(
      view, from.value,
      boost::vertex_index_map(boost::typed_identity_property_map<std::uint32_t>())
          .visitor(boost::make_bfs_visitor(
              boost::record_distances(map_of(distances), boost::on_tree_edge()))));
  return distances;
}

std::vector<std::uint32_t> weighted_distances(const Snapshot& graph, NodeIndex from,
                                              const std::vector<std::uint32_t>& weights) {
  std::vector<std::uint32_t> distances(graph.node_count(), kUnreachable);
  if (from.index() >= distances.size()) return distances;
  const std::vector<bool> all;
  const bgl::View view(graph, all);
  boost::dijkstra_shortest_paths(
      view, from.value,
      boost::vertex_index_map(boost::typed_identity_property_map<std::uint32_t>())
          .weight_map(TieWeights{&weights})
          .distance_map(map_of(distances))
          .distance_inf(kUnreachable));
  return distances;
}

}  // namespace lazo
