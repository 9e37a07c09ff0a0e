#pragma once
// The record: one SQLite file that holds the documents, what was found in them, and the decisions.
//
//   LAZO_TRY(Store store, Store::open("graph.lazo", ontology, StoreAccess::kCreate));
//   LAZO_CHECK(store.begin());
//   for (const Extraction& e : extractions) LAZO_TRY(const PutOutcome what, store.put(e,
//   pipeline)); LAZO_CHECK(store.commit()); LAZO_TRY(const Snapshot graph, snapshot_of(store,
//   ontology));      // graph/snapshot_cache.hpp
//
// A document is stored whole or not at all: killed at any moment, the file opens again and holds
// whole documents only. Nothing here knows nodes or edges: they are folded from the documents
// (graph/fold.hpp) and kept in the snapshot.
//
// Every method returns errors of kind kStore (missing, foreign, newer, damaged, locked, read-only,
// disk full, I/O) or kSystem (out of memory, a document above 1 GB). A Store belongs to one thread;
// several may be open on one file (one writer at a time, readers see the last commit).

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/decisions.hpp"
#include "graph/extraction.hpp"
#include "graph/ids.hpp"

namespace lazo {

class Ontology;

enum class StoreAccess : std::uint8_t {
  kRead,    ///< must exist; opened without the right to change it
  kWrite,   ///< must exist
  kCreate,  ///< made if it does not exist; the folder must exist
};

struct StoreOptions {
  int busy_timeout_ms = 5000;  ///< how long to wait for another writer
  /// Name of a registered SQLite VFS; empty = the system's. Tests register one that fails.
  std::string vfs;
};

/// Row of a document in this store. Given in order of import: never shown, exported or compared
/// between stores.
struct DocumentRow {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(DocumentRow, DocumentRow) = default;
};

/// Where a claim is in this store: its document, and its index in Extraction::claims.
struct ClaimRow {
  DocumentRow document;
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(ClaimRow, ClaimRow) = default;
};

enum class PutOutcome : std::uint8_t {
  kAdded,
  kUnchanged,  ///< there already under the same pipeline; new uris are added to it
  kReplaced,   ///< there under another pipeline
};

/// A document without its text.
struct DocumentInfo {
  DocumentRow row;
  Document document;     ///< text, blocks and source_map are empty
  std::string pipeline;  ///< that made it
  std::uint32_t sentences = 0;
  std::uint32_t sentences_with_claims = 0;
  std::uint32_t entities = 0;
  std::uint32_t mentions = 0;
  std::uint32_t claims = 0;
  std::uint32_t facts = 0;
};

/// A claim with what is needed to show it.
struct StoredClaim {
  ClaimId id;
  Claim claim;
  DocumentInfo document;
  std::string sentence;              ///< the quoted text; empty for records
  std::string trigger;               ///< the quoted trigger; empty if there is none
  std::vector<std::string> support;  ///< the quoted support spans
};

/// Sizes for `stats` and `doctor`.
struct StoreCounts {
  std::uint64_t documents = 0, sentences = 0, mentions = 0, claims = 0, facts = 0, decisions = 0;
  std::uint64_t text_bytes = 0, file_bytes = 0;
};

class FoldSink;

class Store {
 public:
  /// Opens the store at `path`; never creates one unless asked. Brings an older schema up to date
  /// (in one transaction; not with kRead). The ontology must outlive the store.
  [[nodiscard]] static Result<Store> open(const std::string& path, const Ontology& ontology,
                                          StoreAccess access, const StoreOptions& options = {});
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();  ///< an open transaction is rolled back

  // Transactions -------------------------------------------------------------------------------
  /// Groups the following changes: all or none. Without it each change is a transaction of its own.
  /// An error of the store or the system inside a transaction rolls it back as a whole, and
  /// commit() then says so; an extraction that is not sound is refused without touching the
  /// transaction.
  [[nodiscard]] Status begin();
  [[nodiscard]] Status commit();
  void rollback() noexcept;

  /// Makes the reads that follow see one state of the store, whoever writes meanwhile.
  [[nodiscard]] Status begin_reading() const;
  void end_reading() const noexcept;

