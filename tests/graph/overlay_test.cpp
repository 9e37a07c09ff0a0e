// Newer documents laid over a snapshot, against a fold of everything: the bytes must be the same.

#include <filesystem>

#include "graph/fold.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_cache.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::Random;
using testing::random_extraction;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

/// Takes the persons out of an extraction: names that documents share are then told apart by
/// themselves.
Extraction without_persons(Extraction e) {
  const NodeType organization = shipped_for_tests().find_type("organization");
  const NodeType person = shipped_for_tests().find_type("person");
  for (LocalEntity& entity : e.entities) {
    if (entity.type == person) entity.type = organization;
  }
  return e;
}

Store new_store(const std::string& path) {
  Result<Store> store = Store::open(path, shipped_for_tests(), StoreAccess::kCreate);
  REQUIRE(store.ok());
  return std::move(store).value();
}

void put(Store& store, std::uint64_t seed, bool persons) {
  Extraction e = random_extraction(seed, shipped_for_tests());
  REQUIRE(store.put(persons ? e : without_persons(e), "p").ok());
}

std::optional<Snapshot> overlaid(const Store& store, const Snapshot& base) {
  Result<std::optional<Snapshot>> made = overlay_store(store, shipped_for_tests(), base);
  REQUIRE(made.ok());
  return std::move(made).value();
}

TEST_CASE("overlay: the same bytes as a fold of all documents", "[graph][overlay]") {
  std::size_t laid = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const TemporaryFolder folder;
    Store store = new_store(folder / "a.lazo");
    // Persons are left in some of the runs: where an overlay is refused, nothing is compared.
    const bool persons = seed % 4 == 0;
    const std::uint32_t former = random.below(12);
    const std::uint32_t newer = 1 + random.below(6);
    std::uint64_t next = seed * 1000;
    for (std::uint32_t i = 0; i < former; ++i) put(store, next++, persons);
    Result<Snapshot> base = fold_store(store, shipped_for_tests());
    REQUIRE(base.ok());
    for (int step = 0; step < 2; ++step) {
      for (std::uint32_t i = 0; i < newer; ++i) put(store, next++, persons);
      std::optional<Snapshot> made = overlaid(store, *base);
      CHECK((made.has_value() || persons));
      if (!made) break;
      ++laid;
      const Result<Snapshot> whole = fold_store(store, shipped_for_tests());
      REQUIRE(whole.ok());
      CHECK(made->verify().ok());
      CHECK((made->bytes() == whole->bytes()));
      base = std::move(*made);  // the next step lays over what this one made
    }
  }
  CHECK(laid >= 90);
}

TEST_CASE("overlay: a whole fold where former documents must be looked at again",
          "[graph][overlay]") {
  const TemporaryFolder folder;
  Store store = new_store(folder / "a.lazo");
  for (std::uint64_t seed = 0; seed < 8; ++seed) put(store, seed, false);
  const Result<Snapshot> base = fold_store(store, shipped_for_tests());
  REQUIRE(base.ok());
  const auto refused = [&] { return !overlaid(store, *base).has_value(); };

  SECTION("nothing happened: the same graph") {
    const std::optional<Snapshot> same = overlaid(store, *base);
    REQUIRE(same);
    CHECK((same->bytes() == base->bytes()));
  }
  SECTION("a document was forgotten") {
    put(store, 50, false);
    REQUIRE(store.forget(base->document(DocumentIndex{0}).id).ok());
    CHECK(refused());
  }
  SECTION("a document was read anew by another pipeline") {
    REQUIRE(store.put(without_persons(random_extraction(3, shipped_for_tests())), "q").ok());
    CHECK(refused());
  }
  SECTION("a document was found in another place") {
    REQUIRE(store.add_uris(base->document(DocumentIndex{0}).id, {"a/first.txt"}).ok());
    CHECK(refused());
  }
  SECTION("a decision was made") {
    Decision decision;
    decision.verb = DecisionVerb::kSame;
    decision.a = "country:mx";
    decision.b = "country:ca";
    decision.at = "2026-01-01T00:00:00Z";
    REQUIRE(store.decide(decision).ok());
    CHECK(refused());
    // It holds for what comes later too.
    const Result<Snapshot> decided = fold_store(store, shipped_for_tests());
    put(store, 51, false);
    CHECK_FALSE(overlaid(store, *decided).has_value());
  }
  SECTION("the vocabulary of a newer document differs") {
    Extraction e = without_persons(random_extraction(52, shipped_for_tests()));
    for (std::uint64_t seed = 53; e.known.empty(); ++seed) {
      e = without_persons(random_extraction(seed, shipped_for_tests()));
    }
    for (KnownNode& row : e.known) row.name += " of another edition";
    REQUIRE(store.put(e, "p").ok());
    CHECK(refused());
  }
  SECTION("another store") {
    Store other = new_store(folder / "b.lazo");
    for (std::uint64_t seed = 0; seed < 9; ++seed) put(other, seed, false);
    CHECK_FALSE(overlaid(other, *base).has_value());
  }
  SECTION("a copy that went another way") {
    std::filesystem::copy_file(folder / "a.lazo", folder / "copy.lazo");
    if (std::filesystem::exists(folder / "a.lazo-wal")) {
      std::filesystem::copy_file(folder / "a.lazo-wal", folder / "copy.lazo-wal");
    }
    Store copy = new_store(folder / "copy.lazo");
    put(store, 60, false);
    const Result<Snapshot> here = fold_store(store, shipped_for_tests());
    put(copy, 61, false);
    put(copy, 62, false);
    CHECK(overlaid(copy, *base).has_value());
    CHECK_FALSE(overlaid(copy, *here).has_value());
  }
}

TEST_CASE("overlay: a shared name of a person has all documents folded", "[graph][overlay]") {
  const TemporaryFolder folder;
  Store store = new_store(folder / "a.lazo");
  const auto with_person = [](std::uint64_t seed) {
    Extraction e = without_persons(random_extraction(seed, shipped_for_tests()));
    LocalEntity& entity = e.entities.front();
    entity = {Level::kNamed, shipped_for_tests().find_type("person"), "name:rosa-lima",
              "Rosa Lima"};
    return e;
  };
  REQUIRE(store.put(with_person(1), "p").ok());
  const Result<Snapshot> base = fold_store(store, shipped_for_tests());
  REQUIRE(base.ok());
  REQUIRE(base->find("name:rosa-lima"));
  put(store, 2, false);
  CHECK(overlaid(store, *base).has_value());
  REQUIRE(store.put(with_person(3), "p").ok());
  CHECK_FALSE(overlaid(store, *base).has_value());
}

TEST_CASE("overlay: the file beside the store follows what was added", "[graph][overlay][cache]") {
  const TemporaryFolder folder;
  Store store = new_store(folder / "a.lazo");
  for (std::uint64_t seed = 0; seed < 5; ++seed) put(store, seed, false);
  REQUIRE(snapshot_of(store, shipped_for_tests()).ok());
  put(store, 9, false);
  const Result<Snapshot> now = snapshot_of(store, shipped_for_tests());
  REQUIRE(now.ok());
  CHECK(now->document_count() == 6);
  const Result<Snapshot> file = Snapshot::open(snapshot_path(store.path()));
  REQUIRE(file.ok());
  CHECK((file->bytes() == fold_store(store, shipped_for_tests())->bytes()));
}

}  // namespace
}  // namespace lazo
