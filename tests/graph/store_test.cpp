#include "graph/store.hpp"

#include <algorithm>
#include <filesystem>

#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::random_extraction;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

Store create(const std::string& path) {
  Result<Store> store = Store::open(path, shipped_for_tests(), StoreAccess::kCreate);
  if (!store.ok()) FAIL(store.error().text());
  return std::move(store).value();
}

PutOutcome put(Store& store, const Extraction& extraction, std::string_view pipeline = "p1") {
  const Result<PutOutcome> outcome = store.put(extraction, pipeline);
  if (!outcome.ok()) FAIL(outcome.error().text());
  return *outcome;
}

Extraction get(const Store& store, DocumentId id) {
  Result<Extraction> extraction = store.extraction(id);
  if (!extraction.ok()) FAIL(extraction.error().text());
  return std::move(extraction).value();
}

TEST_CASE("store: gives back what was put, after opening again", "[graph][store]") {
  const TemporaryFolder folder;
  std::vector<Extraction> all;
  {
    Store store = create(folder / "a.lazo");
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      all.push_back(random_extraction(seed, shipped_for_tests()));
      CHECK(put(store, all.back()) == PutOutcome::kAdded);
    }
  }
  const Result<Store> store =
      Store::open(folder / "a.lazo", shipped_for_tests(), StoreAccess::kRead);
  REQUIRE(store.ok());
  for (std::size_t seed = 0; seed < all.size(); ++seed) {
    INFO("seed " << seed);
    const Extraction back = get(*store, all[seed].document.id);
    CHECK(back.document == all[seed].document);
    CHECK(back == all[seed]);
  }
  CHECK(store->documents()->size() == all.size());
  CHECK(store->check()->empty());
}

TEST_CASE("store: what is given away is stored as what is lent", "[graph][store]") {
  const TemporaryFolder folder;
  Store lent = create(folder / "a.lazo");
  Store given = create(folder / "b.lazo");
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Extraction extraction = random_extraction(seed, shipped_for_tests());
    std::reverse(extraction.claims.begin(), extraction.claims.end());  // out of order: put right
    const DocumentId id = extraction.document.id;
    put(lent, extraction);
    REQUIRE(given.put(std::move(extraction), "p1").ok());
    CHECK((get(lent, id) == get(given, id)));
  }
}

TEST_CASE("store: is one file once nobody has it open", "[graph][store]") {
  const TemporaryFolder folder;
  {
    Store store = create(folder / "a.lazo");
    put(store, random_extraction(1, shipped_for_tests()));
  }
  {
    const Result<Store> store =
        Store::open(folder / "a.lazo", shipped_for_tests(), StoreAccess::kRead);
    REQUIRE(store.ok());
    CHECK(store->documents()->size() == 1);
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
    INFO(entry.path());
    ++files;
    CHECK(entry.path().filename() == "a.lazo");
  }
  CHECK(files == 1);
}

TEST_CASE("store: the same document again changes nothing", "[graph][store]") {
  const TemporaryFolder folder;
  Store store = create(folder / "a.lazo");
  Extraction e = random_extraction(7, shipped_for_tests());
  put(store, e);
  const std::uint64_t generation = *store.generation();
  CHECK(*store.is_current(e.document.id, "p1"));
  CHECK_FALSE(*store.is_current(e.document.id, "p2"));
  CHECK(put(store, e) == PutOutcome::kUnchanged);
  CHECK(*store.generation() == generation);

  SECTION("but a new place is noted") {
    const std::vector<std::string> before = e.document.uris;
    e.document.uris = {"elsewhere/copy.txt"};
    CHECK(put(store, e) == PutOutcome::kUnchanged);
    std::vector<std::string> all = before;
    all.push_back("elsewhere/copy.txt");
    std::sort(all.begin(), all.end());
    CHECK(get(store, e.document.id).document.uris == all);
    CHECK(*store.generation() != generation);
  }
  SECTION("and another pipeline replaces it") {
    e.claims.clear();
    CHECK(put(store, e, "p2") == PutOutcome::kReplaced);
    CHECK(get(store, e.document.id) == e);
    CHECK(store.documents()->size() == 1);
    CHECK(*store.pipeline() == "p2");
  }
}

TEST_CASE("store: what is forgotten leaves nothing behind", "[graph][store]") {
  const TemporaryFolder folder;
  Store store = create(folder / "a.lazo");
  const Extraction a = random_extraction(1, shipped_for_tests());
  const Extraction b = random_extraction(2, shipped_for_tests());
  put(store, a);
  put(store, b);
  CHECK(*store.forget(b.document.id));
  CHECK_FALSE(*store.forget(b.document.id));
  CHECK_FALSE(store.extraction(b.document.id).ok());
  CHECK(get(store, a.document.id) == a);
  for (const KnownNode& row : b.known) {
    INFO(row.key);
    const bool brought_by_a = std::any_of(a.known.begin(), a.known.end(),
                                          [&](const KnownNode& r) { return r.key == row.key; });
    CHECK(store.known_node(row.key).ok() == brought_by_a);
  }
  CHECK(store.check()->empty());
}

