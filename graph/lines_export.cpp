// Stores and streams of documents as lazo-jsonl/1.

#include "graph/decision_lines.hpp"
#include "graph/lines.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"

namespace lazo {
namespace {

/// Lines are handed on in pieces of about this size.
constexpr std::size_t kPiece = std::size_t{1} << 18U;

/// A node without vocabulary row, as it was folded.
KnownNode folded_row(const Snapshot& graph, NodeIndex index) {
  const NodeView node = graph.node(index);
  KnownNode row;
  row.key = node.key;
  row.type = node.type;
  row.name = node.name;
  for (const std::uint32_t n : graph.names_of(index)) {
    const NameView name = graph.name(n);
    row.names.push_back({std::string(name.text), std::string(name.lang), name.role});
  }
  return row;
}

Status append_node(const Store& store, const Snapshot& graph, const Ontology& ontology,
                   NodeIndex index, std::string& out) {
  const NodeView node = graph.node(index);
  if (node.level == Level::kKnown) {
    Result<KnownNode> row = store.known_node(node.key);
    if (row.ok()) {
      append_node_line(out, ontology, *row, Level::kKnown, true);
      return {};
    }
    if (row.error().code != ErrorCode::kNotFound) return std::move(row).error();
  }
  append_node_line(out, ontology, folded_row(graph, index), node.level, false);
  return {};
}

std::vector<std::string> node_keys(const Snapshot& graph, DocumentId document) {
  std::vector<std::string> keys;
  const std::optional<DocumentIndex> index = graph.find(document);
  if (!index) return keys;
  for (const std::uint32_t node : graph.nodes_of(*index)) {
    keys.emplace_back(graph.node(NodeIndex{node}).key);
  }
  return keys;
}

}  // namespace

Status export_lines(const Store& store, const Snapshot& graph, const Ontology& ontology,
                    const LinesMeta& meta, LineSink& sink) {
  LinesMeta here = meta;
  LAZO_TRY(here.pipeline, store.pipeline());
  std::string out;
  append_meta_line(out, here);
  append_relation_lines(out, ontology);
  for (const NodeIndex node : graph.nodes()) {
    LAZO_CHECK(append_node(store, graph, ontology, node, out));
    if (out.size() < kPiece) continue;
    LAZO_CHECK(sink.write(out));
    out.clear();
  }
  LAZO_TRY(const std::vector<DocumentInfo> documents, store.documents());
  for (const DocumentInfo& info : documents) {
    LAZO_TRY(const Extraction extraction, store.extraction(info.document.id));
    const std::vector<std::string> keys = node_keys(graph, info.document.id);
    if (keys.size() != extraction.entities.size()) {
      return Error{ErrorCode::kStore, "the snapshot is not that of the store",
                   to_string(info.document.id), "run the command again"};
    }
    append_document_lines(out, ontology, extraction, keys, here, info.pipeline);
    LAZO_CHECK(sink.write(out));
    out.clear();
  }
  LAZO_TRY(const DecisionLog decisions, store.decisions());
  for (const Decision& decision : decisions.all()) out += decision_to_line(decision) + '\n';
  return sink.write(out);
}

ExtractionLines::ExtractionLines(const Ontology& ontology, LinesMeta meta)
    : ontology_(ontology), meta_(std::move(meta)) {}

void ExtractionLines::begin(std::string& out) {
  if (begun_) return;
  begun_ = true;
  append_meta_line(out, meta_);
  append_relation_lines(out, ontology_);
}

void ExtractionLines::add(const Extraction& extraction, std::string& out,
                          std::string_view pipeline) {
  begin(out);
  for (const KnownNode& row : extraction.known) {
    if (!written_nodes_.insert(row.key).second) continue;
    append_node_line(out, ontology_, row, Level::kKnown, true);
  }
  append_document_lines(out, ontology_, extraction, local_node_keys(extraction), meta_,
                        pipeline.empty() ? std::string_view(meta_.pipeline) : pipeline);
}

void ExtractionLines::finish(std::string& out) {
  begin(out);
}

}  // namespace lazo
