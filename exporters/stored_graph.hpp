#pragma once
// A graph in a store as a source for formats: nodes and edges are built a batch at a time, so that
// an export of any size takes the memory of one batch and four bytes a node and edge.
//
//   StoredGraph source(snapshot, store, ontology, options);
//   LAZO_CHECK(format->write(source, {ontology, writing}, sink));
//
// Gives what collect() gives, in the same order; CollectOptions::most_nodes is not looked at.
// Errors: those of the store, at reading. Belongs to one thread.

#include <optional>
#include <vector>

#include "exporters/graph_builder.hpp"
#include "exporters/graph_source.hpp"
#include "exporters/selection.hpp"

namespace lazo {

class StoredGraph final : public GraphSource {
 public:
  /// Quotations of a batch: large enough for the store to read a document for several of them.
  static constexpr std::size_t kBatch = 16384;

  /// The arguments must outlive it. O(V + E); no quotation is read yet.
  StoredGraph(const Snapshot& snapshot, const Store& store, const Ontology& ontology,
              CollectOptions options, std::size_t batch = kBatch);
  StoredGraph(const StoredGraph&) = delete;
  StoredGraph& operator=(const StoredGraph&) = delete;

  [[nodiscard]] const ExportGraph& about() const override { return about_; }
  [[nodiscard]] std::size_t node_count() const override { return part_.nodes.size(); }
  [[nodiscard]] std::size_t edge_count() const override { return part_.edges.size(); }
  [[nodiscard]] NodeLabel label(std::uint32_t node) const override;
  [[nodiscard]] Result<const ExportGraph*> whole() override;

 private:
  [[nodiscard]] Result<std::span<const ExportNode>> nodes_from(std::size_t at) override;
  [[nodiscard]] Result<std::span<const ExportEdge>> edges_from(std::size_t at) override;

  const Snapshot& snapshot_;
  const Store& store_;
  const Ontology& ontology_;
  const CollectOptions options_;
  const std::size_t batch_;
  const Selection part_;
  const GraphBuilder builder_;  // borrows part_ and options_
  ExportGraph about_;
  std::vector<ExportNode> nodes_;  // the batch read last
  std::vector<ExportEdge> edges_;
  std::optional<ExportGraph> whole_;
};

}  // namespace lazo
