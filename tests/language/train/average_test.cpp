#include "language/train/average.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

Parameters parameters(float value) {
  Parameters p;
  p.language = "es";
  p.tag_labels = {"NOUN||_"};
  p.row_hashes = {0, 7};
  p.tensors = {{"tag.bias", {2}, {value, -value}}, {"ranges", {1}, {value}}};
  p.epochs = 3;
  p.note = "one";
  return p;
}

TEST_CASE("average: weights meet in the middle, ranges hold both", "[language][train]") {
  Parameters first = parameters(1.0F);
  Parameters second = parameters(4.0F);
  first.files = {{"a", "aa", "CC0"}};
  second.files = {{"a", "aa", "CC0"}, {"b", "bb", "CC BY"}};
  first.sentence_hashes = {1, 5};
  second.sentence_hashes = {2, 5};
  second.epochs = 8;
  second.dropped_sentences = 4;
  const auto mean = average_parameters(first, second);
  REQUIRE(mean.ok());
  CHECK(mean->tensors[0].values == std::vector<float>{2.5F, -2.5F});
  CHECK(mean->tensors[1].values == std::vector<float>{4.0F});
  CHECK(mean->files.size() == 2);
  CHECK(mean->sentence_hashes == std::vector<std::uint64_t>{1, 2, 5});
  CHECK(mean->epochs == 8);
  CHECK(mean->dropped_sentences == 4);
  CHECK(mean->note == "one");
}

TEST_CASE("average: networks that do not fit are refused", "[language][train]") {
  const Parameters first = parameters(1.0F);
  Parameters rows = first;
  rows.row_hashes = {0, 8};
  Parameters labels = first;
  labels.tag_labels = {"VERB||_"};
  Parameters shape = first;
  shape.tensors.front() = {"tag.bias", {1}, {1.0F}};
  for (const Parameters& other : {rows, labels, shape}) {
    CHECK_FALSE(average_parameters(first, other).ok());
  }
}

}  // namespace
}  // namespace lazo
