#include "graph/fold.hpp"

#include <algorithm>

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

std::vector<Extraction> some(std::size_t count, std::uint64_t seed = 0) {
  std::vector<Extraction> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(random_extraction(seed + i, shipped_for_tests()));
  return all;
}

Snapshot fold(const std::vector<Extraction>& all, const DecisionLog& decisions = {}) {
  Fold folding(shipped_for_tests(), decisions);
  for (const Extraction& e : all) folding.add(e);
  return folding.finish();
}

TEST_CASE("fold: nothing gives the empty graph", "[graph][fold]") {
  const Snapshot graph = fold({});
  CHECK(graph.node_count() == 0);
  CHECK(graph.edge_count() == 0);
  CHECK(graph.verify().ok());
  CHECK(Snapshot().bytes() == graph.bytes());
}

TEST_CASE("fold: the order of documents changes no byte", "[graph][fold]") {
  std::vector<Extraction> all = some(40);
  const Snapshot graph = fold(all);
  REQUIRE(graph.edge_count() > 20);
  REQUIRE(graph.verify().ok());
  Random random(1);
  for (int round = 0; round < 10; ++round) {
    for (std::size_t i = all.size(); i > 1; --i) {
      std::swap(all[i - 1], all[random.below(static_cast<std::uint32_t>(i))]);
    }
    CHECK((fold(all).bytes() == graph.bytes()));
  }
}

TEST_CASE("fold: a store folds to the same as its documents in memory", "[graph][fold]") {
  const TemporaryFolder folder;
  const std::vector<Extraction> all = some(40, 100);
  Result<Store> store = Store::open(folder / "a.lazo", shipped_for_tests(), StoreAccess::kCreate);
  REQUIRE(store.ok());
  Fold folding(shipped_for_tests(), {});
  for (const Extraction& e : all) {
    REQUIRE(store->put(e, "p").ok());
    folding.add(e, store->info(e.document.id)->row);
  }
  folding.set_origin(store->uuid(), *store->generation());
  const Snapshot here = folding.finish();
  const Result<Snapshot> there = fold_store(*store, shipped_for_tests());
  REQUIRE(there.ok());
  CHECK((there->bytes() == here.bytes()));
}

}  // namespace
}  // namespace lazo
