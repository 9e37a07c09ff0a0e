#pragma once
// What the fold has read and what it has made, as flat tables between its steps: collect
// (fold.cpp), entities -> nodes (entities.cpp), claims -> edges (fold_edges.cpp), bytes
// (snapshot_build.cpp). Private to those files.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/fold.hpp"
#include "graph/interner.hpp"
#include "graph/snapshot.hpp"

namespace lazo {

/// Groups that only grow together. The smallest member stands for its group.
class UnionFind {
 public:
  [[nodiscard]] std::uint32_t add() {
    parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
    return parents_.back();
  }
  [[nodiscard]] std::uint32_t find(std::uint32_t x) {
    while (parents_[x] != x) x = parents_[x] = parents_[parents_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parents_[a < b ? b : a] = a < b ? a : b;
  }
  [[nodiscard]] std::size_t size() const { return parents_.size(); }

 private:
  std::vector<std::uint32_t> parents_;
};

struct ReadEntity {
  std::uint32_t key = kNoIndex;  ///< in ReadTables::texts; kNoIndex if described
  std::uint32_t name = kNoIndex;
  std::uint32_t mentions = 0;
  NodeType type;
  Level level = Level::kDescribed;
};

struct ReadDocument {
  DocumentId id;
  DocumentRow row;
  Day published;
  Language language = Language::kUnknown;
  std::string title;
  std::string publisher;
  std::string uri;
  TextSignature signature;
  std::size_t first_entity = 0;  ///< its entities and claims are contiguous in ReadTables
  std::size_t entity_count = 0;
  std::size_t first_claim = 0;
  std::size_t claim_count = 0;
  /// Comes from a snapshot: its entities are nodes and its claims placed already.
  bool folded = false;
};

/// A claim as it is kept until the end: what most claims of tables lack stands apart.
struct ReadClaim {
  std::uint32_t source = 0;  ///< local entities
  std::uint32_t target = 0;
  std::uint32_t id_prefix = 0;
  std::uint32_t extra = kNoIndex;  ///< in ReadTables::extras
  std::uint16_t relation = 0;
  std::uint16_t confidence = 0;
  std::uint16_t bits = 0;  ///< claim_bits without decisions and status
};
struct ReadExtra {
  EntityId speaker;
  EntityId about;
  Span sentence;
  Day day;
};

/// claim_bits of a claim without decisions and status.
[[nodiscard]] std::uint16_t read_bits(const FoldClaim& claim);

/// All that was read. Documents stand in the order of reading until sort().
struct ReadTables {
  Interner texts;
  std::vector<ReadDocument> documents;
  std::vector<ReadEntity> entities;
  std::vector<ReadClaim> claims;
  std::vector<ReadExtra> extras;
  /// By key: the smallest row by content.
  std::unordered_map<std::string, KnownNode> known;

  [[nodiscard]] std::span<const ReadEntity> entities_of(const ReadDocument& d) const {
    return std::span(entities).subspan(d.first_entity, d.entity_count);
  }
  void add(const FoldClaim& claim);
  [[nodiscard]] FoldClaim claim(std::size_t index) const;
};

/// Texts belong to ReadTables, to Identity or to NodeTable::folded.
struct MadeName {
  std::uint32_t node = 0;
  NameRole role = NameRole::kAlias;
  std::string_view text;
  std::string_view folded;
  std::string_view lang;
};

struct MadeNode {
  std::string_view key;
  std::string_view name;
  NodeType type;
  Level level = Level::kDescribed;
  std::uint32_t mentions = 0;
  const KnownNode* known = nullptr;  ///< its vocabulary row, in ReadTables; null if it has none
};

/// How much was said for a name or a type of a node (snapshot_layout::VoteRecord).
struct MadeVote {
  std::uint32_t node = 0;
  std::uint32_t weight = 0;
  std::string_view name;
  NodeType type;
};

class Identity;

/// Entities made nodes, by key.
struct NodeTable {
  NodeTable();
  NodeTable(NodeTable&&) noexcept;
  ~NodeTable();

  std::vector<MadeNode> nodes;
  std::vector<MadeName> names;         ///< by (folded, node, role, text)
  std::vector<MadeVote> votes;         ///< by (node, type, name), of those nodes that need them
  TextArena folded;                    ///< folded forms of the names
  std::vector<std::uint32_t> node_of;  ///< by ReadDocument::first_entity + number

  /// The node of a key that any entity had before merging, or of a local entity ("doc:...#3");
  /// kNoIndex if there is none.
  [[nodiscard]] std::uint32_t node_of_key(std::string_view key) const;

