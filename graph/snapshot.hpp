#pragma once
// The graph as questions see it: nodes, edges, claims and documents in one immutable block of
// bytes, in memory or mapped from a file (docs/snapshot-format.md describes it byte by byte).
//
//   LAZO_TRY(const Snapshot graph, snapshot_of(store, ontology));   // graph/snapshot_cache.hpp
//   const NodeIndex mx = *graph.find("country:mx");
//   for (const Arc arc : graph.out(mx)) use(graph.node(arc.target).name, graph.edge(arc.edge));
//   for (const ClaimIndex c : graph.claims_of(edge)) store.claim(graph.claim(c).row);
//
// Order: nodes by key, documents by id, edges by (source, relation, target, layer), arcs of a node
// by (relation, target), claims of an edge by (document, sentence, row): comparing indices compares
// what they stand for, and output in index order is deterministic.
//
// Hostile files: opening checks the header, every checksum and every index of a file; one that is
// truncated, changed or foreign is refused (and rebuilt by snapshot_of). Above
// kFullCheckBytes the checksums of the big sections are left to verify(); accessors stay within
// bounds whatever the file holds: an index out of range gives an empty record.
//
// Thread safety: const access from any number of threads. Views live as long as the Snapshot.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/index_iterator.hpp"
#include "graph/base/result.hpp"
#include "graph/claim.hpp"
#include "graph/day.hpp"
#include "graph/ids.hpp"
#include "graph/node.hpp"
#include "graph/number_column.hpp"
#include "graph/store.hpp"
#include "graph/topology.hpp"

namespace lazo {

struct NodeIndexTag;
using NodeIndex = StrongId<NodeIndexTag>;
struct EdgeIndexTag;
using EdgeIndex = StrongId<EdgeIndexTag>;
struct ClaimIndexTag;
using ClaimIndex = StrongId<ClaimIndexTag>;
struct DocumentIndexTag;
using DocumentIndex = StrongId<DocumentIndexTag>;

/// Stored: do not renumber.
enum class EdgeLayer : std::uint8_t {
  kTyped = 0,       ///< folded from claims
  kBackground = 1,  ///< a tie of the vocabulary; no claims
};

struct NodeView {
  std::string_view key;
  std::string_view name;
  NodeType type;
  Level level = Level::kDescribed;
  std::uint32_t neighbors = 0;  ///< distinct, over typed edges of any status, both directions
  std::uint32_t mentions = 0;
  std::uint32_t documents = 0;  ///< that mention it
};

/// One name under which a node is found.
struct NameView {
  NodeIndex node;
  std::string_view text;
  std::string_view folded;  ///< normalize_name(text)
  NameRole role = NameRole::kLabel;
  std::string_view lang;  ///< "en", "es", "fr" or empty
};

/// An edge seen from one of its ends.
struct Arc {
  NodeIndex target;
  RelationId relation;
  EdgeIndex edge;
};

/// What the claims of one status say together.
struct StatusSummary {
  std::uint32_t claims = 0;
  std::uint32_t sources = 0;     ///< independent ones
  Day first;                     ///< earliest and latest day of its claims; the document's if the
  Day latest;                    ///< claim has none; unknown if neither has
  std::uint16_t belief = 0;      ///< 0 to 9900
  std::uint16_t confidence = 0;  ///< of the best claim
};

struct EdgeView {
  NodeIndex source;
  NodeIndex target;
  RelationId relation;
  EdgeLayer layer = EdgeLayer::kTyped;
  bool symmetric = false;     ///< of the relation
  std::uint8_t statuses = 0;  ///< bit s is set if there are claims of ClaimStatus s
  bool disputed = false;      ///< stated and denied (or stated antonyms) that overlap in time
  bool changed = false;       ///< the same, one after the other
  Day first;                  ///< over all claims; of a background tie: its validity
  Day latest;
  std::uint16_t confidence = 0;  ///< of the best claim of any status
  std::uint32_t claims = 0;

