#include "graph/snapshot.hpp"

#include <filesystem>
#include <fstream>

#include "graph/base/utf8.hpp"
#include "graph/checksum.hpp"
#include "graph/fold.hpp"
#include "graph/snapshot_cache.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::Random;
using testing::random_extraction;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

std::string some_bytes() {
  Fold folding(shipped_for_tests(), {});
  for (std::uint64_t seed = 0; seed < 25; ++seed)
    folding.add(random_extraction(seed, shipped_for_tests()));
  return std::string(folding.finish().bytes());
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}
void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST_CASE("checksum: the values of the specification", "[graph][checksum]") {
  CHECK(checksum64("") == 0xEF46DB3751D8E999ULL);
  CHECK(checksum64("a") == 0xD24EC4F1A98C6E5BULL);
  CHECK(checksum64("abc") == 0x44BC2CF5AD770999ULL);
  CHECK(checksum64("Nobody inspects the spammish repetition") == 0xFBCEA83C8A378BF1ULL);
}

TEST_CASE("snapshot: its bytes make it again", "[graph][snapshot]") {
  const std::string bytes = some_bytes();
  const Result<Snapshot> again = Snapshot::from_bytes(bytes, "memory");
  REQUIRE(again.ok());
  CHECK((again->bytes() == bytes));
}

TEST_CASE("snapshot: no changed or missing byte is taken for sound", "[graph][snapshot]") {
  const std::string sound = some_bytes();
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::string bytes = sound;
    const std::uint32_t at = random.below(static_cast<std::uint32_t>(bytes.size()));
    if (seed % 4 == 0) {
      bytes.resize(at);
    } else {
      bytes[at] =
          static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << random.below(8)));
    }
    const Result<Snapshot> got = Snapshot::from_bytes(bytes, "memory");
    // Padding between sections is the only part that says nothing.
    if (got.ok()) {
      CHECK(got->node_count() > 0);
      CHECK(seed % 4 != 0);
    } else {
      CHECK(got.error().code == ErrorCode::kBadInput);
    }
  }
}

TEST_CASE("snapshot: names are found by their folded form and its beginning", "[graph][snapshot]") {
  Fold folding(shipped_for_tests(), {});
  for (std::uint64_t seed = 0; seed < 25; ++seed)
    folding.add(random_extraction(seed, shipped_for_tests()));
  const Snapshot graph = folding.finish();
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < graph.name_count(); ++i) {
    const NameView name = graph.name(i);
    CHECK(name.folded == normalize_name(name.text));
    const auto equal = graph.names_equal(name.folded);
    CHECK((equal.first <= i && i < equal.last));
    const auto starting = graph.names_starting(name.folded.substr(0, 1));
    CHECK((starting.first <= i && i < starting.last));
    ++found;
  }
  CHECK(found > 5);
  CHECK(graph.names_equal("no such name").first == graph.names_equal("no such name").last);
}

TEST_CASE("cache: the file beside the store is used while it is fresh",
          "[graph][snapshot][cache]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.lazo";
  const std::string beside = snapshot_path(path);
  Result<Store> store = Store::open(path, shipped_for_tests(), StoreAccess::kCreate);
  REQUIRE(store.ok());
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    REQUIRE(store->put(random_extraction(seed, shipped_for_tests()), "p").ok());
  }
  const std::string bytes(snapshot_of(*store, shipped_for_tests())->bytes());
  REQUIRE((read_file(beside) == bytes));

  SECTION("used") {
    const auto written = std::filesystem::last_write_time(beside);
    CHECK((snapshot_of(*store, shipped_for_tests())->bytes() == bytes));
    CHECK(std::filesystem::last_write_time(beside) == written);
  }
  SECTION("stale") {
    REQUIRE(store->put(random_extraction(77, shipped_for_tests()), "p").ok());
    const Result<Snapshot> graph = snapshot_of(*store, shipped_for_tests());
    CHECK(graph->document_count() == 11);
    CHECK(graph->generation() == *store->generation());
  }
  SECTION("damaged") {
    for (const std::string& wrong :
         {std::string(), std::string("LAZOSNAP"), bytes.substr(0, bytes.size() / 2),
          std::string(bytes.size(), 'x')}) {
      write_file(beside, wrong);
      CHECK((snapshot_of(*store, shipped_for_tests())->bytes() == bytes));
      CHECK((read_file(beside) == bytes));
    }
  }
  SECTION("that of another store") {
    Result<Store> other = Store::open(folder / "b.lazo", shipped_for_tests(), StoreAccess::kCreate);
    REQUIRE(other.ok());
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      REQUIRE(other->put(random_extraction(seed + 50, shipped_for_tests()), "p").ok());
    }
    write_file(beside, snapshot_of(*other, shipped_for_tests())->bytes());
    CHECK((snapshot_of(*store, shipped_for_tests())->bytes() == bytes));
  }
  SECTION("cannot be written") {
    std::filesystem::remove(beside);
    std::filesystem::create_directories(beside + "/in the way");
    CHECK((snapshot_of(*store, shipped_for_tests())->bytes() == bytes));
    CHECK_FALSE(write_snapshot(*store, shipped_for_tests()).ok());
  }
}

}  // namespace
}  // namespace lazo
