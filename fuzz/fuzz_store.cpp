// Any damage to a store: refused, or safe to ask for everything in it. The input says which bytes
// of a small good store to change: five bytes each, position and value; a rest of one to four cuts
// the file. So every input is nearly a database, and what lies behind SQLite's own checks is
// reached too.

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "fuzz/byte_changes.hpp"
#include "graph/base/file.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_cache.hpp"
#include "graph/store.hpp"
#include "tests/graph/random_extraction.hpp"
#include "tests/temporary_folder.hpp"

using namespace lazo;

namespace {

std::string good_store(const std::string& path) {
  constexpr std::uint64_t kDocuments = 3;
  {
    Result<Store> store = Store::open(path, testing::shipped_for_tests(), StoreAccess::kCreate);
    if (!store.ok()) std::abort();
    for (std::uint64_t seed = 0; seed < kDocuments; ++seed) {
      if (!store->put(testing::random_extraction(seed, testing::shipped_for_tests()), "p").ok()) {
        std::abort();
      }
    }
    Decision note;
    note.verb = DecisionVerb::kNote;
    note.a = "country:mx";
    note.note = "a remark";
    note.at = "2026-01-05T10:00:00Z";
    if (!store->decide(note).ok()) std::abort();
  }
  return real_file_system().read(path).value();
}

/// Reads all that commands read: whatever is wrong is an error, never more.
void ask_everything(const Store& store) {
  static_cast<void>(store.check().ok());
  static_cast<void>(store.counts().ok());
  static_cast<void>(store.pipeline().ok());
  static_cast<void>(store.decisions().ok());
  const Result<std::vector<DocumentInfo>> documents = store.documents();
  if (documents.ok()) {
    for (const DocumentInfo& info : *documents) {
      static_cast<void>(store.extraction(info.document.id).ok());
      static_cast<void>(store.entities(info.row).ok());
      static_cast<void>(store.facts(info.row).ok());
      for (std::uint32_t i = 0; i <= info.claims && i < 100; ++i) {
        static_cast<void>(store.claim({info.row, i}).ok());
      }
    }
  }
  static_cast<void>(store.known_node("country:mx").ok());
  static_cast<void>(fold_store(store, testing::shipped_for_tests()).ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const testing::TemporaryFolder folder;
  static const std::string path = folder / "damaged.lazo";
  static const std::string good = good_store(folder / "good.lazo");
  const std::string bytes = damaged(good, data, size);
  std::ofstream(path, std::ios::binary) << bytes;
  const Result<Store> store = Store::open(path, testing::shipped_for_tests(), StoreAccess::kRead);
  if (store.ok()) ask_everything(*store);
  return 0;
}
