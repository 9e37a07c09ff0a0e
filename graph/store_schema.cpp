#include "graph/store_schema.hpp"

#include <algorithm>
#include <array>

namespace lazo {
namespace {

// `document` is what listing and folding read; `content` and `part.detail` are opened to quote or
// to export. Packed columns: graph/store_packing.hpp.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('uuid', randomblob(16)), ('generation', 0);

CREATE TABLE pipeline(
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE document(
  row INTEGER PRIMARY KEY,
  id INTEGER NOT NULL UNIQUE,
  pipeline INTEGER NOT NULL REFERENCES pipeline(id),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  uris TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  byline TEXT NOT NULL,
  published TEXT NOT NULL,
  language INTEGER NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  invalid_bytes INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  sentences_with_claims INTEGER NOT NULL,
  entity_count INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  facts INTEGER NOT NULL,
  signature BLOB NOT NULL,
  known BLOB NOT NULL,
  entities BLOB NOT NULL
) STRICT;

CREATE TABLE content(
  row INTEGER PRIMARY KEY REFERENCES document(row),
  text TEXT NOT NULL,
  packed BLOB NOT NULL
) STRICT;

-- id = document row * 2^20 + number of the part: a range of the primary key is a document.
CREATE TABLE part(
  id INTEGER PRIMARY KEY,
  core BLOB NOT NULL,
  detail BLOB NOT NULL
) STRICT;

-- Vocabulary rows, one for each different content; `uses` counts the documents that brought it.
CREATE TABLE known(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  digest BLOB NOT NULL,
  uses INTEGER NOT NULL,
  packed BLOB NOT NULL,
  UNIQUE (key, digest)
) STRICT;

-- One line of lazo-jsonl/1 each.
CREATE TABLE decision(
  id TEXT PRIMARY KEY,
  line TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// The states since anything else happened than documents being added, each with the last document
// it had: a snapshot of one of them lacks the documents behind that row and nothing else.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE state(
  generation INTEGER PRIMARY KEY,
  last_row INTEGER NOT NULL
) STRICT;
INSERT INTO state
  SELECT value, (SELECT ifnull(max(row), 0) FROM document) FROM meta WHERE key = 'generation';
)sql";

constexpr std::array<const char*, 2> kMigrations = {kVersion1, kVersion2};

Error foreign(const std::string& path) {
  return {ErrorCode::kStore, "a database of another program, not a lazo store", path,
          "name another file with --db"};
}

Error newer(const std::string& path, std::int64_t version, std::size_t known) {
  return {ErrorCode::kStore,
          "store of version " + std::to_string(version) + ", this lazo knows version " +
              std::to_string(known),
          path, "update lazo"};
}

struct Version {
  std::int64_t application = 0;
  std::int64_t number = 0;
  bool empty = false;  ///< no tables at all
};

Result<Version> version_of(const Connection& db) {
  Version version;
  LAZO_TRY(version.application, db.integer("PRAGMA application_id"));
  LAZO_TRY(version.number, db.integer("PRAGMA user_version"));
  LAZO_TRY(const std::int64_t tables, db.integer("SELECT count(*) FROM sqlite_schema"));
  version.empty = tables == 0;
  return version;
}

/// What the file lacks, and its number; to be run inside a transaction.
Status run_missing(const Connection& db, std::span<const char* const> migrations) {
  // Another process may have brought the file up to date since the version was read.
  LAZO_TRY(const std::int64_t version, db.integer("PRAGMA user_version"));
  for (auto number = static_cast<std::size_t>(version); number < migrations.size(); ++number) {
    LAZO_CHECK(db.execute(migrations[number]));
  }
  return db.execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                    "; PRAGMA user_version = " +
                    std::to_string(std::max<std::int64_t>(
                        version, static_cast<std::int64_t>(migrations.size()))) +
                    ";");
}

}  // namespace

std::span<const char* const> store_migrations() {
  return kMigrations;
}

Status migrate(const Connection& db, std::span<const char* const> migrations) {
  LAZO_TRY(const Version version, version_of(db));
  const bool fresh = version.empty && version.application == 0;
  if (!fresh && version.application != kApplicationId) return foreign(db.path());
  if (version.number > static_cast<std::int64_t>(migrations.size())) {
    return newer(db.path(), version.number, migrations.size());
  }
  if (!fresh && version.number == static_cast<std::int64_t>(migrations.size())) return {};
  LAZO_CHECK(db.execute("BEGIN IMMEDIATE"));
  Status done = run_missing(db, migrations);
  if (done.ok()) done = db.execute("COMMIT");
  if (!done.ok() && db.in_transaction()) {
    const Status undone = db.execute("ROLLBACK");
    static_cast<void>(undone);  // the first error is the one to tell
  }
  return done;
}

Status check_version(const Connection& db, std::span<const char* const> migrations) {
  LAZO_TRY(const Version version, version_of(db));
  if (version.application != kApplicationId) {
    if (version.empty && version.application == 0) {
      return Error{ErrorCode::kStore, "an empty file, not a lazo store", db.path(),
                   "import something first"};
    }
    return foreign(db.path());
  }
  const auto known = static_cast<std::int64_t>(migrations.size());
  if (version.number > known) return newer(db.path(), version.number, migrations.size());
  if (version.number < known) {
    return Error{ErrorCode::kStore,
                 "store of the older version " + std::to_string(version.number) +
                     ", which must be brought up to date first",
                 db.path(), "run a command that may write to it, as 'lazo import'"};
  }
  return {};
}

}  // namespace lazo
