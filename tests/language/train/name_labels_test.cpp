#include "language/train/name_labels.hpp"

#include <algorithm>
#include <cmath>

#include "language/train/random.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

GoldNames tagged(std::initializer_list<const char*> tags) {
  GoldNames out;
  for (const char* tag : tags) out.push_back({"w", tag});
  return out;
}

constexpr std::uint32_t kAllClasses = 0xF;

std::uint32_t bit(std::string_view label) {
  const auto names = name_label_names();
  return 1U << static_cast<std::uint32_t>(std::ranges::find(names, label) - names.begin());
}

TEST_CASE("name labels: IOB2 becomes BILOU", "[language][train]") {
  const auto masks = name_masks(
      tagged({"B-PER", "O", "B-ORG", "I-ORG", "I-ORG", "B-ORG", "I-ORG", "I-LOC"}), kAllClasses);
  const char* expected[] = {"U-PER", "O", "B-ORG", "I-ORG", "L-ORG", "B-ORG", "L-ORG", "U-LOC"};
  REQUIRE(masks.size() == std::size(expected));
  for (std::size_t i = 0; i < masks.size(); ++i) {
    INFO(i);
    CHECK(masks[i] == bit(expected[i]));
  }
}

TEST_CASE("name labels: data that never use a class say nothing about it", "[language][train]") {
  const std::vector<GoldNames> data = {tagged({"B-PER", "O"})};
  CHECK(classes_of(data) == 0b0001);
  const auto masks = name_masks(data.front(), classes_of(data));
  CHECK(masks[0] == bit("U-PER"));
  CHECK((masks[1] & bit("O")) != 0);
  CHECK((masks[1] & bit("I-MISC")) != 0);
  CHECK((masks[1] & bit("B-PER")) == 0);
}

TEST_CASE("name labels: a name of unknown class may be of any", "[language][train]") {
  const std::vector<GoldNames> data = {tagged({"B-NAME", "I-NAME"})};
  CHECK(classes_of(data) == kAllClasses);
  const auto masks = name_masks(data.front(), kAllClasses);
  CHECK(masks[0] == (bit("B-PER") | bit("B-ORG") | bit("B-LOC") | bit("B-MISC")));
  CHECK(masks[1] == (bit("L-PER") | bit("L-ORG") | bit("L-LOC") | bit("L-MISC")));
  CHECK(gold_names(data.front()).empty());
}

// All valid sequences tried one by one.
double best_by_force(const Matrix& scores, std::size_t at, std::uint32_t before) {
  const auto labels = name_label_names();
  const auto open = [&](std::uint32_t l) { return labels[l][0] == 'B' || labels[l][0] == 'I'; };
  const auto goes_on = [&](std::uint32_t l) { return labels[l][0] == 'I' || labels[l][0] == 'L'; };
  if (at == scores.columns()) return open(before) ? -HUGE_VAL : 0.0;
  double best = -HUGE_VAL;
  for (std::uint32_t l = 0; l < labels.size(); ++l) {
    if (open(before) != goes_on(l)) continue;
    if (open(before) && labels[before].substr(2) != labels[l].substr(2)) continue;
    best = std::max(best, static_cast<double>(scores.at(l, at)) + best_by_force(scores, at + 1, l));
  }
  return best;
}

double score_of(const Matrix& scores, const std::vector<NameRange>& names) {
  std::vector<std::uint32_t> labels(scores.columns(), 0);
  for (const NameRange& name : names) {
    for (std::size_t i = name.begin; i < name.end; ++i) {
      const std::uint32_t place = name.end - name.begin == 1 ? 3U
                                  : i == name.begin          ? 0U
                                  : i + 1 == name.end        ? 2U
                                                             : 1U;
      labels[i] = 1 + 4 * name.name_class + place;
    }
  }
  double sum = 0.0;
  for (std::size_t j = 0; j < labels.size(); ++j)
    sum += static_cast<double>(scores.at(labels[j], j));
  return sum;
}

TEST_CASE("name labels: decoding finds the best valid sequence", "[language][train]") {
  Random random(11);
  for (int trial = 0; trial < 60; ++trial) {
    Matrix scores(name_label_names().size(), 1 + random.below(4));
    // Whole steps: rounding to them changes nothing.
    for (float& s : scores.values()) s = std::round(random.symmetric() * 256.0F) / 256.0F;
    const auto names = decode_names(scores);
    INFO(trial);
    CHECK(score_of(scores, names) == Approx(best_by_force(scores, 0, 0)));
  }
  CHECK(decode_names(Matrix(name_label_names().size(), 0)).empty());
}

}  // namespace
}  // namespace lazo
