#include "graph/store.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "graph/base/json.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_schema.hpp"

namespace lazo {

Result<StatementUse> Store::Impl::use(const char* sql) const {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    LAZO_TRY(Statement statement, db.prepare(sql));
    found = statements_.emplace(sql, std::move(statement)).first;
  }
  return StatementUse(found->second);
}

Status Store::Impl::begin() {
  if (read_only) {
    return Error{ErrorCode::kStore, "the store was opened for reading only", path,
                 "check the permissions of the file and its folder"};
  }
  LAZO_CHECK(db.execute("BEGIN IMMEDIATE"));
  changed = rewritten = false;
  return {};
}

Status Store::Impl::commit() {
  if (changed) {
    // A count, and chance below it: a store restored from a copy and changed in another way must
    // not fit the snapshot of what it was.
    LAZO_CHECK(
        db.execute("UPDATE meta SET value = ((value >> 32) + 1 << 32) | (random() & 0xFFFFFFFF) "
                   "WHERE key = 'generation'"));
    if (rewritten) LAZO_CHECK(db.execute("DELETE FROM state"));
    LAZO_CHECK(
        db.execute("INSERT INTO state SELECT value, (SELECT ifnull(max(row), 0) FROM document) "
                   "FROM meta WHERE key = 'generation'"));
  }
  LAZO_CHECK(db.execute("COMMIT"));
  changed = rewritten = false;
  return {};
}

void Store::Impl::rollback() noexcept {
  // Some errors (a full disk) have rolled it back already; that there is nothing to roll back, or
  // that even this fails, changes nothing: an unfinished transaction is never seen again.
  if (db.in_transaction()) static_cast<void>(db.execute("ROLLBACK").ok());
  grouped = false;
  changed = rewritten = false;
  pipeline_rows.clear();
  known_rows.clear();
}