  // Documents ----------------------------------------------------------------------------------
  /// Stores everything found in a document. Same id under the same pipeline: nothing changes but
  /// the uris. The extraction is checked first (check_extraction in graph/extraction_check.hpp:
  /// spans inside the text, entities and relations that exist) and put in canonical order.
  /// Known rows that no entity refers to are left out. O(size).
  [[nodiscard]] Result<PutOutcome> put(const Extraction& extraction, std::string_view pipeline);
  /// The same for one that is not needed any more: nothing is copied to put it in order.
  [[nodiscard]] Result<PutOutcome> put(Extraction&& extraction, std::string_view pipeline);

  /// Whether the document is there under this pipeline, so that reading it again can be spared.
  [[nodiscard]] Result<bool> is_current(DocumentId id, std::string_view pipeline) const;
  /// Adds places where the same bytes were found. Errors: kNotFound.
  [[nodiscard]] Status add_uris(DocumentId id, const std::vector<std::string>& uris);

  /// Removes a document and all that was found in it. False if it is not there.
  [[nodiscard]] Result<bool> forget(DocumentId id);

  /// All documents by id, without their texts.
  [[nodiscard]] Result<std::vector<DocumentInfo>> documents() const;
  /// One of them. Errors: kNotFound.
  [[nodiscard]] Result<DocumentInfo> info(DocumentId id) const;
  [[nodiscard]] Result<DocumentInfo> info(DocumentRow row) const;
  /// The document with its text, blocks and source map. Errors: kNotFound.
  [[nodiscard]] Result<Document> document(DocumentId id) const;
  /// Everything found in it, as it was put. Errors: kNotFound.
  [[nodiscard]] Result<Extraction> extraction(DocumentId id) const;

  // Evidence -----------------------------------------------------------------------------------
  /// A claim and its quotations. Reads only the part of the document that holds it.
  /// Errors: kNotFound.
  [[nodiscard]] Result<StoredClaim> claim(ClaimRow row) const;
  /// Several at once, in the order given; each document and text is read once.
  [[nodiscard]] Result<std::vector<StoredClaim>> claims(const std::vector<ClaimRow>& rows) const;
  /// The local entities of a document, by number.
  [[nodiscard]] Result<std::vector<LocalEntity>> entities(DocumentRow row) const;
  /// The facts of a document.
  [[nodiscard]] Result<std::vector<Fact>> facts(DocumentRow row) const;

  /// The vocabulary row of a key, as the documents present brought it (names, ids, background).
  /// Where documents of different pipelines brought different rows, one is chosen by content.
  /// Errors: kNotFound.
  [[nodiscard]] Result<KnownNode> known_node(std::string_view key) const;

  // Decisions ----------------------------------------------------------------------------------
  [[nodiscard]] Result<DecisionLog> decisions() const;
  /// Adds a new decision (DecisionLog::append) and returns its id.
  [[nodiscard]] Result<std::string> decide(const Decision& decision);
  /// Adds a decision of another store (DecisionLog::merge). Whether it was new.
  [[nodiscard]] Result<bool> merge_decision(const Decision& decision);

  // The whole ----------------------------------------------------------------------------------
  [[nodiscard]] Result<StoreCounts> counts() const;
  /// The one pipeline of all documents; if there are several, the smallest; empty if none.
  [[nodiscard]] Result<std::string> pipeline() const;
  /// Identity of this file, and a number that changes with every commit that changes something:
  /// what a snapshot is checked against.
  [[nodiscard]] const std::array<std::uint8_t, 16>& uuid() const;
  [[nodiscard]] Result<std::uint64_t> generation() const;
  /// The last document of an earlier state of this file, if nothing has happened since but that
  /// documents were added.
  [[nodiscard]] Result<std::optional<DocumentRow>> last_row_at(std::uint64_t generation) const;
  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] bool read_only() const;

  /// Feeds every document to the fold, in any order, without building strings of claims; those up
  /// to `folded` only by name. One document is in memory at a time. O(size of the store without
  /// texts).
  [[nodiscard]] Status scan(FoldSink& sink, DocumentRow folded = {}) const;

  /// SQLite's own integrity check, and that every packed value decodes. Each problem is one line.
  [[nodiscard]] Result<std::vector<std::string>> check() const;

  struct Impl;  // graph/store_impl.hpp, for the files of the store

 private:
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lazo
