#pragma once
// The sections of a snapshot as typed arrays over its bytes, and the checks that make them safe.
// Private to snapshot*.cpp.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "graph/interner.hpp"
#include "graph/number_column.hpp"
#include "graph/snapshot_layout.hpp"

namespace lazo {

struct SnapshotView {
  std::string_view bytes;  // owned by the Snapshot
  snapshot_layout::Header header;
  std::uint32_t node_count = 0, edge_count = 0, claim_count = 0, document_count = 0;

  std::span<const char> strings;
  std::span<const snapshot_layout::NodeRecord> nodes;
  std::span<const snapshot_layout::DocumentRecord> documents;
  std::span<const std::uint32_t> out_offsets, in_offsets;
  std::span<const std::uint32_t> edge_targets;
  NumberColumn edge_relations, edge_bits;
  std::span<const snapshot_layout::EdgeHint> edge_hints;
  std::span<const std::uint32_t> irregular_edges, irregular_claims, irregular_summaries;
  std::span<const std::uint32_t> in_sources, in_edges;
  NumberColumn in_relations;
  NumberColumn claim_documents, claim_indices, claim_sentences, claim_days, claim_speakers,
      claim_abouts, claim_confidences, claim_bits, claim_prefixes;
  std::span<const snapshot_layout::SummaryRecord> summaries;
  std::span<const snapshot_layout::NameRecord> names;
  std::span<const snapshot_layout::Text> name_languages;
  std::span<const std::uint32_t> name_offsets, mention_offsets, entity_nodes;
  NumberColumn names_by_node, mentions;
  std::uint32_t hub_neighbors = 0;
  std::span<const snapshot_layout::BackgroundRecord> background;
  std::span<const snapshot_layout::VoteRecord> votes;

  /// Reads header and table and sets the arrays. Returns what is wrong, or an empty text: then the
  /// accessors stay within the bytes, whatever these hold. O(1).
  [[nodiscard]] std::string attach(std::string_view file);
  /// Checks the checksums and that every index is in range. O(size).
  [[nodiscard]] std::string verify() const;

  [[nodiscard]] std::string_view text(snapshot_layout::Text t) const {
    if (t.begin > strings.size() || t.size > strings.size() - t.begin) return {};
    return {strings.data() + t.begin, t.size};
  }
  /// The entry of an edge in the irregular columns, or of the first one behind it. O(log of the
  /// irregular ones among kEdgesPerHint edges).
  [[nodiscard]] std::size_t irregular_at(std::uint32_t edge) const;
  /// The node that an edge leaves. Requires edge < edge_count.
  [[nodiscard]] std::uint32_t source_of(std::uint32_t edge) const;
  /// Claims [first, second) of an edge; empty where the columns make no sense.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> claims_of(std::uint32_t edge) const;
  /// The edge of a claim. O(log irregular edges).
  [[nodiscard]] std::uint32_t edge_of(std::uint32_t claim) const;
  /// The summaries of an edge of several claims.
  [[nodiscard]] std::span<const snapshot_layout::SummaryRecord> summaries_of(
      std::uint32_t edge) const;

  [[nodiscard]] bool irregular_edges_fit() const;
  [[nodiscard]] std::uint32_t node_or_0(std::uint32_t n) const { return n < node_count ? n : 0; }
  [[nodiscard]] std::uint32_t node_or_none(std::uint32_t n) const {
    return n < node_count ? n : kNoIndex;
  }
  [[nodiscard]] std::uint32_t document_or_0(std::uint32_t d) const {
    return d < document_count ? d : 0;
  }
  /// Entries [first, second) of thing `i` in a column of `limit`; empty where that makes no sense.
  [[nodiscard]] static std::pair<std::uint32_t, std::uint32_t> range(
      std::span<const std::uint32_t> offsets, std::uint32_t i, std::uint32_t limit) {
    if (i >= offsets.size() || offsets.size() - i < 2) return {0, 0};
    const std::uint32_t begin = offsets[i];
    const std::uint32_t end = offsets[i + 1];
    return begin <= end && end <= limit ? std::pair{begin, end} : std::pair{0U, 0U};
  }
};

}  // namespace lazo