Error Store::Impl::damaged(std::string_view what) const {
  return {ErrorCode::kStore, "damaged store: " + std::string(what) + " makes no sense", path,
          "restore it from a copy, or import the documents into a new one"};
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() {
  if (impl_ != nullptr && impl_->db.in_transaction()) impl_->rollback();
}

namespace {

/// A reader may make and remove the files beside a write-ahead log, so that none is left lying
/// about; what it may not is change the store. In a folder that cannot be written those files
/// cannot be made: if there is no log, nobody is writing, and the store may be read as it lies
/// there.
Result<Connection> open_for_reading(const std::string& path, const StoreOptions& options) {
  LAZO_TRY(Connection db,
           Connection::open(path, Connection::Mode::kWrite, options.vfs, options.busy_timeout_ms));
  LAZO_CHECK(db.execute("PRAGMA query_only = ON"));
  const Result<std::int64_t> probe = db.integer("SELECT count(*) FROM sqlite_schema");
  std::error_code ignored;
  if (probe.ok() || std::filesystem::exists(path + "-wal", ignored)) return db;
  return Connection::open(path, Connection::Mode::kReadImmutable, options.vfs,
                          options.busy_timeout_ms);
}

Result<Connection> open_connection(const std::string& path, StoreAccess access,
                                   const StoreOptions& options) {
  std::error_code failed;
  const std::filesystem::file_status status = std::filesystem::status(path, failed);
  if (std::filesystem::is_directory(status)) {
    return Error{ErrorCode::kStore, "a folder, not a lazo store", path,
                 "name a file in it with --db"};
  }
  if (access != StoreAccess::kCreate && !std::filesystem::exists(status)) {
    return Error{ErrorCode::kStore, "no store here", path,
                 "make one with 'lazo import PATH', or name another with --db"};
  }
  if (access == StoreAccess::kRead) return open_for_reading(path, options);
  return Connection::open(
      path, access == StoreAccess::kCreate ? Connection::Mode::kCreate : Connection::Mode::kWrite,
      options.vfs, options.busy_timeout_ms);
}

}  // namespace

Result<Store> Store::open(const std::string& path, const Ontology& ontology, StoreAccess access,
                          const StoreOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->ontology = &ontology;
  impl->read_only = access == StoreAccess::kRead;
  LAZO_TRY(impl->db, open_connection(path, access, options));
  if (impl->read_only) {
    LAZO_CHECK(check_version(impl->db, store_migrations()));
  } else {
    LAZO_CHECK(migrate(impl->db, store_migrations()));
    LAZO_CHECK(impl->db.execute("PRAGMA journal_mode = WAL"));
    // A crash of the machine may lose the last commits, never half of one.
    LAZO_CHECK(impl->db.execute("PRAGMA synchronous = NORMAL"));
    LAZO_CHECK(impl->db.execute("PRAGMA foreign_keys = ON"));
  }
  {
    LAZO_TRY(const StatementUse uuid, impl->use("SELECT value FROM meta WHERE key = 'uuid'"));
    LAZO_TRY(const bool found, uuid->next());
    if (!found || uuid->blob(0).size() != impl->uuid.size()) return impl->damaged("its identity");
    std::copy_n(uuid->blob(0).begin(), impl->uuid.size(),
                reinterpret_cast<char*>(impl->uuid.data()));
  }
  return Store(std::move(impl));
}

Status Store::begin() {
  assert(!impl_->grouped && "begin() inside a transaction");
  LAZO_CHECK(impl_->begin());
  impl_->grouped = true;
  return {};
}

Status Store::commit() {
  if (!impl_->grouped) {
    return Error{ErrorCode::kStore, "nothing to commit: an error has rolled the changes back",
                 impl_->path, ""};
  }
  Status done = impl_->commit();
  if (!done.ok()) impl_->rollback();
  impl_->grouped = false;
  return done;
}

void Store::rollback() noexcept {
  impl_->rollback();
}

Status Store::begin_reading() const {
  if (impl_->db.in_transaction()) return {};
  LAZO_CHECK(impl_->db.execute("BEGIN"));
  impl_->reading = true;
  return {};
}

void Store::end_reading() const noexcept {
  if (!std::exchange(impl_->reading, false)) return;
  if (impl_->db.in_transaction()) static_cast<void>(impl_->db.execute("COMMIT").ok());
}

const std::array<std::uint8_t, 16>& Store::uuid() const {
  return impl_->uuid;
}
const std::string& Store::path() const {
  return impl_->path;
}
bool Store::read_only() const {
  return impl_->read_only;
}

Result<std::uint64_t> Store::generation() const {
  LAZO_TRY(const StatementUse get, impl_->use("SELECT value FROM meta WHERE key = 'generation'"));
  LAZO_TRY(const bool found, get->next());
  if (!found) return impl_->damaged("its generation");
  return static_cast<std::uint64_t>(get->integer(0));
}

Result<std::optional<DocumentRow>> Store::last_row_at(std::uint64_t generation) const {
  LAZO_TRY(const StatementUse get, impl_->use("SELECT last_row FROM state WHERE generation = ?1"));
  get->bind(1, static_cast<std::int64_t>(generation));
  LAZO_TRY(const bool found, get->next());
  if (!found) return std::optional<DocumentRow>();
  return std::optional(DocumentRow{static_cast<std::uint32_t>(get->integer(0))});
}

namespace store_values {

Language language_of(std::int64_t stored) {
  return stored >= 0 && stored <= static_cast<std::int64_t>(Language::kFrench)
             ? static_cast<Language>(stored)
             : Language::kUnknown;
}

std::string uris_to_json(const std::vector<std::string>& uris) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const std::string& uri : uris) json.string(uri);
  json.end_array();
  return out;
}

Result<std::vector<std::string>> uris_from_json(std::string_view json, const std::string& path) {
  LAZO_TRY(const Json array, parse_json(json, path));
  std::vector<std::string> uris;
  for (const Json& uri : array.items()) uris.emplace_back(uri.as_string());
  return uris;
}

std::string signature_bytes(const TextSignature& signature) {
  std::string bytes;
  if (!signature.present) return bytes;
  for (const std::uint16_t value : signature.values) {
    bytes += static_cast<char>(value & 0xFFU);
    bytes += static_cast<char>(value >> 8U);
  }
  return bytes;
}

bool signature_from_bytes(std::string_view bytes, TextSignature& out) {
  out = {};
  if (bytes.empty()) return true;
  if (bytes.size() != 2 * kSignatureSize) return false;
  for (std::size_t i = 0; i < kSignatureSize; ++i) {
    out.values[i] = static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[2 * i]) |
                                               static_cast<unsigned char>(bytes[2 * i + 1]) << 8U);
  }
  out.present = true;
  return true;
}

}  // namespace store_values
}  // namespace lazo
