#pragma once
// Nodes and ties of a snapshot as the values that exporters write, with names and quotations from
// the store.
//
//   const GraphBuilder builder(snapshot, store, ontology, options, nodes);
//   LAZO_TRY(const ExportNode node, builder.node(nodes[0]));
//   LAZO_TRY(const std::vector<ExportEdge> edges, builder.edges(ties));
//
// Errors: those of the store. Thread safety: that of the Store, which is read.

#include <span>
#include <vector>

#include "exporters/collect.hpp"

namespace lazo {

class GraphBuilder {
 public:
  /// `nodes` are those that ends of edges are numbered by, sorted; all arguments must outlive it.
  GraphBuilder(const Snapshot& snapshot, const Store& store, const Ontology& ontology,
               const CollectOptions& options, const std::vector<NodeIndex>& nodes)
      : snapshot_(snapshot), store_(store), ontology_(ontology), options_(options), nodes_(nodes) {}

  /// A node with its names and ids. O(names log names).
  [[nodiscard]] Result<ExportNode> node(NodeIndex index) const;

  /// Edges with their quotations, in the order of the ties, whose ends are among the nodes and
  /// whose relations the ontology has. The store reads each document once: many ties at a time are
  /// cheaper than one by one. Time and memory O(quotations).
  [[nodiscard]] Result<std::vector<ExportEdge>> edges(std::span<const Tie> ties) const;

 private:
  [[nodiscard]] Status add_names(NodeIndex index, const NodeView& view, ExportNode& node) const;
  [[nodiscard]] std::uint32_t number_of(NodeIndex node) const;
  [[nodiscard]] ExportEdge edge(const Tie& tie, std::vector<ClaimRow>& rows) const;
  [[nodiscard]] Status add_quotations(std::span<ExportEdge> edges,
                                      const std::vector<ClaimRow>& rows) const;
  [[nodiscard]] Status add_context(std::span<ExportEdge> edges) const;

  const Snapshot& snapshot_;
  const Store& store_;
  const Ontology& ontology_;
  const CollectOptions& options_;
  const std::vector<NodeIndex>& nodes_;
};

}  // namespace lazo
