// The tables of a fold -> the bytes of a snapshot.

#include <algorithm>
#include <span>

#include "graph/fold_tables.hpp"
#include "graph/snapshot_writer.hpp"

namespace lazo {
namespace {

using namespace snapshot_layout;

/// Counts -> first entries; one more at the end.
std::vector<std::uint32_t> offsets_of(const std::vector<std::uint32_t>& counts) {
  std::vector<std::uint32_t> offsets(counts.size() + 1, 0);
  for (std::size_t i = 0; i < counts.size(); ++i) offsets[i + 1] = offsets[i] + counts[i];
  return offsets;
}

struct InArc {
  std::uint32_t source = 0;
  std::uint32_t edge = 0;
};
struct InArcs {
  std::vector<std::uint32_t> offsets;
  std::vector<InArc> arcs;
};

/// Arcs that reach each node, by (relation, source): edges come by (source, relation, target), so
/// laying them out by relation and then by target, each time in the order they have, is enough.
InArcs in_arcs(const EdgeTable& edges, std::size_t nodes) {
  const std::uint32_t count = edges.size();
  std::uint32_t relations = 0;
  for (const std::uint16_t relation : edges.relations) {
    relations = std::max<std::uint32_t>(relations, relation + 1U);
  }
  std::vector<std::uint32_t> next(relations + 1, 0);
  for (const std::uint16_t relation : edges.relations) ++next[relation + 1U];
  for (std::uint32_t r = 0; r < relations; ++r) next[r + 1] += next[r];
  std::vector<InArc> by_relation(count);
  for (std::uint32_t n = 0; n < nodes; ++n) {
    for (std::uint32_t e = edges.out_offsets[n]; e < edges.out_offsets[n + 1]; ++e) {
      by_relation[next[edges.relations[e]]++] = {n, e};
    }
  }
  InArcs in;
  std::vector<std::uint32_t> counts(nodes, 0);
  for (const std::uint32_t target : edges.targets) ++counts[target];
  in.offsets = offsets_of(counts);
  in.arcs.resize(count);
  next.assign(in.offsets.begin(), in.offsets.end() - 1);
  for (const InArc& arc : by_relation) in.arcs[next[edges.targets[arc.edge]]++] = arc;
  return in;
}

bool is_background(const EdgeTable& edges, std::uint32_t edge) {
  return (edges.bits[edge] >> kEdgeBackground & 1U) != 0;
}

/// Distinct other ends of the typed edges of each node.
std::vector<std::uint32_t> count_neighbors(const EdgeTable& edges, const InArcs& in,
                                           std::size_t nodes) {
  std::vector<std::uint32_t> counts(nodes, 0);
  std::vector<std::uint32_t> seen_from(nodes, kNoIndex);
  const bool any_background = !edges.background.empty();
  for (std::uint32_t n = 0; n < nodes; ++n) {
    std::uint32_t count = 0;
    seen_from[n] = n;
    const auto see = [&](std::uint32_t edge, std::uint32_t other) {
      if (seen_from[other] == n || (any_background && is_background(edges, edge))) return;
      seen_from[other] = n;
      ++count;
    };
    for (std::uint32_t e = edges.out_offsets[n]; e < edges.out_offsets[n + 1]; ++e) {
      see(e, edges.targets[e]);
    }
    for (std::uint32_t i = in.offsets[n]; i < in.offsets[n + 1]; ++i) {
      see(in.arcs[i].edge, in.arcs[i].source);
    }
    counts[n] = count;
  }
  return counts;
}

/// How many neighbours a node of the top hundredth has at least.
std::uint32_t hub_neighbors(std::vector<std::uint32_t> neighbors) {
  if (neighbors.empty()) return 0;
  const std::size_t rank = neighbors.size() - 1 - neighbors.size() / 100;
  const auto at = neighbors.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(neighbors.begin(), at, neighbors.end());
  return *at;
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

std::vector<NodeRecord> node_records(const NodeTable& nodes,
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

std::uint32_t greatest(const std::vector<std::uint16_t>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

void write_edges(SnapshotWriter& writer, const EdgeTable& edges, const InArcs& in) {
  const std::size_t count = edges.size();
  const std::uint32_t relations = greatest(edges.relations);
  writer.section(SectionKind::kOutOffsets, edges.out_offsets);
  writer.section(SectionKind::kInOffsets, in.offsets);
  writer.section(SectionKind::kEdgeTargets, edges.targets);
  writer.numbers(SectionKind::kEdgeRelations, count, relations,
                 [&](std::size_t e) { return edges.relations[e]; });
  writer.numbers(SectionKind::kEdgeBits, count, greatest(edges.bits),
                 [&](std::size_t e) { return edges.bits[e]; });
  std::vector<EdgeHint> hints;
  EdgeHint hint;
  for (std::uint32_t e = 0; e < edges.size(); e += kEdgesPerHint) {
    while (edges.out_offsets[hint.source + 1] <= e) ++hint.source;
    while (hint.irregular < edges.irregular.size() && edges.irregular[hint.irregular].edge < e) {
      ++hint.irregular;
    }
    hints.push_back(hint);
  }
  writer.section(SectionKind::kEdgeHints, hints);
  const auto irregular = [&](SectionKind kind, std::uint32_t EdgeTable::Irregular::*field,
                             std::size_t last) {
    std::vector<std::uint32_t> values;
    values.reserve(edges.irregular.size() + 1);
    for (const EdgeTable::Irregular& edge : edges.irregular) values.push_back(edge.*field);
    values.push_back(static_cast<std::uint32_t>(last));
    writer.section(kind, values);
  };
  irregular(SectionKind::kIrregularEdges, &EdgeTable::Irregular::edge, count);
  irregular(SectionKind::kIrregularClaims, &EdgeTable::Irregular::first_claim, edges.claims.size());
  irregular(SectionKind::kIrregularSummaries, &EdgeTable::Irregular::first_summary,
            edges.summaries.size());
  writer.filled<std::uint32_t>(SectionKind::kInSources, count,
                               [&](std::size_t i) { return in.arcs[i].source; });
  writer.numbers(SectionKind::kInRelations, count, relations,
                 [&](std::size_t i) { return edges.relations[in.arcs[i].edge]; });
  writer.filled<std::uint32_t>(SectionKind::kInEdges, count,
                               [&](std::size_t i) { return in.arcs[i].edge; });
}

void write_claims(SnapshotWriter& writer, const ReadTables& read,
                  const std::vector<std::uint32_t>& order, const EdgeTable& edges) {
  const std::vector<MadeClaim>& claims = edges.claims;
  const std::size_t count = claims.size();
  constexpr std::uint32_t kAny = 0xFFFFU;
  const auto column = [&](SectionKind kind, std::uint32_t most, auto MadeClaim::*field) {
    writer.numbers(kind, count, most, [&claims, field](std::size_t c) { return claims[c].*field; });
  };
  std::uint32_t last_index = 0;
  for (const MadeClaim& claim : claims) last_index = std::max(last_index, claim.index);
  column(SectionKind::kClaimDocuments, static_cast<std::uint32_t>(order.size()),
         &MadeClaim::document);
  column(SectionKind::kClaimIndices, last_index, &MadeClaim::index);

  std::vector<Day> published;
  for (const std::uint32_t d : order) published.push_back(read.documents[d].published);
  const auto detail = [&](SectionKind kind, std::uint32_t ClaimDetails::*field) {
    const auto value = [&](std::size_t c) {
      return details_of(claims[c], edges.details, published[claims[c].document]).*field;
    };
    std::uint32_t most = 0;
    for (std::size_t c = 0; c < count; ++c) most = std::max(most, value(c));
    writer.numbers(kind, count, most, value);
  };
  detail(SectionKind::kClaimSentences, &ClaimDetails::sentence);
  detail(SectionKind::kClaimDays, &ClaimDetails::day);
  detail(SectionKind::kClaimSpeakers, &ClaimDetails::speaker);
  detail(SectionKind::kClaimAbouts, &ClaimDetails::about);
  column(SectionKind::kClaimConfidences, kAny, &MadeClaim::confidence);
  column(SectionKind::kClaimBits, kAny, &MadeClaim::bits);
  column(SectionKind::kClaimPrefixes, kAny, &MadeClaim::prefix);
}

void write_summaries(SnapshotWriter& writer, const EdgeTable& table) {
  std::vector<SummaryRecord> records;
  records.reserve(table.summaries.size());
  for (const MadeSummary& made : table.summaries) {
    const StatusSummary& s = made.summary;
    records.push_back({s.claims, s.sources, s.first.value, s.latest.value, s.belief, s.confidence,
                       static_cast<std::uint32_t>(made.status)});
  }
  writer.section(SectionKind::kSummaries, records);
}

struct Names {
  std::vector<NameRecord> records;
  std::vector<Text> languages;
};

Names name_records(const NodeTable& nodes, const std::vector<NodeRecord>& node_table,
                   StringPool& pool) {
  Names names;
  names.records.reserve(nodes.names.size());
  std::vector<std::string_view> languages;
  for (const MadeName& name : nodes.names) {
    NameRecord record;
    const bool is_display_name = name.text == nodes.nodes[name.node].name;
    record.text = is_display_name ? node_table[name.node].name : pool.add(name.text);
    record.folded = name.folded == name.text ? record.text : pool.add(name.folded);
    record.node = name.node;
    record.role = static_cast<std::uint8_t>(name.role);
    if (!name.lang.empty()) {
      const auto at = std::find(languages.begin(), languages.end(), name.lang);
      if (at == languages.end() && languages.size() < 0xFFFFU) languages.push_back(name.lang);
      const auto number = std::find(languages.begin(), languages.end(), name.lang);
      record.language = static_cast<std::uint16_t>(number - languages.begin() + 1);
    }
    names.records.push_back(record);
  }
  for (const std::string_view language : languages) names.languages.push_back(pool.add(language));
  return names;
}

void write_names(SnapshotWriter& writer, const Names& all, std::size_t nodes) {
  const std::vector<NameRecord>& names = all.records;
  std::vector<std::uint32_t> counts(nodes, 0);
  for (const NameRecord& name : names) ++counts[name.node];
  const std::vector<std::uint32_t> offsets = offsets_of(counts);
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  std::vector<std::uint32_t> by_node(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i) by_node[next[names[i].node]++] = i;
  writer.section(SectionKind::kNames, names);
  writer.section(SectionKind::kNameLanguages, all.languages);
  writer.section(SectionKind::kNameOffsets, offsets);
  writer.numbers(SectionKind::kNamesByNode, by_node.size(),
                 static_cast<std::uint32_t>(by_node.size()),
                 [&](std::size_t i) { return by_node[i]; });
}

std::vector<BackgroundRecord> background_records(const EdgeTable& edges, StringPool& pool) {
  std::vector<BackgroundRecord> records;
  for (const auto& [edge, tie] : edges.background) {
    records.push_back({edge, pool.add(tie->from), pool.add(tie->to), pool.add(tie->source)});
  }
  return records;
}

std::vector<VoteRecord> vote_records(const NodeTable& nodes,
                                     const std::vector<NodeRecord>& node_table, StringPool& pool) {
  std::vector<VoteRecord> records;
  records.reserve(nodes.votes.size());
  for (const MadeVote& vote : nodes.votes) {
    VoteRecord record;
    record.node = vote.node;
    record.weight = vote.weight;
    const bool is_display_name = vote.name == nodes.nodes[vote.node].name;
    record.name = is_display_name ? node_table[vote.node].name : pool.add(vote.name);
    if (vote.type.valid()) record.type = static_cast<std::uint16_t>(vote.type.value);
    records.push_back(record);
  }
  return records;
}

}  // namespace

SnapshotBytes snapshot_bytes(const ReadTables& read, const std::vector<std::uint32_t>& order,
                             const NodeTable& nodes, const EdgeTable& edges,
                             const SnapshotOrigin& origin) {
  const std::size_t node_count = nodes.nodes.size();
  const InArcs in = in_arcs(edges, node_count);
  const Mentions mentions = mentions_of(read, order, nodes);
  StringPool pool;
  const std::vector<std::uint32_t> neighbors = count_neighbors(edges, in, node_count);
  const std::vector<NodeRecord> node_table = node_records(nodes, neighbors, pool);
  const std::vector<DocumentRecord> documents = document_records(read, order, edges, pool);
  const Names names = name_records(nodes, node_table, pool);
  const std::vector<BackgroundRecord> background = background_records(edges, pool);
  const std::vector<VoteRecord> votes = vote_records(nodes, node_table, pool);

  // What the columns take at their widest; memory that is set aside and not written costs nothing.
  constexpr std::size_t kNodeBytes = sizeof(NodeRecord) + 16;
  constexpr std::size_t kEdgeBytes = 4 + 2 + 2 + 1 + 4 + 2 + 4;
  constexpr std::size_t kClaimBytes = 6 * 4 + 3 * 2;
  constexpr std::size_t kNameBytes = sizeof(NameRecord) + 4;
  const std::size_t capacity =
      pool.bytes().size() + (node_count + 1) * kNodeBytes +
      documents.size() * sizeof(DocumentRecord) + (edges.size() + 1) * kEdgeBytes +
      (edges.irregular.size() + 1) * 3 * 4 + edges.claims.size() * kClaimBytes +
      edges.summaries.size() * sizeof(SummaryRecord) + names.records.size() * kNameBytes +
      names.languages.size() * sizeof(Text) + mentions.documents.size() * 4 +
      nodes.node_of.size() * 4 + background.size() * sizeof(BackgroundRecord) +
      votes.size() * sizeof(VoteRecord) + 64;
  SnapshotWriter writer(capacity);
  writer.section(SectionKind::kStrings, pool.bytes());
  writer.section(SectionKind::kNodes, node_table);
  writer.section(SectionKind::kDocuments, documents);
  write_edges(writer, edges, in);
  write_claims(writer, read, order, edges);
  write_summaries(writer, edges);
  write_names(writer, names, node_count);
  writer.section(SectionKind::kMentionOffsets, mentions.offsets);
  writer.numbers(SectionKind::kMentions, mentions.documents.size(),
                 static_cast<std::uint32_t>(order.size()),
                 [&](std::size_t i) { return mentions.documents[i]; });
  writer.section(SectionKind::kEntityNodes, entity_nodes(read, order, nodes));
  writer.section(SectionKind::kBackground, background);
  writer.section(SectionKind::kFigures, std::vector<std::uint32_t>{hub_neighbors(neighbors)});
  writer.section(SectionKind::kVotes, votes);
  return writer.finish(origin);
}

}  // namespace lazo
