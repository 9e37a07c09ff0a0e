#pragma once
// Who is tied to whom as bare numbers, for algorithms that visit many nodes in a short time.
//
//   const Topology ties = graph.topology();
//   ties.for_each_neighbor(node, [&](std::uint32_t other) { ... });
//
// A view over the columns of a Snapshot, which must outlive it; every tie is seen from both of its
// ends, background ties too. Numbers that a damaged file holds out of range are skipped. Copies are
// cheap; const access is safe from any number of threads.

#include <cstdint>
#include <span>

namespace lazo {

class Topology {
 public:
  struct Columns {
    std::span<const std::uint32_t> out_offsets;  // nodes + 1
    std::span<const std::uint32_t> out_targets;  // by edge
    std::span<const std::uint32_t> in_offsets;   // nodes + 1
    std::span<const std::uint32_t> in_sources;
    std::span<const std::uint32_t> in_edges;  // the edge of each entry of in_sources
  };
  explicit Topology(const Columns& columns, std::uint32_t nodes)
      : columns_(columns), node_count_(nodes) {}

  [[nodiscard]] std::uint32_t node_count() const { return node_count_; }
  [[nodiscard]] std::uint32_t edge_count() const {
    return static_cast<std::uint32_t>(columns_.out_targets.size());
  }

  /// Other ends of the ties that leave a node. Unchecked: compare with node_count().
  [[nodiscard]] std::span<const std::uint32_t> out(std::uint32_t node) const {
    return part(columns_.out_offsets, node, columns_.out_targets);
  }
  /// Other ends of the ties that reach a node. Unchecked: compare with node_count().
  [[nodiscard]] std::span<const std::uint32_t> in(std::uint32_t node) const {
    return part(columns_.in_offsets, node, columns_.in_sources);
  }
  /// Ties at a node; a tie of a node with itself counts twice.
  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const {
    return static_cast<std::uint32_t>(out(node).size() + in(node).size());
  }

  /// Calls use(other) for the other end of every tie.
  template <typename Use>
  void for_each_neighbor(std::uint32_t node, const Use& use) const {
    for (const std::uint32_t other : out(node)) {
      if (other < node_count_) use(other);
    }
    for (const std::uint32_t other : in(node)) {
      if (other < node_count_) use(other);
    }
  }
  /// Calls use(other, edge) for every tie.
  template <typename Use>
  void for_each_tie(std::uint32_t node, const Use& use) const {
    const std::span<const std::uint32_t> leaving = out(node);
    for (std::size_t i = 0; i < leaving.size(); ++i) {
      const auto edge = static_cast<std::uint32_t>(&leaving[i] - columns_.out_targets.data());
      if (leaving[i] < node_count_) use(leaving[i], edge);
    }
    const std::span<const std::uint32_t> reaching = in(node);
    if (reaching.empty()) return;
    const std::size_t first = static_cast<std::size_t>(&reaching[0] - columns_.in_sources.data());
    for (std::size_t i = 0; i < reaching.size(); ++i) {
      const std::uint32_t edge = columns_.in_edges[first + i];
      if (reaching[i] < node_count_ && edge < edge_count()) use(reaching[i], edge);
    }
  }
  /// As for_each_neighbor(); stops and returns true when use(other) does.
  template <typename Use>
  [[nodiscard]] bool any_neighbor(std::uint32_t node, const Use& use) const {
    for (const std::uint32_t other : out(node)) {
      if (other < node_count_ && use(other)) return true;
    }
    for (const std::uint32_t other : in(node)) {
      if (other < node_count_ && use(other)) return true;
    }
    return false;
  }

 private:
  static std::span<const std::uint32_t> part(std::span<const std::uint32_t> offsets,
                                             std::uint32_t node,
                                             std::span<const std::uint32_t> values) {
    const std::uint32_t begin = offsets[node];
    const std::uint32_t end = offsets[node + 1];
    if (begin > end || end > values.size()) return {};
    return values.subspan(begin, end - begin);
  }

  Columns columns_;
  std::uint32_t node_count_ = 0;
};

}  // namespace lazo
