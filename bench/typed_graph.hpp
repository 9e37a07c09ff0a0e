#pragma once
// Makes large graphs that look like those of documents: typed nodes and ties, a few hubs, many
// leaves, communities. The same arguments give the same bytes everywhere.
//
//   LAZO_CHECK(write_typed_graph({.nodes = 5000, .edges = 50000, .seed = 1}, "g5k"));
//
// The folder receives nodes.csv (id,type,name), edges.csv (src,dst,type,weight,doc) and queries.csv
// (kind,a,b): the node with the most ties, one with a single tie, one with twenty, and 100 pairs of
// nodes of the largest component.
//
// Model: 8 types of nodes with fixed shares; 30 types of ties with Zipf frequencies, each with a
// type of source and target. Ends by a power law of rank, 55 % of targets within the source's
// community, of which there are as many as the root of the nodes. Numbers of nodes are shuffled, so
// that they tell nothing. No tie of a node with itself, no two equal (src, dst, type). Weights
// 1 to 999, small ones likelier.

#include <cstdint>
#include <string>

#include "graph/base/result.hpp"

namespace lazo::bench {

struct TypedGraph {
  std::uint32_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t seed = 1;
};

/// Writes the three files into an existing folder. Errors: kUsage if so many different ties cannot
/// be drawn, kSystem.
[[nodiscard]] Status write_typed_graph(const TypedGraph& wanted, const std::string& folder);

}  // namespace lazo::bench
