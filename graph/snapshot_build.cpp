// The tables of a fold -> the bytes of a snapshot.

#include <algorithm>
#include <cassert>
#include <cstring>
#include <span>

#include "graph/checksum.hpp"
#include "graph/fold_tables.hpp"
#include "graph/snapshot_layout.hpp"

namespace lazo {
namespace {

using namespace snapshot_layout;

/// Lays sections one behind the other and fills the table.
class Writer {
 public:
  Writer() { bytes_.resize(sizeof(Header) + kSectionCount * sizeof(Section)); }

  template <typename T>
  void section(SectionKind kind, std::span<const T> values) {
    assert(static_cast<std::uint32_t>(kind) == written_ && "sections in the order of their kinds");
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.resize((bytes_.size() + kAlignment - 1) / kAlignment * kAlignment);
    Section& entry = table_[written_++];
    entry = {kind, sizeof(T), bytes_.size(), values.size(), 0};
    const std::string_view raw(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    entry.checksum = checksum64(raw);
    bytes_ += raw;
  }
  template <typename T>
  void section(SectionKind kind, const std::vector<T>& values) {
    section(kind, std::span<const T>(values));
  }

  std::string finish(const SnapshotOrigin& origin) {
    assert(written_ == kSectionCount);
    Header header;
    header.sections = kSectionCount;
    header.store_uuid = origin.uuid;
    header.generation = origin.generation;
    header.file_size = bytes_.size();
    std::memcpy(bytes_.data() + sizeof header, table_.data(), sizeof table_);
    header.table_checksum =
        checksum64(std::string_view(bytes_).substr(sizeof header, sizeof table_));
    header.checksum =
        checksum64({reinterpret_cast<const char*>(&header), offsetof(Header, checksum)});
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::array<Section, kSectionCount> table_{};
  std::uint32_t written_ = 0;
};

class StringPool {
 public:
  Text add(std::string_view text) {
    if (text.empty()) return {};
    const Text made{static_cast<std::uint32_t>(bytes_.size()),
                    static_cast<std::uint32_t>(text.size())};
    bytes_ += text;
    return made;
  }
  [[nodiscard]] std::span<const char> bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Counts -> first entries; one more at the end.
std::vector<std::uint32_t> offsets_of(const std::vector<std::uint32_t>& counts) {
  std::vector<std::uint32_t> offsets(counts.size() + 1, 0);
  for (std::size_t i = 0; i < counts.size(); ++i) offsets[i + 1] = offsets[i] + counts[i];
  return offsets;
}

struct InArcs {
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint32_t> sources;
  std::vector<std::uint16_t> relations;
  std::vector<std::uint32_t> edges;
};

/// Arcs that reach each node, by (relation, source). Edges come by (source, relation, target).
InArcs in_arcs(const std::vector<MadeEdge>& edges, std::size_t nodes) {
  InArcs arcs;
  std::vector<std::uint32_t> counts(nodes, 0);
  for (const MadeEdge& edge : edges) ++counts[edge.target];
  arcs.offsets = offsets_of(counts);
  std::vector<std::uint32_t> next(arcs.offsets.begin(), arcs.offsets.end() - 1);
  arcs.edges.resize(edges.size());
  for (std::uint32_t e = 0; e < edges.size(); ++e) arcs.edges[next[edges[e].target]++] = e;
  for (std::size_t n = 0; n < nodes; ++n) {
    // Edge numbers rise with the source: a stable sort by relation keeps them in order.
    std::sort(arcs.edges.begin() + arcs.offsets[n], arcs.edges.begin() + arcs.offsets[n + 1],
              [&](std::uint32_t a, std::uint32_t b) {
                return std::tie(edges[a].relation, a) < std::tie(edges[b].relation, b);
              });
  }
  arcs.sources.reserve(edges.size());
  arcs.relations.reserve(edges.size());
  for (const std::uint32_t e : arcs.edges) {
    arcs.sources.push_back(edges[e].source);
    arcs.relations.push_back(edges[e].relation);
  }
  return arcs;
}

/// Distinct other ends of the typed edges of each node.
std::vector<std::uint32_t> count_neighbors(const std::vector<MadeEdge>& edges, const InArcs& in,
                                           std::size_t nodes) {
  std::vector<std::uint32_t> counts(nodes, 0);
  std::vector<std::uint32_t> seen_from(nodes, kNoIndex);
  std::size_t out = 0;
  for (std::uint32_t n = 0; n < nodes; ++n) {
    const auto see = [&](const MadeEdge& edge, std::uint32_t other) {
      if (edge.layer != EdgeLayer::kTyped || other == n || seen_from[other] == n) return;
      seen_from[other] = n;
      ++counts[n];
    };
    for (; out < edges.size() && edges[out].source == n; ++out) see(edges[out], edges[out].target);
    for (std::uint32_t i = in.offsets[n]; i < in.offsets[n + 1]; ++i) {
      see(edges[in.edges[i]], in.sources[i]);
    }
  }
  return counts;
}

/// Documents that have an entity of each node, rising.
struct Mentions {
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint32_t> documents;
};

Mentions mentions_of(const ReadTables& read, const std::vector<std::uint32_t>& order,
                     const NodeTable& nodes) {
  Mentions made;
  std::vector<std::uint32_t> counts(nodes.nodes.size(), 0);
  std::vector<std::uint32_t> last(nodes.nodes.size(), kNoIndex);
  const auto each = [&](const auto& use) {
    std::fill(last.begin(), last.end(), kNoIndex);
    for (std::uint32_t d = 0; d < order.size(); ++d) {
      const ReadDocument& document = read.documents[order[d]];
      for (std::size_t e = 0; e < document.entity_count; ++e) {
        const std::uint32_t node = nodes.node_of[document.first_entity + e];
        if (last[node] == d) continue;
        last[node] = d;
        use(node, d);
      }
    }
  };
  each([&](std::uint32_t node, std::uint32_t) { ++counts[node]; });
  made.offsets = offsets_of(counts);
  made.documents.resize(made.offsets.back());
  std::vector<std::uint32_t> next(made.offsets.begin(), made.offsets.end() - 1);
  each([&](std::uint32_t node, std::uint32_t d) { made.documents[next[node]++] = d; });
  return made;
}

std::uint16_t edge_bits(const MadeEdge& edge) {
  unsigned bits = edge.statuses;
  if (edge.layer == EdgeLayer::kBackground) bits |= 1U << kEdgeBackground;
  if (edge.disputed) bits |= 1U << kEdgeDisputed;
  if (edge.changed) bits |= 1U << kEdgeChanged;
  if (edge.symmetric) bits |= 1U << kEdgeSymmetric;
  return static_cast<std::uint16_t>(bits);
}

/// A column of one field; empty if all values are `absent`.
template <typename T, typename Record>
std::vector<T> column(const std::vector<Record>& records, T Record::*field) {
  std::vector<T> values;
  values.reserve(records.size());
  for (const Record& record : records) values.push_back(record.*field);
  return values;
}
template <typename T, typename Record>
std::vector<T> column(const std::vector<Record>& records, T Record::*field, T absent) {
  const bool all_absent = std::all_of(records.begin(), records.end(), [&](const Record& record) {
    return record.*field == absent;
  });
  return all_absent ? std::vector<T>() : column(records, field);
}

std::vector<NodeRecord> node_records(const NodeTable& nodes, const Mentions& mentions,
                                     const std::vector<std::uint32_t>& neighbors,
                                     StringPool& pool) {
  std::vector<NodeRecord> records;
  records.reserve(nodes.nodes.size());
  for (std::size_t n = 0; n < nodes.nodes.size(); ++n) {
    const MadeNode& node = nodes.nodes[n];
    NodeRecord record;
    record.key = pool.add(node.key);
    record.name = node.name == node.key ? record.key : pool.add(node.name);
    record.neighbors = neighbors[n];
    record.mentions = node.mentions;
    record.documents = mentions.offsets[n + 1] - mentions.offsets[n];
    if (node.type.valid()) record.type = static_cast<std::uint16_t>(node.type.value);
    record.level = static_cast<std::uint8_t>(node.level);
    records.push_back(record);
  }
  return records;
}

std::vector<DocumentRecord> document_records(const ReadTables& read,
                                             const std::vector<std::uint32_t>& order,
                                             const EdgeTable& edges, StringPool& pool) {
  std::vector<DocumentRecord> records;
  records.reserve(order.size());
  std::uint32_t first_entity = 0;
  for (std::size_t d = 0; d < order.size(); ++d) {
    const ReadDocument& document = read.documents[order[d]];
    DocumentRecord record;
    record.id = document.id.value;
    record.row = document.row.value;
    record.published = document.published.value;
    record.title = pool.add(document.title);
    record.publisher = pool.add(document.publisher);
    record.uri = pool.add(document.uri);
    record.claims = static_cast<std::uint32_t>(document.claim_count);
    record.duplicates = edges.duplicates[d];
    record.first_entity = first_entity;
    record.entities = static_cast<std::uint32_t>(document.entity_count);
    record.language = static_cast<std::uint32_t>(document.language);
    records.push_back(record);
    first_entity += record.entities;
  }
  return records;
}

std::vector<std::uint32_t> entity_nodes(const ReadTables& read,
                                        const std::vector<std::uint32_t>& order,
                                        const NodeTable& nodes) {
  std::vector<std::uint32_t> out;
  out.reserve(nodes.node_of.size());
  for (const std::uint32_t d : order) {
    const ReadDocument& document = read.documents[d];
    const auto first = nodes.node_of.begin() + static_cast<std::ptrdiff_t>(document.first_entity);
    out.insert(out.end(), first, first + static_cast<std::ptrdiff_t>(document.entity_count));
  }
  return out;
}

void write_edges(Writer& writer, const EdgeTable& table, const InArcs& in, std::size_t nodes) {
  const std::vector<MadeEdge>& edges = table.edges;
  std::vector<std::uint32_t> counts(nodes, 0);
  for (const MadeEdge& edge : edges) ++counts[edge.source];
  writer.section(SectionKind::kOutOffsets, offsets_of(counts));
  writer.section(SectionKind::kInOffsets, in.offsets);
  writer.section(SectionKind::kEdgeSources, column(edges, &MadeEdge::source));
  writer.section(SectionKind::kEdgeTargets, column(edges, &MadeEdge::target));
  writer.section(SectionKind::kEdgeRelations, column(edges, &MadeEdge::relation));
  std::vector<std::uint16_t> bits;
  bits.reserve(edges.size());
  for (const MadeEdge& edge : edges) bits.push_back(edge_bits(edge));
  writer.section(SectionKind::kEdgeBits, bits);
  std::vector<std::uint32_t> first_claim = column(edges, &MadeEdge::first_claim);
  first_claim.push_back(static_cast<std::uint32_t>(table.claims.size()));
  writer.section(SectionKind::kEdgeClaims, first_claim);
  writer.section(SectionKind::kEdgeLatest, column(edges, &MadeEdge::latest));
  writer.section(SectionKind::kEdgeConfidences, column(edges, &MadeEdge::confidence));
  writer.section(SectionKind::kInSources, in.sources);
  writer.section(SectionKind::kInRelations, in.relations);
  writer.section(SectionKind::kInEdges, in.edges);
}

void write_claims(Writer& writer, const std::vector<MadeClaim>& claims) {
  const std::uint32_t none = kNoIndex;
  const std::uint32_t zero = 0;
  writer.section(SectionKind::kClaimDocuments, column(claims, &MadeClaim::document, zero));
  writer.section(SectionKind::kClaimIndices, column(claims, &MadeClaim::index));
  writer.section(SectionKind::kClaimSentences, column(claims, &MadeClaim::sentence, none));
  writer.section(SectionKind::kClaimDays, column(claims, &MadeClaim::day, zero));
  writer.section(SectionKind::kClaimSpeakers, column(claims, &MadeClaim::speaker, none));
  writer.section(SectionKind::kClaimAbouts, column(claims, &MadeClaim::about, none));
  writer.section(SectionKind::kClaimConfidences, column(claims, &MadeClaim::confidence));
  writer.section(SectionKind::kClaimBits, column(claims, &MadeClaim::bits));
  writer.section(SectionKind::kClaimPrefixes, column(claims, &MadeClaim::id_prefix));
}

void write_summaries(Writer& writer, const EdgeTable& table) {
  std::vector<std::uint32_t> edges;
  std::vector<std::uint32_t> first;
  for (std::uint32_t e = 0; e < table.edges.size(); ++e) {
    const std::size_t end =
        e + 1 < table.edges.size() ? table.edges[e + 1].first_summary : table.summaries.size();
    if (table.edges[e].first_summary == end) continue;
    edges.push_back(e);
    first.push_back(table.edges[e].first_summary);
  }
  first.push_back(static_cast<std::uint32_t>(table.summaries.size()));
  std::vector<SummaryRecord> records;
  records.reserve(table.summaries.size());
  for (const MadeSummary& made : table.summaries) {
    const StatusSummary& s = made.summary;
    records.push_back({s.claims, s.sources, s.first.value, s.latest.value, s.belief, s.confidence,
                       static_cast<std::uint32_t>(made.status)});
  }
  writer.section(SectionKind::kSummaryEdges, edges);
  writer.section(SectionKind::kSummaryFirst, first);
  writer.section(SectionKind::kSummaries, records);
}

std::vector<NameRecord> name_records(const NodeTable& nodes, StringPool& pool) {
  std::vector<NameRecord> records;
  records.reserve(nodes.names.size());
  for (const MadeName& name : nodes.names) {
    NameRecord record;
    record.text = pool.add(name.text);
    record.folded = name.folded == name.text ? record.text : pool.add(name.folded);
    record.lang = pool.add(name.lang);
    record.node = name.node;
    record.role = static_cast<std::uint32_t>(name.role);
    records.push_back(record);
  }
  return records;
}

void write_names(Writer& writer, const std::vector<NameRecord>& names, std::size_t nodes) {
  std::vector<std::uint32_t> counts(nodes, 0);
  for (const NameRecord& name : names) ++counts[name.node];
  const std::vector<std::uint32_t> offsets = offsets_of(counts);
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  std::vector<std::uint32_t> by_node(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i) by_node[next[names[i].node]++] = i;
  writer.section(SectionKind::kNames, names);
  writer.section(SectionKind::kNameOffsets, offsets);
  writer.section(SectionKind::kNamesByNode, by_node);
}

std::vector<BackgroundRecord> background_records(const std::vector<MadeEdge>& edges,
                                                 StringPool& pool) {
  std::vector<BackgroundRecord> records;
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    const BackgroundTie* const tie = edges[e].tie;
    if (tie == nullptr) continue;
    records.push_back({e, pool.add(tie->from), pool.add(tie->to), pool.add(tie->source)});
  }
  return records;
}

}  // namespace

std::string snapshot_bytes(const ReadTables& read, const std::vector<std::uint32_t>& order,
                           const NodeTable& nodes, const EdgeTable& edges,
                           const SnapshotOrigin& origin) {
  const std::size_t node_count = nodes.nodes.size();
  const InArcs in = in_arcs(edges.edges, node_count);
  const Mentions mentions = mentions_of(read, order, nodes);
  StringPool pool;
  const std::vector<NodeRecord> node_table =
      node_records(nodes, mentions, count_neighbors(edges.edges, in, node_count), pool);
  const std::vector<DocumentRecord> documents = document_records(read, order, edges, pool);
  const std::vector<NameRecord> names = name_records(nodes, pool);
  const std::vector<BackgroundRecord> background = background_records(edges.edges, pool);

  Writer writer;
  writer.section(SectionKind::kStrings, pool.bytes());
  writer.section(SectionKind::kNodes, node_table);
  writer.section(SectionKind::kDocuments, documents);
  write_edges(writer, edges, in, node_count);
  write_claims(writer, edges.claims);
  write_summaries(writer, edges);
  write_names(writer, names, node_count);
  writer.section(SectionKind::kMentionOffsets, mentions.offsets);
  writer.section(SectionKind::kMentions, mentions.documents);
  writer.section(SectionKind::kEntityNodes, entity_nodes(read, order, nodes));
  writer.section(SectionKind::kBackground, background);
  return writer.finish(origin);
}

}  // namespace lazo
