#include "graph/sqlite.hpp"

#include <sqlite3.h>

namespace lazo {
namespace {

std::string uri_of(const std::string& path, bool immutable) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    } else {
      uri += c;
    }
  }
  if (immutable) uri += "?immutable=1";
  return uri;
}

/// SQLite's lengths are ints.
constexpr std::size_t kMostBytes = 0x7FFFFFFFU;

}  // namespace

Error sqlite_error(sqlite3* connection, int code, const std::string& path) {
  const std::string said =
      connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  const int system = connection != nullptr ? sqlite3_system_errno(connection) : 0;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kStore, "locked by another program that is writing to it", path,
              "wait until it has finished and try again"};
    case SQLITE_NOTADB:
      return {ErrorCode::kStore, "not a lazo store", path, "name another file with --db"};
    case SQLITE_CORRUPT:
      return {ErrorCode::kStore, "damaged store (" + said + ")", path,
              "restore it from a copy, or import the documents into a new one"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::kStore, "the store may not be written", path,
              "check the permissions of the file and its folder"};
    case SQLITE_FULL:
      return {ErrorCode::kStore, "the disk is full; nothing of this step was stored", path,
              "free some space and run the command again"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kStore, "cannot open the store (" + said + ")", path,
              "check the path and the permissions of its folder"};
    case SQLITE_NOMEM:
      return {ErrorCode::kSystem, "out of memory", path, ""};
    case SQLITE_TOOBIG:
      return {ErrorCode::kSystem, "a document is too large for the store (1 GB)", path,
              "split the file"};
    default:
      break;
  }
  return {ErrorCode::kStore,
          "the store could not be read or written (" + said +
              (system != 0 ? ", system error " + std::to_string(system) : "") + ")",
          path, "check the disk"};
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}
void Connection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index, value);
}
void Statement::bind(int index, std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  sqlite3_bind_text64(statement_.get(), index, text.empty() ? "" : text.data(), text.size(),
                      SQLITE_STATIC, SQLITE_UTF8);
}
void Statement::bind_blob(int index, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), index, bytes.empty() ? "" : bytes.data(), bytes.size(),
                      SQLITE_STATIC);
}

Result<bool> Statement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  Error error = sqlite_error(sqlite3_db_handle(statement_.get()), code, *path_);
  sqlite3_reset(statement_.get());
  return error;
}

Status Statement::run() {
  for (;;) {
    LAZO_TRY(const bool more, next());
    if (!more) return {};
  }
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}
std::string_view Statement::text(int column) const {
  const void* const bytes = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}
std::string_view Statement::blob(int column) const {
  const void* const bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

Result<Connection> Connection::open(const std::string& path, Mode mode, const std::string& vfs,
                                    int busy_timeout_ms) {
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
    case Mode::kRead:
    case Mode::kReadImmutable:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case Mode::kWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case Mode::kCreate:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
  }
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(uri_of(path, mode == Mode::kReadImmutable).c_str(), &handle,
                                   flags, vfs.empty() ? nullptr : vfs.c_str());
  Connection connection;
  connection.connection_.reset(handle);
  connection.path_ = std::make_unique<std::string>(path);
  if (code != SQLITE_OK) return sqlite_error(handle, code, path);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  // A store may come from anybody: no code in it may run.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) const {
  if (sql.size() > kMostBytes) return sqlite_error(nullptr, SQLITE_TOOBIG, *path_);
  Statement statement;
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  statement.statement_.reset(handle);
  statement.path_ = path_.get();
  if (code != SQLITE_OK) return sqlite_error(connection_.get(), code, *path_);
  return statement;
}

Status Connection::execute(const std::string& sql) const {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_error(connection_.get(), code, *path_);
  return {};
}

Result<std::int64_t> Connection::integer(std::string_view sql) const {
  LAZO_TRY(Statement statement, prepare(sql));
  LAZO_TRY(const bool found, statement.next());
  return found ? statement.integer(0) : std::int64_t{0};
}

std::int64_t Connection::last_row() const {
  return sqlite3_last_insert_rowid(connection_.get());
}
std::int64_t Connection::changes() const {
  return sqlite3_changes64(connection_.get());
}
bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(connection_.get()) == 0;
}

}  // namespace lazo