  [[nodiscard]] constexpr bool has(ClaimStatus status) const {
    return (statuses >> static_cast<unsigned>(status) & 1U) != 0;
  }
};

/// What one look at the record of a node tells: enough to rank thousands of them.
struct NodeKind {
  NodeType type;
  Level level = Level::kDescribed;
  std::uint32_t neighbors = 0;  ///< as NodeView::neighbors
};

/// What an edge is, without its ends, days and claims: enough to leave most edges of a hub out.
struct EdgeKind {
  RelationId relation;
  EdgeLayer layer = EdgeLayer::kTyped;
  bool symmetric = false;
  std::uint8_t statuses = 0;  ///< as EdgeView::statuses
};

struct ClaimView {
  EdgeIndex edge;
  ClaimRow row;  ///< where the store has it
  DocumentIndex document;
  std::uint32_t sentence = 0;    ///< begin of its sentence; kNoSentence for records
  Day day;                       ///< its time, else the document's day
  NodeIndex speaker;             ///< who said it; kNone if nobody, anonymous or not a node
  NodeIndex about;               ///< the first role "about"
  std::uint16_t confidence = 0;  ///< after the document's trust
  Mood mood = Mood::kAsserted;
  Certainty certainty = Certainty::kCertain;
  ClaimTense tense = ClaimTense::kPresent;
  ClaimStatus status = ClaimStatus::kStated;
  bool negated = false;
  bool attributed = false;
  bool anonymous = false;
  bool accepted = false;        ///< by a decision
  bool restated = false;        ///< relation, ends, negation or mood come from a decision
  std::uint16_t id_prefix = 0;  ///< first 16 bits of its id

  static constexpr std::uint32_t kNoSentence = 0xFFFFFFFFU;
};

struct DocumentView {
  DocumentId id;
  DocumentRow row;
  Day published;
  Language language = Language::kUnknown;
  std::string_view title;
  std::string_view publisher;
  std::string_view uri;
  std::uint32_t claims = 0;
  /// Documents with the same number are near-duplicates of each other.
  std::uint32_t duplicates = 0;
};

/// Arcs of a node, made on the fly from columns; random access by index.
class ArcRange {
 public:
  using Iterator = IndexIterator<ArcRange, Arc>;

  /// Columns of `size` entries each; `edges` is null where the edges are first_edge, +1, +2 ...
  struct Columns {
    const std::uint32_t* targets = nullptr;
    const std::uint32_t* edges = nullptr;
    std::uint32_t first_edge = 0;
    NumberColumn relations = {};
  };
  ArcRange() = default;
  ArcRange(const Columns& columns, std::size_t size, std::uint32_t nodes, std::uint32_t edges)
      : columns_(columns), size_(size), node_count_(nodes), edge_count_(edges) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// Requires i < size(). Indices out of the graph (a damaged file) become 0.
  [[nodiscard]] Arc operator[](std::size_t i) const {
    const std::uint32_t target = columns_.targets[i];
    const std::uint32_t edge = columns_.edges == nullptr
                                   ? columns_.first_edge + static_cast<std::uint32_t>(i)
                                   : columns_.edges[i];
    return Arc{NodeIndex{target < node_count_ ? target : 0}, RelationId{columns_.relations[i]},
               EdgeIndex{edge < edge_count_ ? edge : 0}};
  }
  [[nodiscard]] Iterator begin() const { return {this, 0}; }
  [[nodiscard]] Iterator end() const { return {this, size_}; }
  /// The part with this relation; O(log size).
  [[nodiscard]] ArcRange of(RelationId relation) const;

 private:
  Columns columns_;
  std::size_t size_ = 0;
  std::uint32_t node_count_ = 0;
  std::uint32_t edge_count_ = 0;
};

/// Indices [begin, end) of one kind.
template <typename Id>
struct IndexRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  struct Iterator {
    std::uint32_t at = 0;
    Id operator*() const { return Id{at}; }
    Iterator& operator++() { return ++at, *this; }
    friend bool operator==(Iterator a, Iterator b) { return a.at == b.at; }
  };
  [[nodiscard]] Iterator begin() const { return {first}; }
  [[nodiscard]] Iterator end() const { return {last}; }
  [[nodiscard]] std::size_t size() const { return last - first; }
  [[nodiscard]] bool empty() const { return first == last; }
};

/// The bytes of a snapshot on the heap.
struct SnapshotBytes {
  std::unique_ptr<char[]> data;
  std::size_t size = 0;
};

class Snapshot {
 public:
  /// Files up to this size are checked whole when they are opened.
  static constexpr std::size_t kFullCheckBytes = std::size_t{64} << 20U;

  /// An empty graph.
  Snapshot();
  Snapshot(Snapshot&&) noexcept;
  Snapshot& operator=(Snapshot&&) noexcept;
  ~Snapshot();

  /// Maps a file. Errors: kNotFound, kSystem, kBadInput (truncated, changed, foreign, other
  /// version). O(1) above kFullCheckBytes but for the node table, else O(size).
  [[nodiscard]] static Result<Snapshot> open(const std::string& path);
  /// Takes bytes as they would stand in a file; always checked whole. `where` names them in errors.
  [[nodiscard]] static Result<Snapshot> from_bytes(std::string bytes, std::string_view where);
  /// Takes the bytes that a fold has just made, whose checksums need no second look.
  [[nodiscard]] static Result<Snapshot> from_folded(SnapshotBytes bytes);
  /// The bytes of a file of this graph.
  [[nodiscard]] std::string_view bytes() const;
  /// Checks every checksum and index. Errors: kBadInput. O(size).
  [[nodiscard]] Status verify() const;

