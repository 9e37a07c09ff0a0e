#pragma once
// The functions behind the rows of export_formats(). Each says in its file what it writes.

#include "exporters/exporter.hpp"

namespace lazo {

Status write_annotations(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_csv_edges(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_csv_evidence(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_csv_nodes(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_cypher(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_cytoscape(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_dot(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_follow_the_money(const ExportGraph& graph, const ExportContext& context,
                              TextSink& sink);
Status write_gexf(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_graphml(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_html(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_jgf(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_json(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_json_ld(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_kumu(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_mermaid(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_neo4j_nodes(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_neo4j_relationships(const ExportGraph& graph, const ExportContext& context,
                                 TextSink& sink);
Status write_node_link(const ExportGraph& graph, const ExportContext& context, TextSink& sink);
Status write_turtle(const ExportGraph& graph, const ExportContext& context, TextSink& sink);

}  // namespace lazo
