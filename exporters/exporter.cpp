// Tested by exporter_test.cpp.
#include "exporters/exporter.hpp"

#include <algorithm>
#include <array>

#include "exporters/formats.hpp"

namespace lazo {
namespace {

/// A format that reads the whole graph at once.
template <Status (*Write)(const ExportGraph&, const ExportContext&, TextSink&)>
Status from_whole(GraphSource& source, const ExportContext& context, TextSink& sink) {
  LAZO_TRY(const ExportGraph* const graph, source.whole());
  return Write(*graph, context, sink);
}

constexpr std::array<ExportFile, 3> kCsvFiles = {{{"nodes.csv", write_csv_nodes},
                                                  {"edges.csv", write_csv_edges},
                                                  {"evidence.csv", write_csv_evidence}}};

constexpr std::array<ExportFile, 2> kNeo4jFiles = {
    {{"nodes.csv", write_neo4j_nodes}, {"relationships.csv", write_neo4j_relationships}}};

constexpr std::array<ExportFormat, 17> kFormats = {{
    {.name = "annotations",
     .extension = ".annotations.json",
     .summary = "W3C web annotations, one a claim, for tools that highlight documents",
     .loses = "nodes, ties of the vocabulary, and all that is no claim",
     .needs_evidence = true,
     .all_evidence = true,
     .write = write_annotations},
    {.name = "csv",
     .extension = ".csv",
     .summary = "one edge a line, for spreadsheets; with a folder also nodes and evidence",
     .loses = "edges alone: other names and ids of nodes, and all quotations but the best",
     .needs_evidence = true,
     .write = write_csv_edges,
     .files = kCsvFiles},
    {.name = "cypher",
     .extension = ".cypher",
     .summary = "statements that build the graph in Neo4j or Memgraph",
     .loses = "all quotations but the best of an edge",
     .needs_evidence = true,
     .write = write_cypher},
    {.name = "cytoscape",
     .extension = ".cyjs",
     .summary = "elements for Cytoscape and Cytoscape.js",
     .loses = "all quotations but the best of an edge",
     .needs_evidence = true,
     .write = write_cytoscape},
    {.name = "dot",
     .extension = ".dot",
     .summary = "a picture in the making, for Graphviz",
     .loses = "ids, confidences, and all quotations but the best of a line",
     .needs_evidence = true,
     .write = from_whole<write_dot>},
    {.name = "ftm",
     .extension = ".ftm.json",
     .summary = "FollowTheMoney entities, one a line, for Aleph and OpenSanctions tools",
     .loses = "moods, offsets and roles; sectors, topics and products become keywords",
     .needs_evidence = true,
     .all_evidence = true,
     .write = from_whole<write_follow_the_money>},
    {.name = "gexf",
     .extension = ".gexf",
     .summary = "GEXF 1.3, for Gephi",
     .loses = "all quotations but the best of an edge",
     .needs_evidence = true,
     .write = write_gexf},
    {.name = "graphml",
     .extension = ".graphml",
     .summary = "GraphML, for yEd, Gephi, igraph and NetworkX",
     .loses = "lists are joined with '|'; all quotations but the best of an edge",
     .needs_evidence = true,
     .write = write_graphml},
    {.name = "html",
     .extension = ".html",
     .summary = "the explorer: one page that opens in a browser without a network",
     .loses = "texts but for the quotations and the sentences around them, mentions and facts",
     .needs_evidence = true,
     .all_evidence = true,
     .all_statuses = true,
     .write = from_whole<write_html>},
    {.name = "jgf",
     .extension = ".jgf.json",
     .summary = "JSON Graph Format 2.1",
     .loses = "nothing: all that the format has no field for is metadata",
     .needs_evidence = true,
     .write = write_jgf},
    {.name = "json",
     .extension = ".json",
     .summary = "nodes and edges with their evidence, in lazo's own envelope",
     .loses = "texts, mentions, facts and sentences without a tie: see jsonl",
     .needs_evidence = true,
     .write = write_json},
    {.name = "jsonld",
     .extension = ".jsonld",
     .summary = "the triples of turtle as JSON-LD 1.1, its context inside",
     .loses = "texts, mentions, facts and sentences without a tie",
     .needs_evidence = true,
     .all_evidence = true,
     .write = write_json_ld},
    {.name = "kumu",
     .extension = ".json",
     .summary = "a blueprint for Kumu",
     .loses = "offsets and ids; quotations stand in the description",
     .needs_evidence = true,
     .write = write_kumu},
    {.name = "mermaid",
     .extension = ".mmd",
     .summary = "a diagram inside Markdown",
     .loses = "all quotations, dates, ids and confidences",
     .write = from_whole<write_mermaid>},
    {.name = "neo4j-csv",
     .extension = ".csv",
     .summary = "relationships for neo4j-admin import; with a folder also nodes",
     .loses = "all quotations but the best of an edge",
     .needs_evidence = true,
     .write = write_neo4j_relationships,
     .files = kNeo4jFiles},
    {.name = "node-link",
     .extension = ".json",
     .summary = "node-link data of NetworkX (2.8 and 3.x) and D3",
     .loses = "all quotations but the best of an edge; symmetric edges are directed, with a mark",
     .needs_evidence = true,
     .write = write_node_link},
    {.name = "turtle",
     .extension = ".ttl",
     .summary = "RDF: claims as statements with PROV-O sources and text selectors",
     .loses = "texts, mentions, facts and sentences without a tie",
     .needs_evidence = true,
     .all_evidence = true,
     .write = write_turtle},
}};

}  // namespace

std::span<const ExportFormat> export_formats() {
  return kFormats;
}

const ExportFormat* find_export_format(std::string_view name) {
  const auto* const at = std::find_if(kFormats.begin(), kFormats.end(),
                                      [name](const ExportFormat& row) { return row.name == name; });
  return at == kFormats.end() ? nullptr : at;
}

}  // namespace lazo
