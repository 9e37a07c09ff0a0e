#pragma once
// The snapshot as Boost.Graph sees it: a VertexListGraph, EdgeListGraph, IncidenceGraph,
// AdjacencyGraph and BidirectionalGraph over the mapped arrays, nothing copied. Only bgl_*.cpp may
// include this: Boost's headers take seconds.
//
// Every tie is an arc at both of its ends, so algorithms for undirected graphs walk both ways; the
// list of edges has each tie once. Concepts are checked by bgl_view_test.cpp.
// Types are nested in the class, not in a graph_traits specialisation: some algorithms of Boost
// 1.74 ask for graph_traits<const G>, which a specialisation would miss.

#include <cstddef>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/snapshot.hpp"

namespace lazo::bgl {

class View {
 public:
  struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t index = 0;  ///< of the tie in the snapshot
    friend bool operator==(const Edge&, const Edge&) = default;
  };

  class OutEdgeIterator
      : public boost::iterator_facade<OutEdgeIterator, Edge, boost::forward_traversal_tag, Edge> {
   public:
    OutEdgeIterator() = default;
    OutEdgeIterator(const View* view, std::uint32_t node, std::size_t at)
        : view_(view), node_(node), at_(at) {
      skip();
    }

   private:
    friend class boost::iterator_core_access;
    [[nodiscard]] Edge dereference() const { return view_->arc(node_, at_); }
    [[nodiscard]] bool equal(const OutEdgeIterator& other) const { return at_ == other.at_; }
    void increment() {
      ++at_;
      skip();
    }
    void skip() {
      while (at_ < view_->degree_of(node_) && !view_->usable(view_->arc(node_, at_).index)) ++at_;
    }
    const View* view_ = nullptr;
    std::uint32_t node_ = 0;
    std::size_t at_ = 0;
  };

  class NeighborIterator
      : public boost::iterator_adaptor<NeighborIterator, OutEdgeIterator, std::uint32_t,
                                       boost::use_default, std::uint32_t> {
   public:
    NeighborIterator() = default;
    explicit NeighborIterator(OutEdgeIterator at) : NeighborIterator::iterator_adaptor_(at) {}

   private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint32_t dereference() const { return (*this->base()).to; }
  };

  /// The arcs of a node seen from their other ends.
  class InEdgeIterator : public boost::iterator_adaptor<InEdgeIterator, OutEdgeIterator, Edge,
                                                        boost::use_default, Edge> {
   public:
    InEdgeIterator() = default;
    explicit InEdgeIterator(OutEdgeIterator at) : InEdgeIterator::iterator_adaptor_(at) {}

   private:
    friend class boost::iterator_core_access;
    [[nodiscard]] Edge dereference() const {
      const Edge edge = *this->base();
      return {edge.to, edge.from, edge.index};
    }
  };

  /// Usable ties, each once, from its source to its target.
  class EdgeIterator
      : public boost::iterator_facade<EdgeIterator, Edge, boost::forward_traversal_tag, Edge> {
   public:
    EdgeIterator() = default;
    EdgeIterator(const View* view, std::uint32_t at) : view_(view), at_(at) { skip(); }

   private:
    friend class boost::iterator_core_access;
    [[nodiscard]] Edge dereference() const { return view_->edge(at_); }
    [[nodiscard]] bool equal(const EdgeIterator& other) const { return at_ == other.at_; }
    void increment() {
      ++at_;
      skip();
    }
    void skip() {
      while (at_ < view_->all_edges() && !view_->usable(at_)) ++at_;
    }
    const View* view_ = nullptr;
    std::uint32_t at_ = 0;
  };

  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = Edge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::vertex_list_graph_tag,
                              boost::edge_list_graph_tag,
                              boost::bidirectional_graph_tag,
                              boost::adjacency_graph_tag {};
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using out_edge_iterator = OutEdgeIterator;
  using in_edge_iterator = InEdgeIterator;
  using edge_iterator = EdgeIterator;
  using adjacency_iterator = NeighborIterator;
  static vertex_descriptor null_vertex() { return NodeIndex::kNone; }

  /// Both must outlive the view. `usable` may be empty: then every tie is usable.
  View(const Snapshot& graph, const std::vector<bool>& usable) : graph_(&graph), usable_(&usable) {}

  [[nodiscard]] std::uint32_t size() const { return graph_->node_count(); }
  [[nodiscard]] bool usable(std::uint32_t edge) const {
    return usable_->empty() || (*usable_)[edge];
  }
  [[nodiscard]] std::uint32_t all_edges() const { return graph_->edge_count(); }
  [[nodiscard]] Edge edge(std::uint32_t index) const {
    const EdgeView tie = graph_->edge(EdgeIndex{index});
    return {tie.source.value, tie.target.value, index};
  }
  /// Arcs of a node, usable or not: those that leave it, then those that reach it.
  [[nodiscard]] std::size_t degree_of(std::uint32_t node) const {
    return graph_->out(NodeIndex{node}).size() + graph_->in(NodeIndex{node}).size();
  }
  [[nodiscard]] Edge arc(std::uint32_t node, std::size_t at) const {
    const ArcRange out = graph_->out(NodeIndex{node});
    const Arc arc = at < out.size() ? out[at] : graph_->in(NodeIndex{node})[at - out.size()];
    return {node, arc.target.value, arc.edge.value};
  }

 private:
  const Snapshot* graph_;
  const std::vector<bool>* usable_;
};

inline std::pair<View::vertex_iterator, View::vertex_iterator> vertices(const View& view) {
  return {View::vertex_iterator(0), View::vertex_iterator(view.size())};
}
inline View::vertices_size_type num_vertices(const View& view) {
  return view.size();
}
inline std::pair<View::OutEdgeIterator, View::OutEdgeIterator> out_edges(std::uint32_t node,
                                                                         const View& view) {
  return {View::OutEdgeIterator(&view, node, 0),
          View::OutEdgeIterator(&view, node, view.degree_of(node))};
}
inline std::size_t out_degree(std::uint32_t node, const View& view) {
  const auto [begin, end] = out_edges(node, view);
  return static_cast<std::size_t>(std::distance(begin, end));
}
inline std::pair<View::NeighborIterator, View::NeighborIterator> adjacent_vertices(
    std::uint32_t node, const View& view) {
  const auto [begin, end] = out_edges(node, view);
  return {View::NeighborIterator(begin), View::NeighborIterator(end)};
}
inline std::pair<View::InEdgeIterator, View::InEdgeIterator> in_edges(std::uint32_t node,
                                                                      const View& view) {
  const auto [begin, end] = out_edges(node, view);
  return {View::InEdgeIterator(begin), View::InEdgeIterator(end)};
}
inline std::size_t in_degree(std::uint32_t node, const View& view) {
  return out_degree(node, view);
}
/// Arcs at the node: in an undirected graph those that leave it are those that reach it.
inline std::size_t degree(std::uint32_t node, const View& view) {
  return out_degree(node, view);
}
inline std::pair<View::EdgeIterator, View::EdgeIterator> edges(const View& view) {
  return {View::EdgeIterator(&view, 0), View::EdgeIterator(&view, view.all_edges())};
}
inline std::size_t num_edges(const View& view) {
  const auto [begin, end] = edges(view);
  return static_cast<std::size_t>(std::distance(begin, end));
}
inline std::uint32_t source(const View::Edge& edge, const View&) {
  return edge.from;
}
inline std::uint32_t target(const View::Edge& edge, const View&) {
  return edge.to;
}

}  // namespace lazo::bgl
