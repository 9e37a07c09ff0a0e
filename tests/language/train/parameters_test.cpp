#include "language/train/parameters.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

Parameters sample() {
  Parameters p;
  p.language = "es";
  p.feature_version = 7;
  p.dimensions.hidden = 96;
  p.dimensions.name_layer = 2;
  p.tag_labels = {"NOUN||Gender=Fem|Number=Sing", "ADP||_"};
  p.label_labels = {"root", "nsubj"};
  p.name_labels = {"O", "B-PER"};
  p.row_hashes = {1, 5, 4'000'000'000U};
  p.tensors = {{"embedding.rows", {3, 2}, {0.5F, -1.0F, 3.25F, 0, 1e-20F, -0.0F}},
               {"arc.root", {2}, {1, 2}}};
  p.lemma_scripts = {{false, 2, "ir"}, {true, 0, ""}};
  p.lemma_entries = {{11, 1}, {12, 0}};
  p.files = {{"a.conllu", std::string(64, 'a'), "CC BY 4.0"}};
  p.seed = 0x1'0000'0002ULL;
  p.epochs = 3;
  p.dropped_sentences = 4;
  p.note = "note";
  p.sentence_hashes = {9, 0xFFFF'FFFF'FFFF'FFFFULL};
  return p;
}

TEST_CASE("parameters: what is written is read again", "[language][train]") {
  const std::string bytes = write_parameters(sample());
  const Result<Parameters> read = read_parameters(bytes, "es.params");
  REQUIRE(read.ok());
  CHECK(write_parameters(*read) == bytes);
  CHECK(read->dimensions == sample().dimensions);
  CHECK(read->lemma_scripts == sample().lemma_scripts);
  CHECK(read->sentence_hashes == sample().sentence_hashes);
  REQUIRE(read->find("arc.root") != nullptr);
  CHECK(read->find("arc.root")->values == std::vector<float>{1, 2});
  CHECK(read->find("arc") == nullptr);
}

TEST_CASE("parameters: a file cut short anywhere is refused", "[language][train]") {
  const std::string bytes = write_parameters(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO(size);
    const Result<Parameters> read = read_parameters(bytes.substr(0, size), "es.params");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().where == "es.params");
  }
  CHECK_FALSE(read_parameters(bytes + "x", "es.params").ok());
}

TEST_CASE("parameters: any changed byte is read or refused, never a crash", "[language][train]") {
  const std::string bytes = write_parameters(sample());
  std::size_t refused = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(0xFF);
    refused += read_parameters(changed, "x").ok() ? 0U : 1U;
  }
  CHECK(refused > 8);  // at the least both magics
}

TEST_CASE("parameters: a shape that does not fit its values is refused", "[language][train]") {
  Parameters p = sample();
  p.tensors[1].shape = {3};
  const Result<Parameters> read = read_parameters(write_parameters(p), "x");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().message.find("arc.root") != std::string::npos);
}

}  // namespace
}  // namespace lazo
