#pragma once
// The little of SQLite's C interface that the store uses, with errors as Status. Private to
// graph/store*.cpp; the only files that include <sqlite3.h> are this one's .cpp and tests.
//
//   LAZO_TRY(Connection db, Connection::open(path, flags, vfs));
//   LAZO_TRY(Statement insert, db.prepare("INSERT INTO meta VALUES (?1, ?2)"));
//   insert.bind(1, "uuid"); insert.bind(2, value);
//   LAZO_CHECK(insert.run());

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace lazo {

/// A prepared statement. Texts and blobs that are bound must live until run() or reset().
class Statement {
 public:
  Statement() = default;

  void bind(int index, std::int64_t value);
  void bind(int index, std::string_view text);
  void bind_blob(int index, std::string_view bytes);

  /// Steps to the next row; false at the end, after which the statement may be bound again.
  [[nodiscard]] Result<bool> next();
  /// Steps to the end.
  [[nodiscard]] Status run();
  void reset();

  /// Columns of the current row, from 0; views are valid until the next step.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const std::string* path_ = nullptr;  // the connection's, which outlives its statements
};

class Connection {
 public:
  enum class Mode : std::uint8_t { kRead, kReadImmutable, kWrite, kCreate };

  Connection() = default;
  [[nodiscard]] static Result<Connection> open(const std::string& path, Mode mode,
                                               const std::string& vfs, int busy_timeout_ms);
  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  /// Runs statements without results.
  [[nodiscard]] Status execute(const std::string& sql) const;
  /// The first column of the first row; 0 if there is none.
  [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] const std::string& path() const { return *path_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::unique_ptr<std::string> path_;  // its address is kept by statements
};

/// What SQLite's result code means for the user of the file.
[[nodiscard]] Error sqlite_error(sqlite3* connection, int code, const std::string& path);

}  // namespace lazo
