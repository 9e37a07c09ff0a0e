#include "graph/snapshot_view.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "graph/checksum.hpp"

namespace lazo {
namespace {

using namespace snapshot_layout;

/// Reads the table of sections one kind after the other.
class Sections {
 public:
  Sections(std::string_view file, const Header& header) : file_(file) {
    std::memcpy(table_.data(), file.data() + sizeof header, sizeof table_);
  }

  template <typename T>
  void read(SectionKind kind, std::span<const T>& out) {
    const Section& section = table_[static_cast<std::size_t>(kind)];
    const bool sound = section.kind == kind && section.element_size == sizeof(T) &&
                       section.offset % kAlignment == 0 && section.offset <= file_.size() &&
                       section.count <= (file_.size() - section.offset) / sizeof(T) &&
                       section.count < std::numeric_limits<std::uint32_t>::max();
    if (!sound) {
      ok_ = false;
      return;
    }
    // The bytes were written from an array of T at an aligned offset.
    out = {reinterpret_cast<const T*>(file_.data() + section.offset),
           static_cast<std::size_t>(section.count)};
  }
  template <typename T>
  void read(SectionKind kind, Column<T>& out) {
    read(kind, out.values);
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] const std::array<Section, kSectionCount>& table() const { return table_; }

 private:
  std::string_view file_;
  std::array<Section, kSectionCount> table_{};
  bool ok_ = true;
};

bool all_below(std::span<const std::uint32_t> values, std::size_t limit,
               bool none_allowed = false) {
  return std::all_of(values.begin(), values.end(),
                     [&](std::uint32_t v) { return v < limit || (none_allowed && v == kNoIndex); });
}

/// First entries of `limit` entries for `things` things.
bool are_offsets(std::span<const std::uint32_t> offsets, std::size_t things, std::size_t limit) {
  return offsets.size() == things + 1 && offsets.front() == 0 && offsets.back() == limit &&
         std::is_sorted(offsets.begin(), offsets.end());
}

}  // namespace

std::string SnapshotView::attach(std::string_view file) {
  if (file.size() < sizeof(Header) + kSectionCount * sizeof(Section)) return "it is too short";
  std::memcpy(&header, file.data(), sizeof header);
  if (header.magic != kMagic) return "it is another kind of file";
  if (header.version != kVersion) return "it has version " + std::to_string(header.version);
  if (header.checksum != checksum64(file.substr(0, offsetof(Header, checksum)))) {
    return "its header is damaged";
  }
  if (header.file_size != file.size()) return "it is truncated";
  if (header.sections != kSectionCount ||
      header.table_checksum !=
          checksum64(file.substr(sizeof header, kSectionCount * sizeof(Section)))) {
    return "its table of sections is damaged";
  }
  bytes = file;
  Sections sections(file, header);
  using enum SectionKind;
  sections.read(kStrings, strings);
  sections.read(kNodes, nodes);
  sections.read(kDocuments, documents);
  sections.read(kOutOffsets, out_offsets);
  sections.read(kInOffsets, in_offsets);
  sections.read(kEdgeSources, edge_sources);
  sections.read(kEdgeTargets, edge_targets);
  sections.read(kEdgeRelations, edge_relations);
  sections.read(kEdgeBits, edge_bits);
  sections.read(kEdgeClaims, edge_claims);
  sections.read(kEdgeLatest, edge_latest);
  sections.read(kEdgeConfidences, edge_confidences);
  sections.read(kInSources, in_sources);
  sections.read(kInRelations, in_relations);
  sections.read(kInEdges, in_edges);
  sections.read(kClaimDocuments, claim_documents);
  sections.read(kClaimIndices, claim_indices);
  sections.read(kClaimSentences, claim_sentences);
  sections.read(kClaimDays, claim_days);
  sections.read(kClaimSpeakers, claim_speakers);
  sections.read(kClaimAbouts, claim_abouts);
  sections.read(kClaimConfidences, claim_confidences);
  sections.read(kClaimBits, claim_bits);
  sections.read(kClaimPrefixes, claim_prefixes);
  sections.read(kSummaryEdges, summary_edges);
  sections.read(kSummaryFirst, summary_first);
  sections.read(kSummaries, summaries);
  sections.read(kNames, names);
  sections.read(kNameOffsets, name_offsets);
  sections.read(kNamesByNode, names_by_node);
  sections.read(kMentionOffsets, mention_offsets);
  sections.read(kMentions, mentions);
  sections.read(kEntityNodes, entity_nodes);
  sections.read(kBackground, background);
  if (!sections.ok()) return "a section lies outside the file";

  node_count = static_cast<std::uint32_t>(nodes.size());
  document_count = static_cast<std::uint32_t>(documents.size());
  edge_count = static_cast<std::uint32_t>(edge_sources.size());
  claim_count = static_cast<std::uint32_t>(claim_indices.values.size());
  const std::size_t edges = edge_count;
  const auto fits = [&](const auto& column) {
    return column.values.empty() || column.values.size() == claim_count;
  };
  const bool sound =
      out_offsets.size() == nodes.size() + 1 && in_offsets.size() == nodes.size() + 1 &&
      edge_targets.size() == edges && edge_relations.size() == edges && edge_bits.size() == edges &&
      edge_claims.size() == edges + 1 && edge_latest.size() == edges &&
      edge_confidences.size() == edges && in_sources.size() == edges &&
      in_relations.size() == edges && in_edges.size() == edges && fits(claim_documents) &&
      fits(claim_sentences) && fits(claim_days) && fits(claim_speakers) && fits(claim_abouts) &&
      claim_confidences.values.size() == claim_count && claim_bits.values.size() == claim_count &&
      claim_prefixes.values.size() == claim_count &&
      summary_first.size() == summary_edges.size() + 1;
  return sound ? "" : "its sections do not fit each other";
}

std::string SnapshotView::verify() const {
  const Sections sections(bytes, header);
  for (const Section& section : sections.table()) {
    if (section.checksum !=
        checksum64(bytes.substr(section.offset, section.count * section.element_size))) {
      return "section " + std::to_string(static_cast<std::uint32_t>(section.kind)) + " is damaged";
    }
  }
  const auto text_fits = [&](Text t) {
    return t.begin <= strings.size() && t.size <= strings.size() - t.begin;
  };
  const bool texts =
      std::all_of(nodes.begin(), nodes.end(),
                  [&](const NodeRecord& n) { return text_fits(n.key) && text_fits(n.name); }) &&
      std::all_of(documents.begin(), documents.end(),
                  [&](const DocumentRecord& d) {
                    return text_fits(d.title) && text_fits(d.publisher) && text_fits(d.uri) &&
                           d.duplicates < document_count && d.first_entity <= entity_nodes.size() &&
                           d.entities <= entity_nodes.size() - d.first_entity;
                  }) &&
      std::all_of(names.begin(), names.end(), [&](const NameRecord& n) {
        return text_fits(n.text) && text_fits(n.folded) && text_fits(n.lang) && n.node < node_count;
      });
  if (!texts) return "a text lies outside its section";
  const bool offsets = are_offsets(out_offsets, node_count, edge_count) &&
                       are_offsets(in_offsets, node_count, edge_count) &&
                       are_offsets(edge_claims, edge_count, claim_count) &&
                       are_offsets(summary_first, summary_edges.size(), summaries.size()) &&
                       are_offsets(name_offsets, node_count, names_by_node.size()) &&
                       are_offsets(mention_offsets, node_count, mentions.size());
  if (!offsets) return "an offset points nowhere";
  const bool indices = all_below(edge_sources, node_count) && all_below(edge_targets, node_count) &&
                       all_below(in_sources, node_count) && all_below(in_edges, edge_count) &&
                       all_below(claim_documents.values, document_count) &&
                       all_below(claim_speakers.values, node_count, true) &&
                       all_below(claim_abouts.values, node_count, true) &&
                       all_below(summary_edges, edge_count) &&
                       all_below(names_by_node, names.size()) &&
                       all_below(mentions, document_count) && all_below(entity_nodes, node_count);
  return indices ? "" : "an index points nowhere";
}

}  // namespace lazo
