#pragma once
// What the three files of the store share: the connection, its statements, and conversions.
// Private to graph/store*.cpp.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/near_duplicates.hpp"
#include "graph/sqlite.hpp"
#include "graph/store.hpp"

namespace lazo {

/// A statement in use; reset when it goes out of scope, so that no read transaction stays open.
class StatementUse {
 public:
  explicit StatementUse(Statement& statement) : statement_(&statement) {}
  StatementUse(StatementUse&& other) noexcept
      : statement_(std::exchange(other.statement_, nullptr)) {}
  StatementUse& operator=(StatementUse&&) = delete;
  ~StatementUse() {
    if (statement_ != nullptr) statement_->reset();
  }
  Statement* operator->() const { return statement_; }
  Statement& operator*() const { return *statement_; }

 private:
  Statement* statement_;  // owned by Store::Impl
};

struct Store::Impl {
  std::string path;
  const Ontology* ontology = nullptr;
  bool read_only = false;
  Connection db;
  std::array<std::uint8_t, 16> uuid{};

  /// The user opened a transaction with begin().
  bool grouped = false;
  /// Something was changed since the transaction began: the generation must rise.
  bool changed = false;
  /// Not only by adding documents: what was folded before must be folded anew.
  bool rewritten = false;
  mutable bool reading = false;

  /// Rows of `pipeline` and `known` that were looked up; emptied by a rollback.
  std::unordered_map<std::string, std::int64_t> pipeline_rows;
  std::unordered_map<std::string, std::int64_t> known_rows;  // by packed content

  /// Prepares each SQL text once. `sql` must be a literal.
  [[nodiscard]] Result<StatementUse> use(const char* sql) const;

  /// Runs `change` inside the user's transaction, or one of its own.
  template <typename Change>
  [[nodiscard]] Status in_transaction(const Change& change) {
    const bool own = !grouped;
    if (own) LAZO_CHECK(begin());
    Status done = change();
    if (done.ok() && own) done = commit();
    if (!done.ok()) rollback();
    return done;
  }
  [[nodiscard]] Status begin();
  [[nodiscard]] Status commit();
  void rollback() noexcept;

  /// "damaged store": packed bytes that make no sense.
  [[nodiscard]] Error damaged(std::string_view what) const;

 private:
  mutable std::map<const char*, Statement> statements_;
};

namespace store_values {

/// Ids sort as unsigned numbers, SQLite's integers are signed: the sign bit is turned round.
[[nodiscard]] constexpr std::int64_t stored_id(DocumentId id) {
  return static_cast<std::int64_t>(id.value ^ (std::uint64_t{1} << 63U));
}
[[nodiscard]] constexpr DocumentId document_id(std::int64_t stored) {
  return {static_cast<std::uint64_t>(stored) ^ (std::uint64_t{1} << 63U)};
}

/// Parts of a document have the ids [first_part(row), first_part(row + 1)).
inline constexpr unsigned kPartBits = 20;
[[nodiscard]] constexpr std::int64_t first_part(std::uint32_t row) {
  return std::int64_t{row} << kPartBits;
}

[[nodiscard]] Language language_of(std::int64_t stored);
[[nodiscard]] std::string uris_to_json(const std::vector<std::string>& uris);
[[nodiscard]] Result<std::vector<std::string>> uris_from_json(std::string_view json,
                                                              const std::string& path);
[[nodiscard]] std::string signature_bytes(const TextSignature& signature);
[[nodiscard]] bool signature_from_bytes(std::string_view bytes, TextSignature& out);

}  // namespace store_values
}  // namespace lazo
