#pragma once
// A graph as formats read it: nodes, then edges, a batch at a time, so that a format which writes
// one after the other never holds more than a batch, however large the graph.
//
//   LAZO_CHECK(source.each_node([&](const ExportNode& node) { return write(node); }));
//   LAZO_CHECK(source.each_edge([&](const ExportEdge& edge) {
//     return write(source.label(edge.source).key, edge);
//   }));
//
// A true seam: HeldGraph reads from memory (pictures, tests), StoredGraph from a store
// (exporters/stored_graph.hpp). A source belongs to one thread; it can be read any number of times
// and gives the same each time.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "exporters/export_graph.hpp"
#include "graph/base/result.hpp"

namespace lazo {

/// What an edge says of its ends; valid as long as the source.
struct NodeLabel {
  std::string_view key;
  std::string_view name;
};

class GraphSource {
 public:
  virtual ~GraphSource() = default;

  /// Title, version, notices and what was left out; its lists of nodes and edges may be empty.
  [[nodiscard]] virtual const ExportGraph& about() const = 0;
  [[nodiscard]] virtual std::size_t node_count() const = 0;
  [[nodiscard]] virtual std::size_t edge_count() const = 0;
  /// Of the node with that number, as ExportEdge::source counts them. O(1).
  [[nodiscard]] virtual NodeLabel label(std::uint32_t node) const = 0;
  /// The graph as a whole, for formats that need it at once; valid as long as the source. Memory is
  /// O(graph).
  [[nodiscard]] virtual Result<const ExportGraph*> whole() = 0;

  /// Calls visit(node), which returns a Status, for each node in order; stops at the first error.
  template <typename Visit>
  [[nodiscard]] Status each_node(Visit visit) {
    for (std::size_t at = 0; at < node_count();) {
      LAZO_TRY(const std::span<const ExportNode> batch, nodes_from(at));
      for (const ExportNode& node : batch) LAZO_CHECK(visit(node));
      at += batch.size();
    }
    return {};
  }

  /// The same for edges.
  template <typename Visit>
  [[nodiscard]] Status each_edge(Visit visit) {
    for (std::size_t at = 0; at < edge_count();) {
      LAZO_TRY(const std::span<const ExportEdge> batch, edges_from(at));
      for (const ExportEdge& edge : batch) LAZO_CHECK(visit(edge));
      at += batch.size();
    }
    return {};
  }

 private:
  /// Some nodes or edges from number `at` on, at least one; valid until the next call.
  [[nodiscard]] virtual Result<std::span<const ExportNode>> nodes_from(std::size_t at) = 0;
  [[nodiscard]] virtual Result<std::span<const ExportEdge>> edges_from(std::size_t at) = 0;
};

/// A graph that is in memory already; it must outlive the source.
class HeldGraph final : public GraphSource {
 public:
  explicit HeldGraph(const ExportGraph& graph) : graph_(graph) {}

  [[nodiscard]] const ExportGraph& about() const override { return graph_; }
  [[nodiscard]] std::size_t node_count() const override { return graph_.nodes.size(); }
  [[nodiscard]] std::size_t edge_count() const override { return graph_.edges.size(); }
  [[nodiscard]] NodeLabel label(std::uint32_t node) const override {
    return {graph_.nodes[node].key, graph_.nodes[node].name};
  }
  [[nodiscard]] Result<const ExportGraph*> whole() override { return &graph_; }

 private:
  [[nodiscard]] Result<std::span<const ExportNode>> nodes_from(std::size_t at) override {
    return std::span<const ExportNode>(graph_.nodes).subspan(at);
  }
  [[nodiscard]] Result<std::span<const ExportEdge>> edges_from(std::size_t at) override {
    return std::span<const ExportEdge>(graph_.edges).subspan(at);
  }

  const ExportGraph& graph_;  // owned by the caller
};

}  // namespace lazo
