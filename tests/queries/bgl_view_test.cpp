#include "queries/bgl_view.hpp"

#include <boost/concept_check.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/range/iterator_range.hpp>

#include "queries/whole_graph.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using bgl::View;
using tests::GraphMaker;

BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyGraphConcept<View>));
BOOST_CONCEPT_ASSERT((boost::concepts::BidirectionalGraphConcept<View>));

Snapshot some_graph() {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"},
                                {"org:b", "opposes", "org:a"},
                                {"org:b", "supports", "org:c"},
                                {"org:c", "supports", "org:c"},
                                {"org:d", "supports", "org:e"}});
  return maker.make();
}

TEST_CASE("bgl view: a tie is one edge and an arc at both of its ends", "[queries][bgl]") {
  const Snapshot graph = some_graph();
  const std::vector<bool> all;
  const View view(graph, all);
  CHECK(num_vertices(view) == graph.node_count());
  CHECK(num_edges(view) == graph.edge_count());
  std::size_t arcs = 0;
  for (const std::uint32_t node : boost::make_iterator_range(vertices(view))) {
    CHECK(degree(node, view) == graph.topology().degree(node));
    CHECK(in_degree(node, view) == out_degree(node, view));
    arcs += out_degree(node, view);
    for (const View::Edge edge : boost::make_iterator_range(in_edges(node, view))) {
      CHECK(target(edge, view) == node);
    }
    for (const View::Edge edge : boost::make_iterator_range(out_edges(node, view))) {
      CHECK(source(edge, view) == node);
    }
  }
  CHECK(arcs == 2 * num_edges(view));
}

TEST_CASE("bgl view: what is not usable is no edge", "[queries][bgl]") {
  const Snapshot graph = some_graph();
  std::vector<bool> usable(graph.edge_count(), false);
  usable[1] = true;
  const View view(graph, usable);
  REQUIRE(num_edges(view) == 1);
  CHECK((*edges(view).first).index == 1);
}

TEST_CASE("bgl view: algorithms over its edges take each tie once", "[queries][bgl]") {
  const Snapshot graph = some_graph();
  const std::vector<bool> all;
  const View view(graph, all);
  std::vector<View::Edge> tree;
  const auto unit = [](const View::Edge&) { return 1; };
  boost::kruskal_minimum_spanning_tree(
      view, std::back_inserter(tree),
      boost::weight_map(boost::make_function_property_map<View::Edge>(unit))
          .vertex_index_map(boost::typed_identity_property_map<std::uint32_t>()));
  CHECK(tree.size() == graph.node_count() - components(graph, {}).sizes.size());
}

}  // namespace
}  // namespace lazo
