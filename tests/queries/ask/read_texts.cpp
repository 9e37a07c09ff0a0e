#include "tests/queries/ask/read_texts.hpp"

#include <algorithm>
#include <filesystem>

#include "graph/base/file.hpp"
#include "graph/snapshot_cache.hpp"
#include "importers/import.hpp"
#include "tests/catch.hpp"
#include "tests/queries/ask/asking.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo::tests {
namespace {

const Importer& importer() {
  static const std::unique_ptr<Importer> made = [] {
    ImportOptions options;
    options.model_folder = LAZO_SOURCE_DIR "/language/models";
    Result<std::unique_ptr<Importer>> created = Importer::create(ontology(), options);
    REQUIRE(created.ok());
    return std::move(created).value();
  }();
  return *made;
}

Store new_store(const std::string& path) {
  Result<Store> opened = Store::open(path, ontology(), StoreAccess::kCreate);
  REQUIRE(opened.ok());
  return std::move(opened).value();
}

}  // namespace

ReadTexts::ReadTexts(const std::vector<std::pair<std::string, std::string>>& texts)
    : store_(new_store(folder_ / "graph.lazo")) {
  for (const auto& [name, text] : texts) {
    const Result<Extraction> found = importer().extract(text, name);
    REQUIRE(found.ok());
    REQUIRE(store_.put(*found, "test").ok());
  }
  Result<Snapshot> folded = fold_store(store_, ontology());
  REQUIRE(folded.ok());
  graph_ = std::move(folded).value();
}

const ReadTexts& ReadTexts::examples() {
  static const ReadTexts read = [] {
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& entry : std::filesystem::directory_iterator(LAZO_SOURCE_DIR "/examples")) {
      if (entry.path().extension() != ".txt") continue;
      const Result<std::string> text = real_file_system().read(entry.path().string());
      REQUIRE(text.ok());
      texts.emplace_back(entry.path().filename().string(), *text);
    }
    std::sort(texts.begin(), texts.end());
    return ReadTexts(texts);
  }();
  return read;
}

ask::AskAnswer ReadTexts::ask(ask::Question& question, const Filter& filter) const {
  Result<ask::AskAnswer> found =
      ask::answer(graph_, store_, ontology(), lexicons(), question, filter, false);
  REQUIRE(found.ok());
  return std::move(found).value();
}

ask::AskAnswer ReadTexts::ask(std::string_view text, ask::Question* question) const {
  ask::Question read = read_question(graph_, text);
  ask::AskAnswer found = ask(read, Filter{});
  if (question != nullptr) *question = std::move(read);
  return found;
}

}  // namespace lazo::tests
