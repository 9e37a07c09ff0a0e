// What the store says of files that are not as they should be.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <sqlite3.h>

#include "graph/fold.hpp"
#include "graph/snapshot_cache.hpp"
#include "graph/store.hpp"
#include "graph/store_schema.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::Random;
using testing::random_extraction;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void run_sql(const std::string& path, const char* sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  REQUIRE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

Result<Store> open(const std::string& path, StoreAccess access) {
  StoreOptions options;
  options.busy_timeout_ms = 50;
  return Store::open(path, shipped_for_tests(), access, options);
}

void make_store(const std::string& path, std::uint64_t documents) {
  Result<Store> store = open(path, StoreAccess::kCreate);
  REQUIRE(store.ok());
  for (std::uint64_t seed = 0; seed < documents; ++seed) {
    REQUIRE(store->put(random_extraction(seed, shipped_for_tests()), "p").ok());
  }
}

TEST_CASE("store: says what is wrong with a file", "[graph][store][errors]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.lazo";
  std::string message;
  SECTION("missing") {
    message = "no store here";
  }
  SECTION("a folder") {
    std::filesystem::create_directory(path);
    message = "a folder, not a lazo store";
  }
  SECTION("a text") {
    write_file(path, std::string(5000, 'x'));
    message = "not a lazo store";
  }
  SECTION("a database of another program") {
    run_sql(path, "CREATE TABLE t(x)");
    message = "of another program";
  }
  SECTION("a database of another program that says so") {
    run_sql(path, "CREATE TABLE t(x); PRAGMA application_id = 7");
    message = "of another program";
  }
  SECTION("newer") {
    make_store(path, 1);
    run_sql(path, "PRAGMA user_version = 999");
    message = "version 999";
  }
  for (const StoreAccess access : {StoreAccess::kRead, StoreAccess::kWrite}) {
    const Result<Store> store = open(path, access);
    REQUIRE_FALSE(store.ok());
    CHECK(store.error().code == ErrorCode::kStore);
    CHECK_THAT(store.error().text(), Catch::Contains(message) && Catch::Contains("a.lazo"));
    CHECK_FALSE(store.error().hint.empty());
  }
}

TEST_CASE("store: opening makes none unless asked", "[graph][store][errors]") {
  const TemporaryFolder folder;
  CHECK_FALSE(open(folder / "a.lazo", StoreAccess::kWrite).ok());
  CHECK_FALSE(std::filesystem::exists(folder / "a.lazo"));
  CHECK(open(folder / "no/folder/a.lazo", StoreAccess::kCreate).error().code == ErrorCode::kStore);
}

TEST_CASE("store: waits for another writer and then says so", "[graph][store][errors]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.lazo";
  make_store(path, 1);
  Result<Store> first = open(path, StoreAccess::kWrite);
  Result<Store> second = open(path, StoreAccess::kWrite);
  REQUIRE(first->begin().ok());
  const Status locked = second->begin();
  REQUIRE_FALSE(locked.ok());
  CHECK(locked.error().code == ErrorCode::kStore);
  CHECK_THAT(locked.error().text(), Catch::Contains("locked by another program"));
  // Readers are not disturbed.
  CHECK(open(path, StoreAccess::kRead)->documents()->size() == 1);
  REQUIRE(first->commit().ok());
  CHECK(second->begin().ok());
}

TEST_CASE("store: a reader may not write", "[graph][store][errors]") {
  const TemporaryFolder folder;
  make_store(folder / "a.lazo", 1);
  Result<Store> store = open(folder / "a.lazo", StoreAccess::kRead);
  REQUIRE(store.ok());
  CHECK(store->read_only());
  const auto put = store->put(random_extraction(5, shipped_for_tests()), "p");
  REQUIRE_FALSE(put.ok());
  CHECK(put.error().code == ErrorCode::kStore);
}

/// The rights of nobody while it lives: the superuser may write everywhere.
class AsNobody {
 public:
  AsNobody() : was_root_(geteuid() == 0) {
    if (was_root_) REQUIRE(seteuid(65534) == 0);
  }
  ~AsNobody() {
    if (was_root_ && seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool was_root_;
};

TEST_CASE("store: is read where nothing may be written", "[graph][store][errors]") {
  using std::filesystem::perms;
  const TemporaryFolder folder;
  const std::string path = folder / "a.lazo";
  make_store(path, 2);
  const perms everybody_reads = perms::owner_read | perms::group_read | perms::others_read;
  const perms everybody_enters =
      everybody_reads | perms::owner_exec | perms::group_exec | perms::others_exec;
  std::filesystem::permissions(path, everybody_reads);
  std::filesystem::permissions(folder / "", everybody_enters);
  {
    const AsNobody nobody;
    const Result<Store> store = open(path, StoreAccess::kRead);
    REQUIRE(store.ok());
    CHECK(store->documents()->size() == 2);
    const Result<Snapshot> graph = snapshot_of(*store, shipped_for_tests());
    REQUIRE(graph.ok());
    CHECK(graph->document_count() == 2);
    Result<Store> writer = open(path, StoreAccess::kWrite);
    if (writer.ok()) {
      const auto put = writer->put(random_extraction(5, shipped_for_tests()), "p");
      REQUIRE_FALSE(put.ok());
      CHECK(put.error().code == ErrorCode::kStore);
    } else {
      CHECK(writer.error().code == ErrorCode::kStore);
    }
  }
  std::filesystem::permissions(folder / "", perms::owner_all);
}

TEST_CASE("store: no damaged byte makes it crash", "[graph][store][errors]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.lazo";
  make_store(path, 8);
  const std::string sound = read_file(path);
  int noticed = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::string bytes = sound;
    if (seed % 10 == 0) {
      bytes.resize(random.below(static_cast<std::uint32_t>(bytes.size())));
    } else {
      for (int i = 0; i < 20; ++i) {
        bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] =
            static_cast<char>(random.below(256));
      }
    }
    write_file(path, bytes);
    const Result<Store> store = open(path, StoreAccess::kRead);
    bool trouble = !store.ok();
    if (store.ok()) {
      const auto documents = store->documents();
      trouble = trouble || !documents.ok();
      if (documents.ok()) {
        for (const DocumentInfo& info : *documents) {
          trouble = trouble || !store->extraction(info.document.id).ok();
        }
      }
      const Result<Snapshot> graph = fold_store(*store, shipped_for_tests());
      trouble = trouble || !graph.ok();
      if (graph.ok()) CHECK(graph->verify().ok());
      const auto problems = store->check();
      trouble = trouble || !problems.ok() || !problems->empty();
    }
    noticed += trouble ? 1 : 0;
  }
  CHECK(noticed > 50);
}

TEST_CASE("migrations: run once each, in order, or not at all", "[graph][store][migrations]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.lazo";
  const char* const steps[] = {"CREATE TABLE a(x); INSERT INTO a VALUES (1)",
                               "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1",
                               "CREATE TABLE b(x); INSERT INTO nowhere VALUES (1)"};
  const std::span<const char* const> all(steps);
  Result<Connection> db = Connection::open(path, Connection::Mode::kCreate, "", 100);
  REQUIRE(db.ok());
  REQUIRE(migrate(*db, all.first(1)).ok());
  CHECK(check_version(*db, all.first(1)).ok());
  CHECK_THAT(check_version(*db, all.first(2)).error().text(), Catch::Contains("older version 1"));
  REQUIRE(migrate(*db, all.first(2)).ok());
  REQUIRE(migrate(*db, all.first(2)).ok());
  CHECK(*db->integer("SELECT sum(y) FROM a") == 2);
  // The third fails in its second statement: nothing of it stays.
  CHECK_FALSE(migrate(*db, all).ok());
  CHECK(*db->integer("PRAGMA user_version") == 2);
  CHECK(*db->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'b'") == 0);
}

}  // namespace
}  // namespace lazo
