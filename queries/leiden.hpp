#pragma once
// Communities of a weighted graph by the Leiden algorithm, under modularity.
//
//   WeightedLists lists = ...;                      // both directions of every tie
//   const Partition parts = leiden(lists);
//   parts.of_node[v], parts.modularity
//
// V. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected
// communities" (Scientific Reports 9, 5233, 2019): local moves with a queue, refinement inside each
// community, aggregation of the refined one; repeated until nothing improves. Every community is
// connected. Where the paper draws at random, the best merge is taken (its limit of theta -> 0) and
// nodes are visited in an order mixed by a fixed seed: the same answer on every machine and run.
// Gains are compared in integers, so no rounding decides.
//
// Pure; thread-safe; O(ties) a round in practice, O(nodes + ties) memory.
// Tested by leiden_test.cpp against every partition of small graphs.

#include <cstdint>
#include <span>
#include <vector>

namespace lazo {

/// Neighbours of each node with the weight of the tie, as compressed rows. A tie between two nodes
/// stands in both rows with one weight; no ties of a node with itself.
struct WeightedLists {
  std::vector<std::uint32_t> offsets = {0};  ///< row of v: [offsets[v], offsets[v + 1])
  std::vector<std::uint32_t> targets;
  std::vector<std::uint32_t> weights;

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(offsets.size() - 1);
  }
  /// The neighbours of a node.
  [[nodiscard]] std::span<const std::uint32_t> row(std::uint32_t v) const {
    return std::span(targets).subspan(offsets[v], offsets[v + 1] - offsets[v]);
  }
};

struct LeidenOptions {
  std::uint32_t resolution = 1000;  ///< thousandths; more gives smaller communities
  std::uint32_t most_rounds = 3;    ///< each begins with the answer of the one before
  std::uint64_t seed = 1;
};

struct Partition {
  std::vector<std::uint32_t> of_node;  ///< number of its community, largest first, then by node
  std::vector<std::uint32_t> sizes;    ///< by number
  double modularity = 0;
};

/// The sum of all weights times the resolution in thousandths must stay below 2^31 times 1000.
[[nodiscard]] Partition leiden(const WeightedLists& lists, const LeidenOptions& options = {});

/// Newman's modularity of a partition; 0 for a graph without ties. O(nodes + ties).
[[nodiscard]] double modularity(const WeightedLists& lists,
                                const std::vector<std::uint32_t>& of_node,
                                std::uint32_t resolution = 1000);

}  // namespace lazo
