#pragma once
// Places for the nodes of a graph on a plane, computed at export so that a page only draws.
//
//   const std::vector<PlanePoint> points = lay_out(node_count, links, core);
//
// A spring model (Fruchterman and Reingold, 1991) whose repulsion is summed over a quadtree (Barnes
// and Hut, 1986). The nodes of the core are laid out first and the others join around them: the
// part that a page shows when it opens is then as good as a layout of its own.
//
// Deterministic on every machine: sums run in a fixed order over +, -, *, / and square roots, which
// IEEE 754 rounds exactly (the file is compiled without contraction into fused operations), and
// the answer is in whole units. O((nodes log nodes + links) * rounds) time, O(nodes + links)
// memory. Pure; thread-safe. Tested by layout_test.cpp.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace lazo {

struct PlanePoint {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

/// The length that a tie between two nodes of few ties strives for, in units of PlanePoint.
inline constexpr std::int32_t kTieLength = 100;

/// A point for each node. `links` are pairs of node numbers; doubles and loops do no harm. `core`
/// are the nodes to lay out first, most important first; it may be empty.
[[nodiscard]] std::vector<PlanePoint> lay_out(
    std::size_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& links,
    const std::vector<std::uint32_t>& core);

}  // namespace lazo
