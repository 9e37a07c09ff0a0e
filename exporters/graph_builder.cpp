// Tested by collect_test.cpp and stored_graph_test.cpp.
#include "exporters/graph_builder.hpp"

#include <algorithm>
#include <map>

#include "graph/base/utf8.hpp"
#include "queries/explain.hpp"

namespace lazo {

Result<ExportNode> GraphBuilder::node(NodeIndex index) const {
  const NodeView view = snapshot_.node(index);
  ExportNode node;
  node.key = view.key;
  node.name = view.name;
  node.type = ontology_.has(view.type) ? view.type : ontology_.find_type("unknown");
  node.level = view.level;
  node.mentions = view.mentions;
  node.documents = view.documents;
  node.focus =
      std::find(options_.focus.begin(), options_.focus.end(), index) != options_.focus.end();
  LAZO_CHECK(add_names(index, view, node));
  return node;
}

/// Names and ids: of a known node as its vocabulary row orders them, of others by role and text.
Status GraphBuilder::add_names(NodeIndex index, const NodeView& view, ExportNode& node) const {
  if (view.level == Level::kKnown) {
    const Result<KnownNode> row = store_.known_node(view.key);
    if (row.ok()) {
      node.ids = row->ids;
      for (const NodeName& name : row->names) {
        if (name.text != view.name) node.names.push_back(name);
      }
      return {};
    }
    if (row.error().code != ErrorCode::kNotFound) return Error(row.error());
  }
  for (const std::uint32_t at : snapshot_.names_of(index)) {
    const NameView name = snapshot_.name(at);
    if (name.text == view.name) continue;
    node.names.push_back({std::string(name.text), std::string(name.lang), name.role});
  }
  std::sort(node.names.begin(), node.names.end(), [](const NodeName& a, const NodeName& b) {
    return std::tie(a.role, a.lang, a.text) < std::tie(b.role, b.lang, b.text);
  });
  return {};
}

std::uint32_t GraphBuilder::number_of(NodeIndex node) const {
  return static_cast<std::uint32_t>(std::lower_bound(nodes_.begin(), nodes_.end(), node) -
                                    nodes_.begin());
}

Result<std::vector<ExportEdge>> GraphBuilder::edges(std::span<const Tie> ties) const {
  std::vector<ExportEdge> edges;
  std::vector<ClaimRow> rows;  // of the quotations, in the order of the edges
  edges.reserve(ties.size());
  for (const Tie& tie : ties) edges.push_back(edge(tie, rows));
  LAZO_CHECK(add_quotations(edges, rows));
  if (options_.context) LAZO_CHECK(add_context(edges));
  return edges;
}

ExportEdge GraphBuilder::edge(const Tie& tie, std::vector<ClaimRow>& rows) const {
  const EdgeView view = snapshot_.edge(tie.edge);
  ExportEdge edge;
  edge.id = edge_id(snapshot_, ontology_, tie.edge);
  edge.source = number_of(view.source);
  edge.target = number_of(view.target);
  edge.relation = view.relation;
  edge.layer = view.layer;
  if (view.layer == EdgeLayer::kBackground) {
    const Snapshot::BackgroundView row = snapshot_.background(tie.edge);
    edge.first = row.from;
    edge.latest = row.to;
    edge.background_source = row.source;
    return edge;
  }
  edge.status = tie.status();
  edge.sources = tie.sources;
  edge.disputed = view.disputed;
  edge.changed = view.changed;
  edge.first = tie.first.known() ? to_string(tie.first) : std::string();
  edge.latest = tie.latest.known() ? to_string(tie.latest) : std::string();
  const std::vector<ClaimIndex> claims = evidence_of(snapshot_, options_.filter, tie.edge);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const ClaimView claim = snapshot_.claim(claims[i]);
    ++edge.claims[static_cast<std::size_t>(claim.status)];
    edge.confidence = std::max(edge.confidence, claim.confidence);
    if (i >= options_.evidence) continue;
    ExportEvidence evidence;
    evidence.status = claim.status;
    evidence.confidence = claim.confidence;
    evidence.mood = claim.mood;
    evidence.negated = claim.negated;
    evidence.certainty = claim.certainty;
    evidence.attributed = claim.attributed;
    evidence.anonymous = claim.anonymous;
    if (claim.speaker.valid()) {
      evidence.speaker = snapshot_.node(claim.speaker).key;
      evidence.speaker_name = snapshot_.node(claim.speaker).name;
    }
    rows.push_back(claim.row);
    edge.evidence.push_back(std::move(evidence));
  }
  return edge;
}

