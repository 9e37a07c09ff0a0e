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
  /// A column of `size` numbers, of any width or all the same. Whatever has a column of one number
  /// has others of a byte or more each, so that no small file stands for work without end.
  void read(SectionKind kind, std::size_t size, NumberColumn& out) {
    const Section& section = table_[static_cast<std::size_t>(kind)];
    const std::uint32_t width = section.element_size;
    const bool sound = section.kind == kind && (width == 1 || width == 2 || width == 4) &&
                       section.offset % kAlignment == 0 && section.offset <= file_.size() &&
                       section.count <= (file_.size() - section.offset) / width &&
                       (section.count == size || section.count == 1) && size <= file_.size();
    if (!sound) {
      ok_ = false;
      return;
    }
    out = NumberColumn(file_.data() + section.offset, section.count, width);
    if (section.count != size) out = NumberColumn::constant(out[0], size);
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] const std::array<Section, kSectionCount>& table() const { return table_; }

 private:
  std::string_view file_;
  std::array<Section, kSectionCount> table_{};
  bool ok_ = true;
};

template <typename Numbers>
bool all_below(const Numbers& values, std::size_t limit, bool none_allowed = false) {
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
  sections.read(kEdgeTargets, edge_targets);
  sections.read(kEdgeHints, edge_hints);
  sections.read(kIrregularEdges, irregular_edges);
  sections.read(kIrregularClaims, irregular_claims);
  sections.read(kIrregularSummaries, irregular_summaries);
  sections.read(kInSources, in_sources);
  sections.read(kInEdges, in_edges);
  sections.read(kSummaries, summaries);
  sections.read(kNames, names);
  sections.read(kNameLanguages, name_languages);
  sections.read(kNameOffsets, name_offsets);
  sections.read(kMentionOffsets, mention_offsets);
  sections.read(kEntityNodes, entity_nodes);
  sections.read(kBackground, background);
  sections.read(kVotes, votes);
  std::span<const std::uint32_t> figures;
  sections.read(kFigures, figures);
  if (!sections.ok()) return "a section lies outside the file";

  const std::size_t edges = edge_targets.size();
  const std::size_t irregular = irregular_edges.size();
  const bool sound =
      out_offsets.size() == nodes.size() + 1 && in_offsets.size() == nodes.size() + 1 &&
      in_sources.size() == edges && in_edges.size() == edges &&
      edge_hints.size() == (edges + kEdgesPerHint - 1) / kEdgesPerHint &&
      (edges == 0 || !nodes.empty()) && irregular > 0 && irregular_claims.size() == irregular &&
      irregular_summaries.size() == irregular && !name_offsets.empty() &&
      !mention_offsets.empty() && figures.size() == 1;
  if (!sound) return "its sections do not fit each other";
  node_count = static_cast<std::uint32_t>(nodes.size());
  document_count = static_cast<std::uint32_t>(documents.size());
  edge_count = static_cast<std::uint32_t>(edges);
  claim_count = irregular_claims.back();
  hub_neighbors = figures[0];
  sections.read(kEdgeRelations, edges, edge_relations);
  sections.read(kEdgeBits, edges, edge_bits);
  sections.read(kInRelations, edges, in_relations);
  for (const auto& [kind, column] :
       {std::pair(kClaimDocuments, &claim_documents), std::pair(kClaimIndices, &claim_indices),
        std::pair(kClaimSentences, &claim_sentences), std::pair(kClaimDays, &claim_days),
        std::pair(kClaimSpeakers, &claim_speakers), std::pair(kClaimAbouts, &claim_abouts),
        std::pair(kClaimConfidences, &claim_confidences), std::pair(kClaimBits, &claim_bits),
        std::pair(kClaimPrefixes, &claim_prefixes)}) {
    sections.read(kind, claim_count, *column);
  }
  sections.read(kNamesByNode, name_offsets.back(), names_by_node);
  sections.read(kMentions, mention_offsets.back(), mentions);
  return sections.ok() ? "" : "its sections do not fit each other";
}

std::size_t SnapshotView::irregular_at(std::uint32_t edge) const {
  const std::size_t block = edge / kEdgesPerHint;
  const std::size_t count = irregular_edges.size() - 1;
  std::size_t first = count;
  std::size_t last = count;
  if (block < edge_hints.size()) first = std::min<std::size_t>(edge_hints[block].irregular, count);
  if (block + 1 < edge_hints.size()) {
    last = std::min<std::size_t>(edge_hints[block + 1].irregular, count);
  }
  if (last < first) return count;
  const auto begin = irregular_edges.begin();
  const auto at = std::lower_bound(begin + static_cast<std::ptrdiff_t>(first),
                                   begin + static_cast<std::ptrdiff_t>(last), edge);
  return static_cast<std::size_t>(at - begin);
}

