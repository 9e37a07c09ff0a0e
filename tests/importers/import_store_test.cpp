// An import and the store it writes to: a disk that fails, and wire stories printed twice.

#include <filesystem>
#include <fstream>
#include <map>

#include <sqlite3.h>

#include "graph/fold.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_cache.hpp"
#include "importers/import.hpp"
#include "tests/catch.hpp"
#include "tests/graph/failing_vfs.hpp"
#include "tests/graph/random_extraction.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

using testing::FailingVfs;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

const Importer& importer() {
  static const std::unique_ptr<Importer> made = [] {
    ImportOptions options;
    options.threads = 2;
    options.language = Language::kEnglish;  // too short to tell
    return Importer::create(shipped_for_tests(), std::move(options)).value();
  }();
  return *made;
}

Result<Store> open(const std::string& path, const std::string& vfs = {}) {
  StoreOptions options;
  options.vfs = vfs;
  return Store::open(path, shipped_for_tests(), StoreAccess::kCreate, options);
}

Result<ImportReport> import_into(Store& store, const std::string& path) {
  StoreSink sink(store);
  return importer().run({path}, real_file_system(), sink);
}

std::vector<DocumentInfo> documents_of(const Store& store) {
  Result<std::vector<DocumentInfo>> found = store.documents();
  REQUIRE(found.ok());
  return std::move(found).value();
}

void write(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("import: whichever write of the disk fails, nothing is half-written and it says so",
          "[importers][import][crash]") {
  const TemporaryFolder folder;
  constexpr int kDocuments = 12;
  for (int i = 0; i < kDocuments; ++i) {
    const std::string number = std::to_string(i);
    write(folder / ("in/" + number + ".txt"),
          "Canada criticized Mexico " + number + " times. The country must support Japan.\n");
  }
  std::map<DocumentId, Extraction> whole;
  {
    Result<Store> store = open(folder / "whole.lazo");
    REQUIRE(store.ok());
    REQUIRE(import_into(*store, folder / "in").ok());
    for (const DocumentInfo& info : documents_of(*store)) {
      whole[info.document.id] = store->extraction(info.document.id).value();
    }
  }
  REQUIRE(whole.size() == kDocuments);

  int failures = 0;
  bool failed = true;
  for (std::uint64_t n = 1; failed; ++n) {
    INFO("write " << n);
    REQUIRE(n < 1000);
    const std::string path = folder / (std::to_string(n) + ".lazo");
    {
      const FailingVfs disk(n, SQLITE_FULL);
      {
        Result<Store> store = open(path, disk.name());
        Status done = store.ok() ? Status() : Status(store.error());
        if (done.ok()) {
          const Result<ImportReport> report = import_into(*store, folder / "in");
          if (!report.ok()) done = report.error();
        }
        if (!done.ok()) {
          ++failures;
          CHECK(done.error().code == ErrorCode::kStore);
          CHECK_THAT(done.error().text(), Catch::Contains("disk is full"));
        }
      }
      failed = disk.failed();
    }
    // On a disk that works again: what is there is whole, and importing again brings the rest.
    Result<Store> store = open(path);
    REQUIRE(store.ok());
    CHECK(store->check().value().empty());
    for (const DocumentInfo& info : documents_of(*store)) {
      CHECK((store->extraction(info.document.id).value() == whole.at(info.document.id)));
    }
    const Result<ImportReport> again = import_into(*store, folder / "in");
    REQUIRE(again.ok());
    CHECK(again->added + again->unchanged == kDocuments);
    CHECK(documents_of(*store).size() == kDocuments);
  }
  CHECK(failures > 5);
}

TEST_CASE("import: progress counts each byte of the files once", "[importers][import]") {
  struct Steps final : ExtractionSink {
    Result<bool> has(DocumentId, const std::string&, std::string_view) override { return false; }
    Result<PutOutcome> take(const Extraction&, std::string_view) override {
      return PutOutcome::kAdded;
    }
    void progress(const ImportProgress& step) override { steps.push_back(step); }
    Status finish() override { return {}; }
    std::vector<ImportProgress> steps;
  };
  const TemporaryFolder folder;
  write(folder / "in/a.txt", "Canada criticized Mexico.\n");
  write(folder / "in/b.txt", "");  // fails, and is done all the same
  write(folder / "in/c.txt", "Japan criticized Canada.\n");
  Steps sink;
  REQUIRE(importer().run({folder / "in"}, real_file_system(), sink).ok());
  REQUIRE(sink.steps.size() == 3);
  for (std::size_t i = 0; i < sink.steps.size(); ++i) {
    CHECK(sink.steps[i].documents == i + 1);
    CHECK(sink.steps[i].total_bytes == 51);
    if (i > 0) CHECK(sink.steps[i].bytes >= sink.steps[i - 1].bytes);
  }
  CHECK(sink.steps.back().bytes == 51);
}

TEST_CASE("import: copies of a wire story are two documents, and one source of the edge",
          "[importers][import][duplicates]") {
  const TemporaryFolder folder;
  std::string story = "Canada criticized Mexico. ";
  for (int i = 0; i < 40; ++i) {
    story += "Paragraph " + std::to_string(i * 7 % 41) + " of the agency tells of meeting number " +
             std::to_string(i * 5 % 37) + " in the capital.\n\n";
  }
  write(folder / "one/a.txt", story);
  write(folder / "two/b.txt", "By the agency, Monday.\n\n" + story + "All rights reserved.\n");
  write(folder / "three/c.txt", "Canada criticized Mexico again on Tuesday.\n");

  // The import of one copy does not look at the other: each document is as if it stood alone.
  Result<Store> together = open(folder / "together.lazo");
  REQUIRE(together.ok());
  for (const char* name : {"one", "two", "three"}) {
    Result<Store> alone = open(folder / (std::string(name) + ".lazo"));
    REQUIRE(alone.ok());
    REQUIRE(import_into(*alone, folder / name).ok());
    const Result<ImportReport> report = import_into(*together, folder / name);
    REQUIRE(report.ok());
    CHECK(report->added == 1);
    CHECK(report->claims >= 1);
    const DocumentId id = documents_of(*alone).front().document.id;
    CHECK((alone->extraction(id).value() == together->extraction(id).value()));
  }

  // The fold counts them once; without one of them the other still counts.
  const auto criticism = [&](std::uint32_t claims, std::uint32_t sources) {
    const Result<Snapshot> graph = fold_store(*together, shipped_for_tests());
    REQUIRE(graph.ok());
    const auto canada = graph->find("country:ca");
    REQUIRE(canada);
    bool found = false;
    for (const Arc arc : graph->out(*canada)) {
      if (graph->node(arc.target).key != "country:mx") continue;
      const StatusSummary summary = graph->summary(arc.edge, ClaimStatus::kStated);
      if (summary.claims == 0) continue;
      found = true;
      CHECK(summary.claims == claims);
      CHECK(summary.sources == sources);
    }
    CHECK(found);
  };
  criticism(3, 2);
  const auto documents = documents_of(*together);
  for (const DocumentInfo& info : documents) {
    if (info.document.uris.front() == "a.txt") {
      REQUIRE(together->forget(info.document.id).value());
    }
  }
  criticism(2, 2);
}

}  // namespace lazo