  std::unique_ptr<Identity> identity;
  std::vector<std::uint32_t> node_of_group;
};

/// A claim on its edge. What else is known of it is found through document and index.
struct MadeClaim {
  std::uint32_t target = 0;
  std::uint32_t document = 0;        ///< index by id
  std::uint32_t index = 0;           ///< in its document
  std::uint32_t details = kNoIndex;  ///< in a list of ClaimDetails; none: only its document's day
  std::uint16_t relation = 0;
  std::uint16_t confidence = 0;
  std::uint16_t bits = 0;    ///< claim_bits
  std::uint16_t prefix = 0;  ///< first 16 bits of its id
};

/// The fields that tables rarely have, as nodes and days.
struct ClaimDetails {
  std::uint32_t sentence = ClaimView::kNoSentence;
  std::uint32_t day = 0;  ///< its own, else the document's
  std::uint32_t speaker = kNoIndex;
  std::uint32_t about = kNoIndex;
  friend bool operator==(const ClaimDetails&, const ClaimDetails&) = default;
};

/// How the small fields of a claim share 16 bits; stored in snapshots: do not renumber.
namespace claim_bits {
inline constexpr unsigned kMood = 0;       // 3 bits
inline constexpr unsigned kCertainty = 3;  // 2 bits
inline constexpr unsigned kTense = 5;      // 2 bits
inline constexpr unsigned kNegated = 7;
inline constexpr unsigned kAttributed = 8;
inline constexpr unsigned kAnonymous = 9;
inline constexpr unsigned kAccepted = 10;
inline constexpr unsigned kRestated = 11;
inline constexpr unsigned kStatus = 12;  // 3 bits
}  // namespace claim_bits

struct MadeSummary {
  ClaimStatus status = ClaimStatus::kStated;
  StatusSummary summary;
};

/// Claims with the node that each leaves.
struct PlacedClaims {
  std::vector<std::uint32_t> sources;
  std::vector<MadeClaim> claims;
  std::vector<ClaimDetails> details;
};

/// Claims made edges, as columns by (source, relation, target, layer).
struct EdgeTable {
  std::vector<std::uint32_t> out_offsets = {0};  ///< nodes + 1: first edge of each
  std::vector<std::uint32_t> targets;
  std::vector<std::uint16_t> relations;
  std::vector<std::uint16_t> bits;  ///< snapshot_layout: kEdgeBits
  std::vector<MadeClaim> claims;    ///< by edge
  std::vector<ClaimDetails> details;
  /// Edges that have another number of claims than one, with their first claim and summary.
  struct Irregular {
    std::uint32_t edge = 0;
    std::uint32_t first_claim = 0;
    std::uint32_t first_summary = 0;
  };
  std::vector<Irregular> irregular;
  std::vector<MadeSummary> summaries;
  std::vector<std::pair<std::uint32_t, const BackgroundTie*>> background;  ///< by edge
  std::vector<std::uint32_t> duplicates;  ///< by document: first of its near-duplicates

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(targets.size()); }
};

/// `published`: of the claim's document.
[[nodiscard]] inline ClaimDetails details_of(const MadeClaim& claim,
                                             std::span<const ClaimDetails> details, Day published) {
  if (claim.details != kNoIndex) return details[claim.details];
  ClaimDetails none;
  none.day = published.value;
  return none;
}

/// `order` lists the documents by id.
[[nodiscard]] NodeTable make_nodes(const ReadTables& read, const std::vector<std::uint32_t>& order,
                                   const Ontology& ontology, std::span<const Decision> decisions,
                                   std::vector<FoldNotice>& notices);

/// `placed`: claims of folded documents; those of the others are placed here.
[[nodiscard]] EdgeTable make_edges(const ReadTables& read, const std::vector<std::uint32_t>& order,
                                   const NodeTable& nodes, const Ontology& ontology,
                                   std::span<const Decision> decisions, PlacedClaims placed,
                                   std::vector<FoldNotice>& notices);

/// The documents of a snapshot and those of `read`, which gains the former, as tables of both; the
/// same as if all had been read. Nothing where the former would have to be read again to tell who
/// is who. graph/fold_overlay.cpp
struct OverlaidTables {
  std::vector<std::uint32_t> order;  ///< documents by id
  NodeTable nodes;
  NodeTable newer;      ///< of the newer documents alone; owns their keys
  PlacedClaims placed;  ///< the claims of the snapshot
};
[[nodiscard]] std::optional<OverlaidTables> overlay(
    const Snapshot& base, const std::map<DocumentId, TextSignature>& signatures,
    const Ontology& ontology, ReadTables& read);

/// Which state of which store; all 0 if none.
struct SnapshotOrigin {
  std::array<std::uint8_t, 16> uuid{};
  std::uint64_t generation = 0;
};

/// The bytes of a snapshot file (docs/snapshot-format.md).
[[nodiscard]] SnapshotBytes snapshot_bytes(const ReadTables& read,
                                           const std::vector<std::uint32_t>& order,
                                           const NodeTable& nodes, const EdgeTable& edges,
                                           const SnapshotOrigin& origin);

}  // namespace lazo
