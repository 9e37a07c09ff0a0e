// What the records of a graph say: nodes, edges, claims, documents, arcs, names.
#include <algorithm>

#include "graph/fold_tables.hpp"
#include "graph/snapshot_impl.hpp"

namespace lazo {

using namespace snapshot_layout;

namespace {

/// Confidence of what the vocabulary says.
constexpr std::uint16_t kSurelyTrue = 10000;

}  // namespace

NodeKind Snapshot::kind(NodeIndex index) const {
  const SnapshotView& v = impl_->view;
  if (index.value >= v.node_count) return {};
  const NodeRecord& record = v.nodes[index.value];
  NodeKind kind;
  if (record.type != 0xFFFF) kind.type.value = record.type;
  kind.level = static_cast<Level>(std::min<std::uint8_t>(record.level, 2));
  kind.neighbors = record.neighbors;
  return kind;
}

EdgeKind Snapshot::kind(EdgeIndex index) const {
  const SnapshotView& v = impl_->view;
  if (index.value >= v.edge_count) return {};
  EdgeKind kind;
  kind.relation.value = v.edge_relations[index.value];
  const unsigned bits = v.edge_bits[index.value];
  kind.layer = (bits >> kEdgeBackground & 1U) != 0 ? EdgeLayer::kBackground : EdgeLayer::kTyped;
  kind.symmetric = (bits >> kEdgeSymmetric & 1U) != 0;
  kind.statuses = static_cast<std::uint8_t>(bits & 63U);
  return kind;
}

NodeView Snapshot::node(NodeIndex index) const {
  const SnapshotView& v = impl_->view;
  if (index.value >= v.node_count) return {};
  const NodeRecord& record = v.nodes[index.value];
  const NodeKind kind = this->kind(index);
  NodeView node;
  node.key = v.text(record.key);
  node.name = v.text(record.name);
  node.type = kind.type;
  node.level = kind.level;
  node.neighbors = kind.neighbors;
  node.mentions = record.mentions;
  node.documents = static_cast<std::uint32_t>(documents_of(index).size());
  return node;
}

EdgeView Snapshot::edge(EdgeIndex index) const {
  const SnapshotView& v = impl_->view;
  const std::uint32_t e = index.value;
  if (e >= v.edge_count) return {};
  EdgeView edge;
  edge.source.value = v.source_of(e);
  edge.target.value = v.node_or_0(v.edge_targets[e]);
  const EdgeKind kind = this->kind(index);
  edge.relation = kind.relation;
  edge.layer = kind.layer;
  edge.statuses = kind.statuses;
  edge.symmetric = kind.symmetric;
  const unsigned bits = v.edge_bits[e];
  edge.disputed = (bits >> kEdgeDisputed & 1U) != 0;
  edge.changed = (bits >> kEdgeChanged & 1U) != 0;
  if (edge.layer == EdgeLayer::kBackground) {
    const BackgroundView tie = background(index);
    edge.first = parse_day(tie.from);
    edge.latest = parse_day(tie.to.empty() ? tie.from : tie.to);
    edge.confidence = kSurelyTrue;
    return edge;
  }
  const auto [begin, end] = v.claims_of(e);
  edge.claims = end - begin;
  if (edge.claims == 1) {
    edge.first.value = edge.latest.value = v.claim_days[begin];
    edge.confidence = static_cast<std::uint16_t>(v.claim_confidences[begin]);
    return edge;
  }
  for (const SummaryRecord& record : v.summaries_of(e)) {
    const Day first{record.first};
    if (first.known() && (!edge.first.known() || first < edge.first)) edge.first = first;
    edge.latest = std::max(edge.latest, Day{record.latest});
    edge.confidence = std::max(edge.confidence, record.confidence);
  }
  return edge;
}

ClaimView Snapshot::claim(ClaimIndex index) const {
  const SnapshotView& v = impl_->view;
  const std::uint32_t c = index.value;
  if (c >= v.claim_count) return {};
  ClaimView claim;
  claim.edge.value = v.edge_of(c);
  claim.document.value = v.document_or_0(v.claim_documents[c]);
  claim.row.document.value = document(claim.document).row.value;
  claim.row.index = v.claim_indices[c];
  claim.sentence = v.claim_sentences[c];
  claim.day.value = v.claim_days[c];
  claim.speaker.value = v.node_or_none(v.claim_speakers[c]);
  claim.about.value = v.node_or_none(v.claim_abouts[c]);
  claim.confidence = static_cast<std::uint16_t>(v.claim_confidences[c]);
  claim.id_prefix = static_cast<std::uint16_t>(v.claim_prefixes[c]);
  const unsigned bits = v.claim_bits[c];
  const auto flag = [&](unsigned at) { return (bits >> at & 1U) != 0; };
  claim.mood = static_cast<Mood>(bits >> claim_bits::kMood & 7U);
  claim.certainty = static_cast<Certainty>(bits >> claim_bits::kCertainty & 3U);
  claim.tense = static_cast<ClaimTense>(bits >> claim_bits::kTense & 3U);
  claim.status = static_cast<ClaimStatus>(
      std::min(bits >> claim_bits::kStatus & 7U, static_cast<unsigned>(ClaimStatus::kDenied)));
  claim.negated = flag(claim_bits::kNegated);
  claim.attributed = flag(claim_bits::kAttributed);
  claim.anonymous = flag(claim_bits::kAnonymous);
  claim.accepted = flag(claim_bits::kAccepted);
  claim.restated = flag(claim_bits::kRestated);
  return claim;
}

DocumentView Snapshot::document(DocumentIndex index) const {
  const SnapshotView& v = impl_->view;
  if (index.value >= v.document_count) return {};
  const DocumentRecord& record = v.documents[index.value];
  DocumentView document;
  document.id.value = record.id;
  document.row.value = record.row;
  document.published.value = record.published;
  document.language = record.language <= static_cast<std::uint32_t>(Language::kFrench)
                          ? static_cast<Language>(record.language)
                          : Language::kUnknown;
  document.title = v.text(record.title);
  document.publisher = v.text(record.publisher);
  document.uri = v.text(record.uri);
  document.claims = record.claims;
  document.duplicates = v.document_or_0(record.duplicates);
  return document;
}

ArcRange Snapshot::out(NodeIndex node) const {
  const SnapshotView& v = impl_->view;
  const auto [begin, end] = v.range(v.out_offsets, node.value, v.edge_count);
  const std::size_t size = end - begin;
  return ArcRange({.targets = v.edge_targets.data() + begin,
                   .first_edge = begin,
                   .relations = v.edge_relations.part(begin, size)},
                  size, v.node_count, v.edge_count);
}

ArcRange Snapshot::in(NodeIndex node) const {
  const SnapshotView& v = impl_->view;
  const auto [begin, end] = v.range(v.in_offsets, node.value, v.edge_count);
  const std::size_t size = end - begin;
  return ArcRange({.targets = v.in_sources.data() + begin,
                   .edges = v.in_edges.data() + begin,
                   .relations = v.in_relations.part(begin, size)},
                  size, v.node_count, v.edge_count);
}

Topology Snapshot::topology() const {
  const SnapshotView& v = impl_->view;
  return Topology({v.out_offsets, v.edge_targets, v.in_offsets, v.in_sources, v.in_edges},
                  v.node_count);
}

IndexRange<ClaimIndex> Snapshot::claims_of(EdgeIndex edge) const {
  if (edge.value >= impl_->view.edge_count) return {};
  const auto [begin, end] = impl_->view.claims_of(edge.value);
  return {begin, end};
}

std::uint16_t Snapshot::confidence(EdgeIndex edge) const {
  const SnapshotView& v = impl_->view;
  if (edge.value >= v.edge_count) return 0;
  if ((v.edge_bits[edge.index()] >> kEdgeBackground & 1U) != 0) return kSurelyTrue;
  const auto [begin, end] = v.claims_of(edge.value);
  if (end - begin == 1) return static_cast<std::uint16_t>(v.claim_confidences[begin]);
  std::uint16_t best = 0;
  for (const SummaryRecord& record : v.summaries_of(edge.value)) {
    best = std::max(best, record.confidence);
  }
  return best;
}

StatusSummary Snapshot::summary(EdgeIndex edge, ClaimStatus status) const {
  const SnapshotView& v = impl_->view;
  StatusSummary summary;
  if (edge.value >= v.edge_count) return summary;
  const auto [begin, end] = v.claims_of(edge.value);
  if (end - begin == 1) {
    if ((v.claim_bits[begin] >> claim_bits::kStatus & 7U) != static_cast<unsigned>(status)) {
      return summary;
    }
    const Day day{v.claim_days[begin]};
    const auto confidence = static_cast<std::uint16_t>(v.claim_confidences[begin]);
    constexpr std::uint16_t kMostOfSource = 9500;  // as belief_of()
    return {1, 1, day, day, std::min(confidence, kMostOfSource), confidence};
  }
  for (const SummaryRecord& record : v.summaries_of(edge.value)) {
    if (record.status != static_cast<std::uint32_t>(status)) continue;
    return {record.claims,      record.sources, Day{record.first},
            Day{record.latest}, record.belief,  record.confidence};
  }
  return summary;
}

std::uint32_t Snapshot::name_count() const {
  return static_cast<std::uint32_t>(impl_->view.names.size());
}

NameView Snapshot::name(std::uint32_t index) const {
  const SnapshotView& v = impl_->view;
  if (index >= v.names.size()) return {};
  const NameRecord& record = v.names[index];
  NameView name;
  name.node.value = v.node_or_0(record.node);
  name.text = v.text(record.text);
  name.folded = v.text(record.folded);
  if (record.language > 0 && record.language <= v.name_languages.size()) {
    name.lang = v.text(v.name_languages[record.language - 1U]);
  }
  name.role = static_cast<NameRole>(std::min<std::uint8_t>(record.role, 4));
  return name;
}

NumberColumn Snapshot::names_of(NodeIndex node) const {
  const SnapshotView& v = impl_->view;
  const auto [begin, end] =
      v.range(v.name_offsets, node.value, static_cast<std::uint32_t>(v.names_by_node.size()));
  return v.names_by_node.part(begin, end - begin);
}

NumberColumn Snapshot::documents_of(NodeIndex node) const {
  const SnapshotView& v = impl_->view;
  const auto [begin, end] =
      v.range(v.mention_offsets, node.value, static_cast<std::uint32_t>(v.mentions.size()));
  return v.mentions.part(begin, end - begin);
}

std::span<const std::uint32_t> Snapshot::nodes_of(DocumentIndex index) const {
  const SnapshotView& v = impl_->view;
  if (index.value >= v.document_count) return {};
  const DocumentRecord& record = v.documents[index.value];
  if (record.first_entity > v.entity_nodes.size() ||
      record.entities > v.entity_nodes.size() - record.first_entity) {
    return {};
  }
  return v.entity_nodes.subspan(record.first_entity, record.entities);
}

NodeIndex Snapshot::node_of(DocumentIndex document, EntityId entity) const {
  const std::span<const std::uint32_t> nodes = nodes_of(document);
  if (entity.index() >= nodes.size()) return {};
  return NodeIndex{impl_->view.node_or_none(nodes[entity.index()])};
}

Snapshot::BackgroundView Snapshot::background(EdgeIndex edge) const {
  const SnapshotView& v = impl_->view;
  const auto at = std::lower_bound(
      v.background.begin(), v.background.end(), edge.value,
      [](const BackgroundRecord& record, std::uint32_t wanted) { return record.edge < wanted; });
  if (at == v.background.end() || at->edge != edge.value) return {};
  return {v.text(at->from), v.text(at->to), v.text(at->source)};
}

}  // namespace lazo
