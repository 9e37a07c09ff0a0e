#pragma once
// Nodes and edges as flat rows of named values, for the formats that know attributes but no
// structure (GraphML, GEXF, Cytoscape, node-link, Cypher): one list of fields for all of them.
//
//   for (const FlatField& field : flat_fields(edge, graph, ontology, language)) ...

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.hpp"
#include "graph/base/json.hpp"

namespace lazo {

enum class FlatKind : std::uint8_t { kText, kWhole, kDecimal, kBoolean };

struct FlatColumn {
  std::string_view name;
  FlatKind kind = FlatKind::kText;
};

/// The columns of nodes and edges, in order.
[[nodiscard]] const std::vector<FlatColumn>& node_columns();
[[nodiscard]] const std::vector<FlatColumn>& edge_columns();

/// The values of one node or edge, one for each column, as text: whole numbers as digits, decimals
/// with a point, booleans as "true" and "false". Lists are joined with '|'.
[[nodiscard]] std::vector<std::string> flat_values(const ExportNode& node,
                                                   const ExportContext& context);
[[nodiscard]] std::vector<std::string> flat_values(const ExportEdge& edge,
                                                   const ExportContext& context);

/// The quotation that a format with room for one shows: the best of the edge's status.
[[nodiscard]] const ExportEvidence* best_evidence(const ExportEdge& edge);

/// Writes the columns as members of the JSON object that is open. Empty texts are left out.
void write_flat_members(JsonWriter& json, const std::vector<FlatColumn>& columns,
                        const std::vector<std::string>& values);

/// "9300" of 10000 as "0.93": as few digits as it takes.
[[nodiscard]] std::string decimal_text(std::uint32_t ten_thousandths);

}  // namespace lazo