TEST_CASE("store: a transaction is whole or not at all", "[graph][store]") {
  const TemporaryFolder folder;
  Store store = create(folder / "a.lazo");
  REQUIRE(store.begin().ok());
  put(store, random_extraction(1, shipped_for_tests()));
  put(store, random_extraction(2, shipped_for_tests()));
  SECTION("rolled back") {
    store.rollback();
    CHECK(store.documents()->empty());
    CHECK(*store.generation() == 0);
    put(store, random_extraction(1, shipped_for_tests()));
    CHECK(store.documents()->size() == 1);
  }
  SECTION("committed") {
    REQUIRE(store.commit().ok());
    CHECK(store.documents()->size() == 2);
    CHECK(*store.generation() != 0);
  }
}

TEST_CASE("store: an unsound document leaves its transaction as it is", "[graph][store]") {
  const TemporaryFolder folder;
  Store store = create(folder / "a.lazo");
  REQUIRE(store.begin().ok());
  put(store, random_extraction(1, shipped_for_tests()));
  Extraction unsound = random_extraction(2, shipped_for_tests());
  unsound.document.uris.clear();
  CHECK(store.put(unsound, "p1").error().code == ErrorCode::kBadInput);
  REQUIRE(store.commit().ok());
  CHECK(store.documents()->size() == 1);
  CHECK(store.commit().error().code == ErrorCode::kStore);  // nothing is open
}

TEST_CASE("store: a claim comes with its quotations", "[graph][store]") {
  const TemporaryFolder folder;
  Store store = create(folder / "a.lazo");
  const Extraction e = random_extraction(11, shipped_for_tests());
  REQUIRE(e.claims.size() > 2);
  put(store, e);
  const DocumentInfo info = *store.info(e.document.id);
  std::vector<ClaimRow> rows;
  for (std::uint32_t i = 0; i < e.claims.size(); ++i) rows.push_back({info.row, i});
  std::reverse(rows.begin(), rows.end());
  const Result<std::vector<StoredClaim>> stored = store.claims(rows);
  REQUIRE(stored.ok());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Claim& claim = e.claims[rows[i].index];
    const StoredClaim& got = (*stored)[i];
    CHECK(got.claim == claim);
    CHECK(got.sentence == claim.sentence.in(e.document.text));
    if (claim.trigger) CHECK(got.trigger == claim.trigger->in(e.document.text));
  }
  CHECK(store.claim({info.row, 10000}).error().code == ErrorCode::kNotFound);
}

TEST_CASE("store: many claims of one table are read in parts", "[graph][store]") {
  const TemporaryFolder folder;
  Store store = create(folder / "a.lazo");
  Extraction e = random_extraction(3, shipped_for_tests());
  e.claims.clear();
  for (std::uint32_t i = 0; i < 5000; ++i) {
    Claim claim;
    claim.relation = shipped_for_tests().find_relation("member_of");
    claim.source = EntityId{0};
    claim.target = EntityId{1};
    claim.record = "row " + std::to_string(i + 1);
    claim.rule = "import:csv";
    e.claims.push_back(claim);
  }
  put(store, e);
  const Extraction back = get(store, e.document.id);
  REQUIRE(back.claims.size() == 5000);
  const DocumentRow row = store.info(e.document.id)->row;
  for (const std::uint32_t i : {0U, 1023U, 1024U, 4999U}) {
    CHECK(store.claim({row, i})->claim == back.claims[i]);
  }
}

TEST_CASE("store: refuses what is not sound", "[graph][store]") {
  const TemporaryFolder folder;
  Store store = create(folder / "a.lazo");
  Extraction e = random_extraction(5, shipped_for_tests());
  REQUIRE_FALSE(e.claims.empty());
  std::string expected;
  SECTION("a span behind the text") {
    e.mentions = {{{0, 100000}, EntityId{0}, MentionHow::kName}};
    expected = "outside the text";
  }
  SECTION("a span inside a character") {
    e.document.text = "ñ" + e.document.text;
    e.mentions = {{{1, 2}, EntityId{0}, MentionHow::kName}};
    expected = "cuts a character";
  }
  SECTION("an entity that is not there") {
    e.claims[0].source = EntityId{99};
    expected = "no such entity";
  }
  SECTION("a relation that is not there") {
    e.claims[0].relation = RelationId{60000};
    expected = "unknown relation";
  }
  SECTION("an id that is not that of the bytes") {
    e.document.id.value ^= 1U;
    expected = "does not begin the sha256";
  }
  const Result<PutOutcome> outcome = store.put(e, "p1");
  REQUIRE_FALSE(outcome.ok());
  CHECK(outcome.error().code == ErrorCode::kBadInput);
  CHECK_THAT(outcome.error().text(), Catch::Contains(expected));
  CHECK(store.documents()->empty());
}

}  // namespace
}  // namespace lazo
