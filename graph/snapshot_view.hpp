#pragma once
// The sections of a snapshot as typed arrays over its bytes, and the checks that make them safe.
// Private to snapshot*.cpp.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "graph/base/file.hpp"
#include "graph/fold_tables.hpp"
#include "graph/snapshot_layout.hpp"

namespace lazo {

/// A column that may be left out because all its values are the default.
template <typename T>
struct Column {
  std::span<const T> values;
  T absent = 0;
  [[nodiscard]] T at(std::size_t i) const { return i < values.size() ? values[i] : absent; }
};

struct SnapshotView {
  std::string_view bytes;  // owned by the Snapshot
  snapshot_layout::Header header;
  std::uint32_t node_count = 0, edge_count = 0, claim_count = 0, document_count = 0;

  std::span<const char> strings;
  std::span<const snapshot_layout::NodeRecord> nodes;
  std::span<const snapshot_layout::DocumentRecord> documents;
  std::span<const std::uint32_t> out_offsets, in_offsets;
  std::span<const std::uint32_t> edge_sources, edge_targets, edge_claims, edge_latest;
  std::span<const std::uint16_t> edge_relations, edge_bits, edge_confidences;
  std::span<const std::uint32_t> in_sources, in_edges;
  std::span<const std::uint16_t> in_relations;
  Column<std::uint32_t> claim_documents, claim_indices, claim_days, claim_prefixes;
  Column<std::uint32_t> claim_sentences{{}, kNoIndex}, claim_speakers{{}, kNoIndex},
      claim_abouts{{}, kNoIndex};
  Column<std::uint16_t> claim_confidences, claim_bits;
  std::span<const std::uint32_t> summary_edges, summary_first;
  std::span<const snapshot_layout::SummaryRecord> summaries;
  std::span<const snapshot_layout::NameRecord> names;
  std::span<const std::uint32_t> name_offsets, names_by_node, mention_offsets, mentions,
      entity_nodes;
  std::span<const snapshot_layout::BackgroundRecord> background;

  /// Reads header and table and sets the arrays. Returns what is wrong, or an empty text: then the
  /// accessors stay within the bytes, whatever these hold. O(1).
  [[nodiscard]] std::string attach(std::string_view file);
  /// Checks the checksums and that every index is in range. O(size).
  [[nodiscard]] std::string verify() const;

  [[nodiscard]] std::string_view text(snapshot_layout::Text t) const {
    if (t.begin > strings.size() || t.size > strings.size() - t.begin) return {};
    return {strings.data() + t.begin, t.size};
  }
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
