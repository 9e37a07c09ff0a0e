#include "language/model.hpp"

#include <cstring>
#include <random>
#include <string>

#include "language/inference.hpp"
#include "language/model_format.hpp"
#include "language/train/quantize.hpp"
#include "tests/catch.hpp"
#include "tests/language/random_model.hpp"

namespace lazo {
namespace {

using testing::model_bytes;
using testing::random_parameters;
using testing::small_dimensions;

/// Reads a few words with a model, to touch all of it.
void use(const Model& model) {
  const std::vector<std::string_view> forms = {"The", "treaty", "binds", "T-MEC", ",", ""};
  const InferenceSentence sentences[] = {{0, 4, true}, {4, 2, true}};
  InferenceScratch scratch;
  Inference(model, best_kernels()).read(forms, sentences, scratch);
  CHECK(scratch.results.size() == 6);
  for (const InferenceResult& result : scratch.results) {
    CHECK(result.tag < model.tags().size());
    CHECK(result.relation < model.relations().size());
  }
}

/// Makes the header's checksum right again, as one who means harm would.
void seal(std::string& bytes) {
  std::uint32_t count = 0;
  std::memcpy(&count, bytes.data() + detail::kAtSectionCount, sizeof count);
  const std::size_t end =
      (detail::kModelHeaderSize + std::size_t{count} * detail::kModelTableEntrySize + 63) / 64 * 64;
  if (end > bytes.size()) return;
  std::memset(bytes.data() + detail::kAtHeaderChecksum, 0, 8);
  const std::uint64_t sum = detail::fnv1a(std::string_view(bytes).substr(0, end));
  std::memcpy(bytes.data() + detail::kAtHeaderChecksum, &sum, sizeof sum);
}

TEST_CASE("model: gives back what was written", "[language][model]") {
  const Parameters parameters = random_parameters(small_dimensions(), 1);
  const ModelData data = quantize(parameters).value();
  const auto model = Model::from_bytes(write_model(data), "test");
  REQUIRE(model.ok());
  CHECK(model->language() == Language::kEnglish);
  CHECK(model->dimensions() == data.dimensions);
  CHECK(model->verify().ok());
  CHECK(model->row_count() == data.row_hashes.size());
  for (std::uint32_t row = 0; row < data.row_hashes.size(); ++row) {
    CHECK(model->find_row(data.row_hashes[row]) == row);
    CHECK(model->row(row).multiplier == data.row_multipliers[row]);
    CHECK(model->row(row).values[3] == data.rows[row * 32 + 3]);
  }
  CHECK(model->find_row(data.row_hashes[5] + 1) == Model::kNoRow);
  CHECK(model->tags().size() == data.tag_labels.size());
  CHECK(model->tags()[1].upos == Upos::kVerb);
  CHECK(model->tags()[1].morphology.tense == Morphology::Tense::kPast);
  CHECK(model->relations()[5] == Deprel::kOblAgent);
  CHECK(model->root_relation() == 1);
  CHECK(model->lemma_scripts()[2].append == "y");
  CHECK(model->provenance().files[0].licence == "CC0-1.0");
  CHECK(model->provenance().dropped_sentences == 2);
  CHECK(model->sentence_hashes().size() == 3);
  const PackedMatrix& tags = model->matrix(MatrixId::kTag);
  CHECK(tags.rows == 48);  // 35 labels, padded
  std::int32_t sum = 0;
  for (std::size_t c = 0; c < tags.columns; ++c) {
    sum += data.matrices[9].weights[packed_index(20, c, tags.columns)];
  }
  CHECK(tags.row_sums[20] == sum);
  use(*model);
}

TEST_CASE("model: writing is deterministic", "[language][model]") {
  const Parameters parameters = random_parameters(small_dimensions(), 2);
  CHECK(model_bytes(parameters) == model_bytes(parameters));
}

TEST_CASE("model: says what is wrong with a file", "[language][model]") {
  const std::string good = model_bytes(random_parameters(small_dimensions(), 3));
  struct Row {
    const char* what;
    std::size_t at;
    char value;
    const char* message;
  };
  const Row rows[] = {
      {"magic", 0, 'X', "not a language model"},
      {"version", detail::kAtVersion, 9, "format 9, expected 1"},
      {"features", detail::kAtFeatureVersion, 7, "word features 7"},
      {"size", detail::kAtFileSize, 1, "its header says"},
      {"dimensions", detail::kAtDimensions, 64, "damaged (wrong checksum)"},
  };
  for (const Row& row : rows) {
    std::string bytes = good;
    bytes[row.at] = row.value;
    const auto model = Model::from_bytes(bytes, "a.lzm");
    INFO(row.what);
    REQUIRE_FALSE(model.ok());
    CHECK(model.error().code == ErrorCode::kBadInput);
    CHECK_THAT(model.error().text(), Catch::Contains(row.message));
    CHECK(model.error().where == "a.lzm");
  }
  CHECK(Model::open("no/such/model.lzm").error().code == ErrorCode::kNotFound);
}

TEST_CASE("model: no cut file is taken", "[language][model]") {
  const std::string good = model_bytes(random_parameters(small_dimensions(), 4));
  for (std::size_t size = 0; size < good.size(); size += 1 + size / 8) {
    const auto model = Model::from_bytes(good.substr(0, size), "cut");
    INFO("size " << size);
    CHECK_FALSE(model.ok());
  }
}

TEST_CASE("model: verify() notices a flipped bit anywhere behind the header", "[language][model]") {
  const std::string good = model_bytes(random_parameters(small_dimensions(), 5));
  for (const std::size_t at : {good.size() - 1, good.size() / 2, good.size() / 3}) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    const auto model = Model::from_bytes(bytes, "flipped");
    if (model.ok()) {
      CHECK_FALSE(model->verify().ok());
    }
  }
}

TEST_CASE("model: damaged files with a right checksum never crash", "[language][model]") {
  const std::string good = model_bytes(random_parameters(small_dimensions(), 6));
  std::mt19937 random(99);
  std::size_t taken = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = good;
    // Half of the damage hits the header and the table, where every bit counts.
    const std::size_t reach = round % 2 == 0 ? 2048 : bytes.size();
    for (int hits = 1 + round % 4; hits > 0; --hits) {
      bytes[random() % reach] = static_cast<char>(random());
    }
    seal(bytes);
    const auto model = Model::from_bytes(bytes, "damaged");
    if (!model.ok()) continue;
    ++taken;
    use(*model);
  }
  CHECK(taken > 0);
}

TEST_CASE("model: labels are taken apart", "[language][model]") {
  const TagLabel label =
      parse_tag_label("PRON|PRP$|Gender=Fem|Number=Plur|Person=3|Poss=Yes|PronType=Int,Rel|Odd=1");
  CHECK(label.upos == Upos::kPron);
  CHECK(label.morphology.gender == Morphology::Gender::kFem);
  CHECK(label.morphology.number == Morphology::Number::kPlur);
  CHECK(label.morphology.person == Morphology::Person::k3);
  CHECK(label.morphology.pron_type == Morphology::PronType::kInt);
  CHECK(label.morphology.possessive);
  CHECK_FALSE(label.morphology.negative);
  CHECK(parse_tag_label("ADP||_").upos == Upos::kAdp);
  CHECK(parse_tag_label("").upos == Upos::kX);
  NameLabel name;
  CHECK(parse_name_label("L-ORG", name));
  CHECK(name == NameLabel{NameLabel::Place::kLast, NameType::kOrganization});
  CHECK(parse_name_label("O", name));
  for (const char* wrong : {"", "B", "B-", "X-PER", "B-CITY", "BPER"}) {
    CHECK_FALSE(parse_name_label(wrong, name));
  }
}

}  // namespace
}  // namespace lazo
