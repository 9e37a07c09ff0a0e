#pragma once
// The fold: local entities of many documents -> nodes, their claims -> edges. A pure function of
// the set of documents and of the live decisions, whatever the order in which they come.
//
//   Fold fold(ontology, store.decisions());
//   LAZO_CHECK(store.scan(fold));            // or fold.add(extraction) for each document
//   const Snapshot graph = fold.finish();
//
// Nodes. A known entity is the node of its key; a named one that of its normalised name; a
// described one stays in its document. Two persons of one name in two documents are two nodes until
// both are tied to one office or organisation (claims of the families ROLE and MEMBERSHIP): the
// cluster of the smallest document id keeps "name:x", the next is "name:x~2", and so on. Then the
// decisions: `different` splits a local entity off or vetoes, `same` joins. Type and display name
// of a node that the vocabulary does not know are a vote over the mentions.
//
// Edges. One for each (source, relation, target); the ends of symmetric relations in key order.
// It never nets out: one summary for each status. Belief of a status is 1 - product(1 - confidence)
// over its independent sources, best claim of each, each at most 0.95, the whole at most 0.99:
// documents of one publisher, near-duplicate texts and one attributed speaker are one source.
// Background edges stand between nodes that are present.
//
// A Fold belongs to one thread. Memory is O(entities + claims), without texts.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/claim.hpp"
#include "graph/day.hpp"
#include "graph/decisions.hpp"
#include "graph/extraction.hpp"
#include "graph/ids.hpp"
#include "graph/near_duplicates.hpp"
#include "graph/store.hpp"

namespace lazo {

class Ontology;
class Snapshot;

/// What the fold reads of a local entity. Views belong to the caller and are copied.
struct FoldEntity {
  Level level = Level::kDescribed;
  NodeType type;
  std::string_view key;
  std::string_view name;
  std::uint32_t mentions = 0;
};

/// What the fold reads of a claim.
struct FoldClaim {
  RelationId relation;
  EntityId source;
  EntityId target;
  EntityId speaker;  ///< who is said to have said it
  EntityId about;    ///< of the first role "about"
  Span sentence;     ///< {0, 0} for records
  Day day;           ///< start of its time, else unknown (the document's day counts then)
  std::uint32_t id_prefix = 0;  ///< first 32 bits of its id
  std::uint16_t confidence = 0;
  bool negated = false;
  bool attributed = false;
  bool anonymous = false;
  Mood mood = Mood::kAsserted;
  Certainty certainty = Certainty::kCertain;
  ClaimTense tense = ClaimTense::kPresent;
};

struct FoldDocument {
  DocumentId id;
  DocumentRow row;
  Day published;
  Language language = Language::kUnknown;
  std::string_view title;
  std::string_view publisher;
  std::string_view uri;  ///< the first one
  TextSignature signature;
  std::span<const FoldEntity> entities;
  std::span<const FoldClaim> claims;
};

/// Receives documents and vocabulary rows, in any order.
class FoldSink {
 public:
  virtual ~FoldSink() = default;
  /// How much is to come, so that memory can be set aside; a wrong number costs time only.
  virtual void expect(std::size_t /*entities*/, std::size_t /*claims*/) {}
  virtual void add(const FoldDocument& document) = 0;
  /// Further claims of the document added last: a long one comes in parts.
  virtual void add_claims(std::span<const FoldClaim> claims) = 0;
  /// A document that is folded already: all that must be known of it again.
  virtual void add_folded(DocumentId /*id*/, const TextSignature& /*signature*/) {}
  /// Rows of one key may come several times and differ: the smallest by content is used.
  virtual void add(const KnownNode& row) = 0;
};

/// A decision that could not be applied, as one line for the user ("same a b: vetoed by ...").
struct FoldNotice {
  std::string decision;  ///< id
  std::string message;
};

class Fold final : public FoldSink {
 public:
  /// The ontology must outlive the fold.
  Fold(const Ontology& ontology, const DecisionLog& decisions);
  ~Fold() override;

  void expect(std::size_t entities, std::size_t claims) override;
  void add(const FoldDocument& document) override;
  void add_claims(std::span<const FoldClaim> claims) override;
  void add(const KnownNode& row) override;
  void add_folded(DocumentId id, const TextSignature& signature) override;
  /// The same from an extraction that is in no store (`row` as the caller likes).
  void add(const Extraction& extraction, DocumentRow row = {});

  /// Marks the snapshot as that of a state of a store, so that it can be kept beside it.
  void set_origin(const std::array<std::uint8_t, 16>& uuid, std::uint64_t generation);

  /// The graph. Call once, last. O(n log n) in entities and claims.
  [[nodiscard]] Snapshot finish();

  /// The graph of the documents of `base` and of those added: the same bytes as a fold of all of
  /// them, without adding the former. Call instead of finish(), for a fold without decisions, when
  /// every document of `base` was named by add_folded() and all vocabulary rows were added. Nothing
  /// if persons of one name must be told apart over both (or `base` is damaged): then fold them
  /// all. O(base + n log n in what was added).
  [[nodiscard]] std::optional<Snapshot> finish_over(const Snapshot& base);

  /// Decisions that could not be applied; after finish().
  [[nodiscard]] const std::vector<FoldNotice>& notices() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lazo
