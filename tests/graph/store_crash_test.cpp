// Promise 6: killed at any moment, or on a disk that fails at any write, the store opens again and
// holds whole documents only.

#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "graph/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/failing_vfs.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::FailingVfs;
using testing::Random;
using testing::random_extraction;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

Result<Store> open(const std::string& path, const StoreOptions& options = {}) {
  return Store::open(path, shipped_for_tests(), StoreAccess::kCreate, options);
}

/// The documents of a store, each of them whole; -1 if one is not or the store has a problem.
int whole_documents(const std::string& path) {
  const Result<Store> store = open(path);
  if (!store.ok()) FAIL(store.error().text());
  const auto problems = store->check();
  if (!problems.ok()) FAIL(problems.error().text());
  for (const std::string& problem : *problems) FAIL(problem);
  const auto documents = store->documents();
  REQUIRE(documents.ok());
  for (const DocumentInfo& info : *documents) {
    // The seed stands in the text: "Document 17."
    const Extraction found = *store->extraction(info.document.id);
    const std::uint64_t seed = std::stoull(found.document.text.substr(9));
    if (found != random_extraction(seed, shipped_for_tests())) return -1;
  }
  return static_cast<int>(documents->size());
}

/// Stores documents from `seed` on, `batch` a transaction, until it is stopped or an error comes.
/// After each commit one byte goes to the pipe `progress`, if there is one.
Status write_documents(Store& store, std::uint64_t seed, std::uint64_t count, std::uint64_t batch,
                       int progress = -1) {
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i % batch == 0) LAZO_CHECK(store.begin());
    const auto put = store.put(random_extraction(seed + i, shipped_for_tests()), "p");
    if (!put.ok()) return put.error();
    if (i % batch != batch - 1 && i + 1 != count) continue;
    LAZO_CHECK(store.commit());
    if (progress >= 0 && ::write(progress, "x", 1) != 1) return {};
  }
  return {};
}

TEST_CASE("store: killed while writing, it holds whole documents", "[graph][store][crash]") {
  const TemporaryFolder folder;
  std::string path;
  static_cast<void>(shipped_for_tests());
  Random random(6);
  constexpr int kKills = 60;
  int killed = 0;
  int before = 0;
  std::uint64_t seed = 0;
  for (int round = 0; round < kKills; ++round) {
    if (round % 10 == 0) {  // a store that grows for ten lives
      path = folder / (std::to_string(round) + ".lazo");
      REQUIRE(open(path).ok());
      before = 0;
    }
    const std::uint64_t batch = 1 + random.below(4);
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      Result<Store> store = open(path);
      if (store.ok()) static_cast<void>(write_documents(*store, seed, 100000, batch, ends[1]).ok());
      _exit(1);
    }
    // Some commits, counted so that a slow machine does as many, and then some moment after.
    char byte = 0;
    for (std::uint32_t commits = random.below(5); commits > 0; --commits) {
      REQUIRE(::read(ends[0], &byte, 1) == 1);
    }
    usleep(random.below(4000));
    kill(child, SIGKILL);
    close(ends[0]);
    close(ends[1]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    killed += WIFSIGNALED(status) ? 1 : 0;
    const int now = whole_documents(path);
    REQUIRE(now >= before);
    before = now;
    seed += 1000;
  }
  CHECK(killed == kKills);
  CHECK(before > 0);
}

TEST_CASE("store: whichever write fails, it holds whole documents", "[graph][store][crash]") {
  const TemporaryFolder folder;
  const std::string base = folder / "base.lazo";
  {
    Result<Store> store = open(base);
    REQUIRE(store.ok());
    REQUIRE(write_documents(*store, 0, 2, 2).ok());
  }
  for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE}) {
    bool failed = true;
    for (std::uint64_t n = 1; failed; n += n < 40 ? 1 : 7) {
      INFO("write " << n << ", code " << code);
      REQUIRE(n < 2000);
      const std::string path = folder / (std::to_string(code) + "-" + std::to_string(n) + ".lazo");
      std::filesystem::copy_file(base, path);
      {
        const FailingVfs disk(n, code);
        {
          StoreOptions options;
          options.vfs = disk.name();
          Result<Store> store = open(path, options);
          Status done = store.ok() ? write_documents(*store, 10, 6, 3) : Status(store.error());
          if (done.ok()) {
            const auto forgotten =
                store->forget(random_extraction(0, shipped_for_tests()).document.id);
            if (!forgotten.ok()) done = forgotten.error();
          }
          if (!done.ok()) {
            CHECK(done.error().code == ErrorCode::kStore);
            CHECK_THAT(done.error().text(),
                       Catch::Contains(code == SQLITE_FULL ? "disk is full" : "check the disk"));
          }
        }
        failed = disk.failed();
      }
      const int documents = whole_documents(path);
      // Two from before, less one if that was forgotten, and whole batches of three.
      CHECK((documents == 2 || documents == 5 || documents == 8 || documents == 7));
    }
  }
}

}  // namespace
}  // namespace lazo
