#include "importers/import.hpp"

#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"

namespace lazo {
namespace {

const Ontology& ontology() {
  static const Ontology loaded = [] {
    Result<Ontology> result = shipped_ontology();
    REQUIRE(result.ok());
    return std::move(result).value();
  }();
  return loaded;
}

/// Files in a folder of their own, gone at the end.
class Folder {
 public:
  Folder() {
    path_ = std::filesystem::temp_directory_path() /
            ("lazo-import-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string path(const std::string& name = {}) const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

/// Keeps what it is given, in order.
class Keep final : public ExtractionSink {
 public:
  Result<bool> has(DocumentId, const std::string&, std::string_view) override { return false; }
  Result<PutOutcome> take(const Extraction& extraction, std::string_view) override {
    taken.push_back(extraction);
    return PutOutcome::kAdded;
  }
  Status finish() override {
    ++finished;
    return {};
  }
  std::vector<Extraction> taken;
  int finished = 0;
};

ImportReport run(const std::vector<std::string>& paths, ExtractionSink& sink,
                 std::size_t threads = 2) {
  ImportOptions options;
  options.threads = threads;
  options.language = Language::kEnglish;  // too short to tell
  Result<std::unique_ptr<Importer>> importer = Importer::create(ontology(), options);
  REQUIRE(importer.ok());
  Result<ImportReport> report = (*importer)->run(paths, real_file_system(), sink);
  REQUIRE(report.ok());
  return std::move(report).value();
}

}  // namespace

TEST_CASE("import: walks folders, names files below the path, in order", "[importers][import]") {
  const Folder folder;
  folder.write("b/two.txt", "Canada criticized Mexico.\n");
  folder.write("a.txt", "Japan criticized Canada.\n");
  folder.write("picture.png", "\x89PNG");
  Keep keep;
  const ImportReport report = run({folder.path()}, keep);
  CHECK(report.added == 2);
  CHECK(report.skipped == 1);
  CHECK(report.failed == 0);
  for (const Extraction& found : keep.taken) {
    for (const SentenceRecord& sentence : found.sentences) {
      INFO(sentence.span.in(found.document.text));
      CHECK(sentence.reason.empty());
    }
  }
  CHECK(report.claims == 2);
  CHECK(keep.finished == 1);
  REQUIRE(keep.taken.size() == 2);
  CHECK(keep.taken[0].document.uris == std::vector<std::string>{"a.txt"});
  CHECK(keep.taken[1].document.uris == std::vector<std::string>{"b/two.txt"});
}

TEST_CASE("import: a file that cannot be read is named and the rest goes on",
          "[importers][import]") {
  const Folder folder;
  folder.write("empty.txt", "");
  folder.write("good.txt", "Canada criticized Mexico.\n");
  Keep keep;
  const ImportReport report =
      run({folder.path("empty.txt"), folder.path("missing.txt"), folder.path("good.txt")}, keep);
  CHECK(report.added == 1);
  CHECK(report.failed == 2);
  REQUIRE(report.issues.size() == 2);
  for (const ImportIssue& issue : report.issues) {
    CHECK(issue.failed);
    CHECK(issue.named);
    CHECK_FALSE(issue.reason.empty());
  }
}

TEST_CASE("import: threads do not change what is found", "[importers][import]") {
  const Folder folder;
  for (int i = 0; i < 40; ++i) {
    folder.write("d" + std::to_string(i) + ".txt", "Canada criticized Mexico " + std::to_string(i) +
                                                       " times. The country must support Japan.\n");
  }
  Keep one;
  Keep many;
  (void)run({folder.path()}, one, 1);
  (void)run({folder.path()}, many, 8);
  REQUIRE(one.taken.size() == 40);
  CHECK(one.taken == many.taken);
}

TEST_CASE("import: reading the same bytes again changes nothing", "[importers][import]") {
  const Folder folder;
  folder.write("a.txt", "Canada criticized Mexico.\n");
  folder.write("b.txt", "Japan criticized Canada.\n");
  ImportOptions options;
  Result<std::unique_ptr<Importer>> importer = Importer::create(ontology(), options);
  REQUIRE(importer.ok());
  Result<Store> store = Store::open(folder.path("graph.lazo"), ontology(), StoreAccess::kCreate);
  REQUIRE(store.ok());
  for (int round = 0; round < 2; ++round) {
    StoreSink sink(*store);
    Result<ImportReport> report =
        (*importer)->run({folder.path("a.txt"), folder.path("b.txt")}, real_file_system(), sink);
    REQUIRE(report.ok());
    CHECK(report->added == (round == 0 ? 2 : 0));
    CHECK(report->unchanged == (round == 0 ? 0 : 2));
  }
  const auto documents = store->documents();
  REQUIRE(documents.ok());
  CHECK(documents->size() == 2);
}

TEST_CASE("import: a list of sources gives dates, also to copies elsewhere",
          "[importers][import]") {
  const Folder folder;
  folder.write("in/a.txt", "Canada criticized Mexico.\n");
  folder.write("in/b/copy.txt", "Canada criticized Mexico.\n");
  folder.write("in/other.txt", "Japan criticized Canada.\n");
  folder.write("in/b/sources.csv", "file,date,outlet\ncopy.txt,2025-03-04,El Faro\n");
  Result<std::unique_ptr<Importer>> importer = Importer::create(ontology(), {});
  REQUIRE(importer.ok());
  Result<Store> store = Store::open(folder.path("graph.lazo"), ontology(), StoreAccess::kCreate);
  REQUIRE(store.ok());
  for (int round = 0; round < 2; ++round) {
    StoreSink sink(*store);
    Result<ImportReport> report = (*importer)->run({folder.path("in")}, real_file_system(), sink);
    REQUIRE(report.ok());
    CHECK(report->added == (round == 0 ? 2 : 0));
    CHECK(report->replaced == 0);
    CHECK(report->undated ==
          (round == 0 ? std::vector<std::string>{"other.txt"} : std::vector<std::string>{}));
  }
  StoreSink again(*store, true);
  Result<ImportReport> report = (*importer)->run({folder.path("in")}, real_file_system(), again);
  REQUIRE(report.ok());
  CHECK(report->replaced >= 2);
  const auto documents = store->documents();
  REQUIRE(documents.ok());
  int dated = 0;
  for (const DocumentInfo& info : *documents) dated += info.document.published == "2025-03-04";
  CHECK(dated == 1);
}

TEST_CASE("import: the first failure stops if that is asked for", "[importers][import]") {
  const Folder folder;
  folder.write("a.txt", "");
  folder.write("b.txt", "Canada criticized Mexico.\n");
  ImportOptions options;
  options.threads = 1;
  options.fail_fast = true;
  Result<std::unique_ptr<Importer>> importer = Importer::create(ontology(), options);
  REQUIRE(importer.ok());
  Keep keep;
  Result<ImportReport> report = (*importer)->run({folder.path()}, real_file_system(), keep);
  REQUIRE(report.ok());
  CHECK(report->failed == 1);
  CHECK(keep.taken.empty());
  CHECK(keep.finished == 1);
}

TEST_CASE("import: user vocabulary is part of the pipeline", "[importers][import]") {
  ImportOptions options;
  Result<std::unique_ptr<Importer>> plain = Importer::create(ontology(), options);
  REQUIRE(plain.ok());
  options.language = Language::kFrench;
  Result<std::unique_ptr<Importer>> french = Importer::create(ontology(), options);
  REQUIRE(french.ok());
  CHECK((*plain)->pipeline().size() == 16);
  CHECK((*plain)->pipeline() != (*french)->pipeline());
  options.vocabulary_files = {"/nowhere/names.tsv"};
  CHECK_FALSE(Importer::create(ontology(), options).ok());
}

}  // namespace lazo