std::uint32_t SnapshotView::source_of(std::uint32_t edge) const {
  const std::size_t block = edge / kEdgesPerHint;
  const std::uint32_t first = node_or_0(edge_hints[block].source);
  std::uint32_t last = node_count - 1;
  if (block + 1 < edge_hints.size()) last = std::min(last, edge_hints[block + 1].source);
  if (last <= first) return first;
  // The last node whose edges begin at or before this one.
  const auto begin = out_offsets.begin();
  const auto after = std::upper_bound(begin + first + 1, begin + last + 1, edge);
  return static_cast<std::uint32_t>(after - begin - 1);
}

std::pair<std::uint32_t, std::uint32_t> SnapshotView::claims_of(std::uint32_t edge) const {
  const std::size_t at = irregular_at(edge);
  const std::uint64_t ahead = std::uint64_t{irregular_edges[at]} - edge;
  std::uint64_t begin = irregular_claims[at] - ahead;
  std::uint64_t end = begin + 1;
  if (ahead == 0 && at + 1 < irregular_edges.size()) {
    // Each edge up to the next irregular one takes one claim.
    const std::uint64_t regular = std::uint64_t{irregular_edges[at + 1]} - edge - 1;
    end = irregular_claims[at + 1] - regular;
  }
  if (edge >= edge_count || begin > end || end > claim_count) return {0, 0};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::uint32_t SnapshotView::edge_of(std::uint32_t claim) const {
  const auto begin = irregular_claims.begin();
  const auto after = std::upper_bound(begin, irregular_claims.end() - 1, claim);
  std::uint64_t edge = claim;
  if (after != begin) {
    const auto at = static_cast<std::size_t>(after - begin - 1);
    const std::uint32_t irregular = irregular_edges[at];
    const std::uint32_t end = claims_of(irregular).second;
    edge = claim < end ? irregular : std::uint64_t{irregular} + 1 + (claim - end);
  }
  return edge < edge_count ? static_cast<std::uint32_t>(edge) : 0;
}

std::span<const SummaryRecord> SnapshotView::summaries_of(std::uint32_t edge) const {
  const std::size_t at = irregular_at(edge);
  if (at + 1 >= irregular_edges.size() || irregular_edges[at] != edge) return {};
  const std::uint32_t begin = irregular_summaries[at];
  const std::uint32_t end = irregular_summaries[at + 1];
  if (begin > end || end > summaries.size()) return {};
  return summaries.subspan(begin, end - begin);
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
      std::all_of(name_languages.begin(), name_languages.end(), text_fits) &&
      std::all_of(votes.begin(), votes.end(),
                  [&](const VoteRecord& v) { return v.node < node_count && text_fits(v.name); }) &&
      std::all_of(names.begin(), names.end(), [&](const NameRecord& n) {
        return text_fits(n.text) && text_fits(n.folded) && n.language <= name_languages.size() &&
               n.node < node_count;
      });
  if (!texts) return "a text lies outside its section";
  const bool offsets = are_offsets(out_offsets, node_count, edge_count) &&
                       are_offsets(in_offsets, node_count, edge_count) &&
                       are_offsets(name_offsets, node_count, names_by_node.size()) &&
                       are_offsets(mention_offsets, node_count, mentions.size());
  if (!offsets) return "an offset points nowhere";
  if (!irregular_edges_fit()) return "the claims of an edge are not its own";
  const bool indices =
      all_below(edge_targets, node_count) && all_below(in_sources, node_count) &&
      all_below(in_edges, edge_count) && all_below(claim_documents, document_count) &&
      all_below(claim_speakers, node_count, true) && all_below(claim_abouts, node_count, true) &&
      all_below(names_by_node, names.size()) && all_below(mentions, document_count) &&
      all_below(entity_nodes, node_count);
  return indices ? "" : "an index points nowhere";
}

bool SnapshotView::irregular_edges_fit() const {
  const std::size_t count = irregular_edges.size() - 1;
  if (irregular_edges.back() != edge_count || irregular_summaries.front() != 0 ||
      irregular_summaries.back() != summaries.size() ||
      irregular_claims.front() != irregular_edges.front() ||
      !std::is_sorted(irregular_summaries.begin(), irregular_summaries.end())) {
    return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (irregular_edges[i] >= irregular_edges[i + 1]) return false;
    const std::uint32_t regular = irregular_edges[i + 1] - irregular_edges[i] - 1;
    if (irregular_claims[i + 1] < irregular_claims[i] ||
        irregular_claims[i + 1] - irregular_claims[i] < regular) {
      return false;
    }
  }
  std::size_t at = 0;
  std::uint32_t source = 0;
  for (std::size_t block = 0; block < edge_hints.size(); ++block) {
    const auto edge = static_cast<std::uint32_t>(block * kEdgesPerHint);
    while (irregular_edges[at] < edge) ++at;
    while (out_offsets[source + 1] <= edge) ++source;
    if (edge_hints[block].irregular != at || edge_hints[block].source != source) return false;
  }
  return true;
}

}  // namespace lazo