Status GraphBuilder::add_quotations(std::span<ExportEdge> edges,
                                    const std::vector<ClaimRow>& rows) const {
  if (rows.empty()) return {};
  LAZO_TRY(const std::vector<StoredClaim> stored, store_.claims(rows));
  std::size_t next = 0;
  for (ExportEdge& edge : edges) {
    for (ExportEvidence& evidence : edge.evidence) {
      const StoredClaim& row = stored[next++];
      const Document& document = row.document.document;
      evidence.claim = to_string(row.id);
      evidence.document = to_string(document.id);
      evidence.title = document.title;
      evidence.publisher = document.publisher;
      if (!document.uris.empty()) evidence.uri = document.uris.front();
      evidence.published = document.published;
      if (document.language != Language::kUnknown) {
        evidence.language = language_code(document.language);
      }
      evidence.span = row.claim.sentence;
      evidence.record = row.claim.record;
      evidence.text = row.sentence;
      evidence.trigger = row.trigger;
      evidence.rule = row.claim.rule;
      evidence.source_span = row.claim.source_span;
      evidence.target_span = row.claim.target_span;
      if (row.claim.trigger) evidence.trigger_span = *row.claim.trigger;
      if (row.claim.attribution) evidence.cue = row.claim.attribution->cue;
      if (row.claim.time) {
        evidence.from = row.claim.time->from;
        evidence.to = row.claim.time->to;
      }
    }
  }
  return {};
}

/// The neighbouring sentences of each quotation; one document is in memory at a time.
Status GraphBuilder::add_context(std::span<ExportEdge> edges) const {
  std::map<std::string, std::vector<ExportEvidence*>> by_document;
  for (ExportEdge& edge : edges) {
    for (ExportEvidence& evidence : edge.evidence) {
      if (evidence.record.empty()) by_document[evidence.document].push_back(&evidence);
    }
  }
  for (auto& [name, quotations] : by_document) {
    const std::optional<DocumentId> id = parse_document_id(name);
    if (!id) continue;
    LAZO_TRY(const Extraction whole, store_.extraction(*id));
    const auto text_of = [&whole](const SentenceRecord& sentence) {
      const Span span = sentence.span;
      return whole.document.text.substr(span.begin, span.end - span.begin);
    };
    std::sort(quotations.begin(), quotations.end(),
              [](const ExportEvidence* x, const ExportEvidence* y) { return x->span < y->span; });
    CodePointCounter points(whole.document.text);
    for (ExportEvidence* const quotation : quotations) {
      quotation->points.begin = static_cast<std::uint32_t>(points.at(quotation->span.begin));
      quotation->points.end = static_cast<std::uint32_t>(points.at(quotation->span.end));
      const auto at = std::lower_bound(
          whole.sentences.begin(), whole.sentences.end(), quotation->span.begin,
          [](const SentenceRecord& row, std::uint32_t begin) { return row.span.begin < begin; });
      if (at == whole.sentences.end() || at->span.begin != quotation->span.begin) continue;
      if (at != whole.sentences.begin()) quotation->before = text_of(*(at - 1));
      if (at + 1 != whole.sentences.end()) quotation->after = text_of(*(at + 1));
    }
  }
  return {};
}

}  // namespace lazo
