#include "language/names.hpp"

#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace lazo {
namespace {

using Place = NameLabel::Place;

std::vector<NameLabel> bilou(std::initializer_list<NameType> types) {
  std::vector<NameLabel> labels = {{}};
  for (const NameType type : types) {
    for (const Place place : {Place::kBegin, Place::kInside, Place::kLast, Place::kUnit}) {
      labels.push_back({place, type});
    }
  }
  return labels;
}

bool is_valid(const std::vector<NameLabel>& labels, const std::vector<std::size_t>& path) {
  bool open = false;
  NameType type = NameType::kMisc;
  for (const std::size_t l : path) {
    const NameLabel& label = labels[l];
    const bool inside = label.place == Place::kInside || label.place == Place::kLast;
    if (inside != open || (inside && label.type != type)) return false;
    open = label.place == Place::kBegin || label.place == Place::kInside;
    type = label.type;
  }
  return !open;
}

/// The score of a sequence of names: the labels that spell them, summed.
std::int32_t total(const std::vector<NameLabel>& labels, const std::vector<std::int16_t>& scores,
                   std::size_t n, const std::vector<NameSpan>& names) {
  std::vector<NameLabel> spelled(n);
  for (const NameSpan& name : names) {
    for (std::uint32_t w = name.first_word; w < name.end_word; ++w) {
      const bool first = w == name.first_word;
      const bool last = w + 1 == name.end_word;
      spelled[w] = {first  ? last ? Place::kUnit : Place::kBegin
                    : last ? Place::kLast
                           : Place::kInside,
                    name.type};
    }
  }
  std::int32_t sum = 0;
  for (std::size_t w = 0; w < n; ++w) {
    const auto at = std::find(labels.begin(), labels.end(), spelled[w]) - labels.begin();
    sum += scores[w * labels.size() + static_cast<std::size_t>(at)];
  }
  return sum;
}

TEST_CASE("names: are the best valid sequence of labels", "[language][names]") {
  const auto labels = bilou({NameType::kPerson, NameType::kLocation});
  const NameDecoder decoder(labels);
  NameScratch scratch;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    const std::size_t n = 1 + seed % 4;
    std::vector<std::int16_t> scores(n * labels.size());
    for (auto& s : scores) s = static_cast<std::int16_t>(static_cast<int>(random() % 2001) - 1000);
    std::vector<NameSpan> names;
    decoder.decode(scores.data(), labels.size(), n, 0, scratch, names);

    std::int32_t best = -1'000'000;
    std::vector<std::size_t> path(n, 0);
    for (;;) {
      if (is_valid(labels, path)) {
        std::int32_t sum = 0;
        for (std::size_t w = 0; w < n; ++w) sum += scores[w * labels.size() + path[w]];
        best = std::max(best, sum);
      }
      std::size_t w = 0;
      while (w < n && path[w] + 1 == labels.size()) path[w++] = 0;
      if (w == n) break;
      ++path[w];
    }
    INFO("seed " << seed);
    REQUIRE(total(labels, scores, n, names) == best);
  }
}

TEST_CASE("names: spans count from the first word and carry their margin", "[language][names]") {
  const auto labels = bilou({NameType::kOrganization});  // O B I L U
  const NameDecoder decoder(labels);
  NameScratch scratch;
  std::vector<NameSpan> names;
  constexpr std::int16_t kOne = 1 << kScoreBits;
  const std::vector<std::int16_t> scores = {
      kOne, 0,        0, 0,        0,          // O
      0,    3 * kOne, 0, 0,        0,          // B, ahead of O by 3: 96 steps
      0,    0,        0, 2 * kOne, 0,          // L, ahead by 2: 64 steps
      0,    0,        0, 0,        30 * kOne,  // U, ahead by more than the margin can say
  };
  decoder.decode(scores.data(), labels.size(), 4, 100, scratch, names);
  REQUIRE(names.size() == 2);
  CHECK(names[0].first_word == 101);
  CHECK(names[0].end_word == 103);
  CHECK(names[0].margin == 64);
  CHECK(names[1].first_word == 103);
  CHECK(names[1].margin == 255);
}

}  // namespace
}  // namespace lazo
