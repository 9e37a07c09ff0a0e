// How things are found in a graph: nodes by key, edges by their ends, names by how they begin.
#include <algorithm>

#include "graph/snapshot_impl.hpp"

namespace lazo {

using namespace snapshot_layout;

std::optional<NodeIndex> Snapshot::find(std::string_view key) const {
  const SnapshotView& v = impl_->view;
  const auto at = std::lower_bound(
      v.nodes.begin(), v.nodes.end(), key,
      [&](const NodeRecord& node, std::string_view wanted) { return v.text(node.key) < wanted; });
  if (at == v.nodes.end() || v.text(at->key) != key) return std::nullopt;
  return NodeIndex{static_cast<std::uint32_t>(at - v.nodes.begin())};
}

std::optional<DocumentIndex> Snapshot::find(DocumentId id) const {
  const SnapshotView& v = impl_->view;
  const auto at = std::lower_bound(
      v.documents.begin(), v.documents.end(), id.value,
      [](const DocumentRecord& record, std::uint64_t wanted) { return record.id < wanted; });
  if (at == v.documents.end() || at->id != id.value) return std::nullopt;
  return DocumentIndex{static_cast<std::uint32_t>(at - v.documents.begin())};
}

std::optional<EdgeIndex> Snapshot::find_edge(NodeIndex source, RelationId relation,
                                             NodeIndex target, EdgeLayer layer) const {
  const auto directed = [&](NodeIndex from, NodeIndex to) -> std::optional<EdgeIndex> {
    const ArcRange arcs = out(from).of(relation);
    std::size_t at = 0;
    for (std::size_t end = arcs.size(); at < end;) {
      const std::size_t middle = at + (end - at) / 2;
      if (arcs[middle].target < to) {
        at = middle + 1;
      } else {
        end = middle;
      }
    }
    for (; at < arcs.size() && arcs[at].target == to; ++at) {
      if (kind(arcs[at].edge).layer == layer) return arcs[at].edge;
    }
    return std::nullopt;
  };
  if (const std::optional<EdgeIndex> found = directed(source, target)) return found;
  const std::optional<EdgeIndex> reverse = directed(target, source);
  return reverse && kind(*reverse).symmetric ? reverse : std::nullopt;
}

std::vector<ClaimIndex> Snapshot::candidates(const ClaimId& id) const {
  const SnapshotView& v = impl_->view;
  const std::uint32_t prefix = std::uint32_t{id.bytes[0]} << 8U | id.bytes[1];
  std::vector<ClaimIndex> found;
  for (std::uint32_t c = 0; c < v.claim_count; ++c) {
    if (v.claim_prefixes[c] == prefix) found.push_back(ClaimIndex{c});
  }
  return found;
}

ArcRange ArcRange::of(RelationId relation) const {
  // Relations rise: the first arc of this one, and the first of a later one.
  const auto first_from = [&](std::uint32_t wanted) {
    std::size_t begin = 0;
    std::size_t end = size_;
    while (begin < end) {
      const std::size_t middle = begin + (end - begin) / 2;
      if (columns_.relations[middle] < wanted) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  };
  const std::size_t first = first_from(relation.value);
  ArcRange part = *this;
  part.size_ = first_from(relation.value + 1) - first;
  part.columns_.targets += first;
  part.columns_.relations = columns_.relations.part(first, part.size_);
  if (columns_.edges != nullptr) {
    part.columns_.edges += first;
  } else {
    part.columns_.first_edge += static_cast<std::uint32_t>(first);
  }
  return part;
}

Snapshot::NameRange Snapshot::names_equal(std::string_view folded) const {
  const SnapshotView& v = impl_->view;
  const auto first = std::lower_bound(
      v.names.begin(), v.names.end(), folded,
      [&](const NameRecord& n, std::string_view wanted) { return v.text(n.folded) < wanted; });
  const auto last = std::upper_bound(
      first, v.names.end(), folded,
      [&](std::string_view wanted, const NameRecord& n) { return wanted < v.text(n.folded); });
  return {static_cast<std::uint32_t>(first - v.names.begin()),
          static_cast<std::uint32_t>(last - v.names.begin())};
}

Snapshot::NameRange Snapshot::names_starting(std::string_view folded) const {
  const SnapshotView& v = impl_->view;
  const auto first = std::lower_bound(
      v.names.begin(), v.names.end(), folded,
      [&](const NameRecord& n, std::string_view wanted) { return v.text(n.folded) < wanted; });
  const auto last = std::partition_point(first, v.names.end(), [&](const NameRecord& n) {
    return v.text(n.folded).starts_with(folded);
  });
  return {static_cast<std::uint32_t>(first - v.names.begin()),
          static_cast<std::uint32_t>(last - v.names.begin())};
}

}  // namespace lazo