  /// The state of the store that this is the graph of.
  [[nodiscard]] std::array<std::uint8_t, 16> store_uuid() const;
  [[nodiscard]] std::uint64_t generation() const;

  [[nodiscard]] std::uint32_t node_count() const;
  [[nodiscard]] std::uint32_t edge_count() const;
  [[nodiscard]] std::uint32_t claim_count() const;
  [[nodiscard]] std::uint32_t document_count() const;
  [[nodiscard]] IndexRange<NodeIndex> nodes() const { return {0, node_count()}; }
  [[nodiscard]] IndexRange<EdgeIndex> edges() const { return {0, edge_count()}; }
  [[nodiscard]] IndexRange<ClaimIndex> claims() const { return {0, claim_count()}; }
  [[nodiscard]] IndexRange<DocumentIndex> documents() const { return {0, document_count()}; }

  [[nodiscard]] NodeView node(NodeIndex node) const;
  [[nodiscard]] EdgeView edge(EdgeIndex edge) const;
  [[nodiscard]] NodeKind kind(NodeIndex node) const;
  [[nodiscard]] EdgeKind kind(EdgeIndex edge) const;
  [[nodiscard]] ClaimView claim(ClaimIndex claim) const;
  [[nodiscard]] DocumentView document(DocumentIndex document) const;

  /// The node of a key. O(log nodes).
  [[nodiscard]] std::optional<NodeIndex> find(std::string_view key) const;
  [[nodiscard]] std::optional<DocumentIndex> find(DocumentId id) const;
  /// The edge of a triple in a layer, ends of symmetric relations in either order. O(log degree).
  [[nodiscard]] std::optional<EdgeIndex> find_edge(NodeIndex source, RelationId relation,
                                                   NodeIndex target,
                                                   EdgeLayer layer = EdgeLayer::kTyped) const;
  /// Claims whose id may be this one (first 16 bits agree); the store tells for sure. O(claims).
  [[nodiscard]] std::vector<ClaimIndex> candidates(const ClaimId& id) const;

  /// Edges that leave or reach a node. A symmetric edge leaves its first end and reaches its
  /// second. Both layers are in: see EdgeView::layer.
  [[nodiscard]] ArcRange out(NodeIndex node) const;
  [[nodiscard]] ArcRange in(NodeIndex node) const;

  /// The same as bare numbers, for algorithms over many nodes. Valid as long as the snapshot.
  [[nodiscard]] Topology topology() const;

  [[nodiscard]] IndexRange<ClaimIndex> claims_of(EdgeIndex edge) const;
  /// EdgeView::confidence alone.
  [[nodiscard]] std::uint16_t confidence(EdgeIndex edge) const;
  /// The claims of one status together; all 0 if there are none. O(claims of the edge) at worst.
  [[nodiscard]] StatusSummary summary(EdgeIndex edge, ClaimStatus status) const;

  /// Every name of every node (labels, aliases, acronyms; a node without vocabulary row has its
  /// display name and the names its documents use), by (folded, node).
  [[nodiscard]] std::uint32_t name_count() const;
  [[nodiscard]] NameView name(std::uint32_t index) const;
  /// The range of names whose folded form is, or begins with, this text. O(log names).
  struct NameRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  [[nodiscard]] NameRange names_equal(std::string_view folded) const;
  [[nodiscard]] NameRange names_starting(std::string_view folded) const;
  /// The names of a node, as indices for name().
  [[nodiscard]] NumberColumn names_of(NodeIndex node) const;

  /// Documents that mention a node, by index.
  [[nodiscard]] NumberColumn documents_of(NodeIndex node) const;
  /// Distinct neighbours from which a node is among the hundredth with the most.
  [[nodiscard]] std::uint32_t hub_neighbors() const;
  /// The node of a local entity; kNone if the number is out of range.
  [[nodiscard]] NodeIndex node_of(DocumentIndex document, EntityId entity) const;
  /// The nodes of a document's local entities, by number.
  [[nodiscard]] std::span<const std::uint32_t> nodes_of(DocumentIndex document) const;
  /// From when to when a background tie holds, as the vocabulary row writes it, and its source.
  struct BackgroundView {
    std::string_view from;
    std::string_view to;
    std::string_view source;
  };
  [[nodiscard]] BackgroundView background(EdgeIndex edge) const;

 private:
  struct Impl;
  explicit Snapshot(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lazo
