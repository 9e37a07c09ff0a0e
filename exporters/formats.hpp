#pragma once
// The functions behind the rows of export_formats(). Each says in its file what it writes.

#include "exporters/exporter.hpp"

namespace lazo {

Status write_annotations(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_csv_edges(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_csv_evidence(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_csv_nodes(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_cypher(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_cytoscape(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_dot(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
/// Ties between nodes of the picture that write_dot() leaves out, since so many lines could not be
/// told apart. O(edges log edges).
[[nodiscard]] std::size_t ties_not_drawn(const ExportGraph& graph, const ExportContext& context);
Status write_follow_the_money(const ExportGraph& graph, const ExportContext& context,
                              TextSink& sink);
Status write_gexf(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_graphml(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_html(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_jgf(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_json(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_json_ld(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_kumu(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_mermaid(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_neo4j_nodes(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_neo4j_relationships(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_node_link(GraphSource& graph, const ExportContext& context, TextSink& sink);
Status write_turtle(GraphSource& graph, const ExportContext& context, TextSink& sink);

}  // namespace lazo
