// Promise 6, for what is written beside documents: a migration or a snapshot that is cut off by
// SIGKILL leaves the state before it or the state after it.

#include <csignal>
#include <filesystem>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/base/file.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_cache.hpp"
#include "graph/sqlite.hpp"
#include "graph/store.hpp"
#include "graph/store_schema.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

using testing::Random;
using testing::random_extraction;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

constexpr int kKills = 25;

/// Runs `work` in a child, which tells through a pipe that it begins, and kills it so many
/// microseconds later. Whether it was still at work.
bool killed_after(unsigned microseconds, const std::function<void()>& work) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (::write(ends[1], "x", 1) == 1) work();
    _exit(0);
  }
  char byte = 0;
  REQUIRE(::read(ends[0], &byte, 1) == 1);
  usleep(microseconds);
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  close(ends[0]);
  close(ends[1]);
  return WIFSIGNALED(status);
}

TEST_CASE("killed: a migration ran as a whole or not at all", "[graph][store][crash]") {
  const TemporaryFolder folder;
  // The second step rewrites every row twice, so that there is time to be killed in.
  const char* const steps[] = {
      "CREATE TABLE a(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
      "20000) INSERT INTO a SELECT i FROM n",
      "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1; CREATE INDEX by_y ON a(y); UPDATE a SET "
      "y = y + 1"};
  const std::span<const char* const> all(steps);
  const std::string base = folder / "base.lazo";
  {
    const Result<Connection> db = Connection::open(base, Connection::Mode::kCreate, "", 100);
    REQUIRE(db.ok());
    REQUIRE(migrate(*db, all.first(1)).ok());
  }
  Random random(21);
  int before = 0;
  int after = 0;
  for (int round = 0; round < kKills; ++round) {
    INFO("round " << round);
    const std::string path = folder / (std::to_string(round) + ".lazo");
    std::filesystem::copy_file(base, path);
    (void)killed_after(random.below(60000), [&] {
      const Result<Connection> db = Connection::open(path, Connection::Mode::kWrite, "", 100);
      if (db.ok()) (void)migrate(*db, all).ok();
    });
    const Result<Connection> db = Connection::open(path, Connection::Mode::kWrite, "", 100);
    REQUIRE(db.ok());
    CHECK(*db->integer("SELECT count(*) FROM a") == 20000);
    CHECK(*db->integer("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check != "
                       "'ok'") == 0);
    const bool done = *db->integer("PRAGMA user_version") == 2;
    ++(done ? after : before);
    CHECK(*db->integer("SELECT count(*) FROM pragma_table_info('a')") == (done ? 2 : 1));
    if (!done) REQUIRE(migrate(*db, all).ok());
    CHECK(*db->integer("SELECT count(*) FROM a WHERE y = x + 2") == 20000);
  }
  CHECK(before > 0);
}

TEST_CASE("killed: a snapshot is the old one, the new one, or made again",
          "[graph][snapshot][crash]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.lazo";
  constexpr std::uint64_t kDocuments = 60;
  {
    Result<Store> store = Store::open(path, shipped_for_tests(), StoreAccess::kCreate);
    REQUIRE(store.ok());
    for (std::uint64_t seed = 0; seed < kDocuments; ++seed) {
      REQUIRE(store->put(random_extraction(seed, shipped_for_tests()), "p").ok());
    }
  }
  const auto opened = [&] {
    Result<Store> store = Store::open(path, shipped_for_tests(), StoreAccess::kRead);
    REQUIRE(store.ok());
    return std::move(store).value();
  };
  const std::string whole(fold_store(opened(), shipped_for_tests())->bytes());
  Random random(22);
  int killed = 0;
  for (int round = 0; round < kKills; ++round) {
    INFO("round " << round);
    killed += killed_after(random.below(20000), [&] {
      const Result<Store> store = Store::open(path, shipped_for_tests(), StoreAccess::kRead);
      while (store.ok() && write_snapshot(*store, shipped_for_tests()).ok()) {
      }
    });
    // What stands under the name is never a half one.
    if (std::filesystem::exists(snapshot_path(path))) {
      CHECK((real_file_system().read(snapshot_path(path)).value() == whole));
    }
    CHECK((snapshot_of(opened(), shipped_for_tests())->bytes() == whole));
    if (round % 2 == 0) std::filesystem::remove(snapshot_path(path));
  }
  CHECK(killed == kKills);
  // What the killed ones were writing goes when the file is written again.
  std::filesystem::remove(snapshot_path(path));
  CHECK(snapshot_of(opened(), shipped_for_tests()).ok());
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    INFO(entry.path());
    CHECK(entry.path().filename().string().find(".tmp") == std::string::npos);
  }
}

}  // namespace
}  // namespace lazo
