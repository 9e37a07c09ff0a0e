#pragma once
// Graphs for the tests of the exporters, made by hand.

#include <string>
#include <string_view>
#include <vector>

#include "exporters/export_graph.hpp"
#include "exporters/exporter.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo::testing {

/// The ontology of the program; fails the test if it does not load.
[[nodiscard]] const Ontology& ontology();

/// Builds graphs in the order in which the exporters want them.
class SampleGraph {
 public:
  /// Adds a node and returns its index.
  std::uint32_t node(std::string_view key, std::string_view name, std::string_view type,
                     Level level = Level::kKnown);
  /// Adds an edge with `claims` claims of one status, the first of them quoted.
  ExportEdge& edge(std::uint32_t source, std::string_view relation, std::uint32_t target,
                   ClaimStatus status = ClaimStatus::kStated, std::uint32_t claims = 1,
                   std::string_view sentence = "The sentence that proves it.");
  /// A tie of the vocabulary.
  ExportEdge& background(std::uint32_t source, std::string_view relation, std::uint32_t target);

  ExportGraph graph;
};

/// Three countries, an agreement, an association, sectors, a measure: ties of every status.
[[nodiscard]] ExportGraph trade_graph();
/// A graph of `nodes` nodes with ties that follow from a fixed rule.
[[nodiscard]] ExportGraph ring_graph(std::uint32_t nodes);
/// A node and an edge whose every text is `hostile`.
[[nodiscard]] ExportGraph hostile_graph(std::string_view hostile);

/// The output of a format; fails the test on an error.
[[nodiscard]] std::string exported(std::string_view format, const ExportGraph& graph,
                                   const ExportOptions& options = {});

}  // namespace lazo::testing
