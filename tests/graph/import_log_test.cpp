#include "graph/import_log.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

using testing::TemporaryFolder;

constexpr std::array<std::uint8_t, 16> kOwn = {1, 2, 3};
constexpr std::array<std::uint8_t, 16> kOther = {9};

TEST_CASE("import log: runs come back in order, those of another store do not", "[graph]") {
  const TemporaryFolder folder;
  const std::string store = folder / "graph.lazo";
  REQUIRE(logged_imports(store, kOwn).ok());
  CHECK(logged_imports(store, kOwn)->empty());
  REQUIRE(log_import(store, kOwn, "2026-01-01T00:00:00Z", {DocumentId{1}, DocumentId{2}}).ok());
  REQUIRE(log_import(store, kOther, "2026-01-02T00:00:00Z", {DocumentId{3}}).ok());
  REQUIRE(log_import(store, kOwn, "2026-01-03T00:00:00Z", {}).ok());
  REQUIRE(log_import(store, kOwn, "2026-01-04T00:00:00Z", {DocumentId{4}}).ok());
  const auto runs = logged_imports(store, kOwn);
  REQUIRE(runs.ok());
  REQUIRE(runs->size() == 2);
  CHECK((*runs)[0].documents == std::vector<DocumentId>{DocumentId{1}, DocumentId{2}});
  CHECK((*runs)[1].at == "2026-01-04T00:00:00Z");
}

TEST_CASE("import log: a line that was cut off is left out", "[graph]") {
  const TemporaryFolder folder;
  const std::string store = folder / "graph.lazo";
  REQUIRE(log_import(store, kOwn, "2026-01-01T00:00:00Z", {DocumentId{1}}).ok());
  std::ofstream(store + "-imports", std::ios::app) << "01020300\t2026-01-02T00:00:00Z\tdoc:00";
  CHECK(logged_imports(store, kOwn)->size() == 1);
}

TEST_CASE("import log: a folder that is not there is an error", "[graph]") {
  CHECK_FALSE(
      log_import("/nowhere/graph.lazo", kOwn, "2026-01-01T00:00:00Z", {DocumentId{1}}).ok());
}

}  // namespace
}  // namespace lazo
