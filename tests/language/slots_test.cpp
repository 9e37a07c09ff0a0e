#include "language/slots.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "tests/catch.hpp"

namespace lazo {
namespace {

constexpr std::array kRelations{Deprel::kRoot, Deprel::kObj,   Deprel::kIobj,  Deprel::kCcomp,
                                Deprel::kObl,  Deprel::kNsubj, Deprel::kXcomp, Deprel::kOblAgent};
using Scores = std::vector<std::array<std::int16_t, kRelations.size()>>;

std::vector<Deprel> fill(const Scores& scores, const std::vector<std::uint32_t>& heads) {
  const RelationSlots slots(kRelations, 0);
  SlotScratch scratch;
  std::vector<std::uint16_t> chosen(heads.size());
  slots.fill(scores[0].data(), kRelations.size(), heads, chosen, scratch);
  std::vector<Deprel> relations;
  for (const std::uint16_t index : chosen) relations.push_back(kRelations[index]);
  return relations;
}

/// Two words of one head that may not have these relations both.
bool are_rivals(Deprel a, Deprel b) {
  const auto is_object = [](Deprel r) { return r == Deprel::kObj || r == Deprel::kCcomp; };
  if (is_object(a) && is_object(b)) return true;
  return a == b && (a == Deprel::kIobj || a == Deprel::kXcomp || a == Deprel::kOblAgent);
}

TEST_CASE("slots: two objects of one verb", "[language][slots]") {
  // root, obj, iobj, ccomp, obl, nsubj, xcomp, obl:agent
  const Scores scores{{0, 90, 80, 0, 0, 0, 0, 0},   // it: object, or nearly as well indirect
                      {0, 0, 0, 0, 0, 0, 0, 0},     // gave, the root
                      {0, 95, 0, 0, 40, 0, 0, 0}};  // money: object, else hardly anything
  CHECK(fill(scores, {1, 3, 1}) == std::vector{Deprel::kIobj, Deprel::kObj, Deprel::kObj});
  // Under heads of their own both are objects.
  CHECK(fill(scores, {1, 3, 0})[0] == Deprel::kObj);
  CHECK(fill(scores, {1, 3, 0})[2] == Deprel::kObj);
}

TEST_CASE("slots: the first of equals stays", "[language][slots]") {
  const Scores scores{{0, 50, 0, 0, 20, 0, 0, 0}, {}, {0, 50, 0, 0, 20, 0, 0, 0}};
  CHECK(fill(scores, {1, 3, 1}) == std::vector{Deprel::kObj, Deprel::kObj, Deprel::kObl});
}

TEST_CASE("slots: subjects are not limited", "[language][slots]") {
  const Scores scores{{0, 0, 0, 0, 0, 9, 0, 0}, {}, {0, 0, 0, 0, 0, 9, 0, 0}};
  CHECK(fill(scores, {1, 3, 1})[0] == Deprel::kNsubj);
  CHECK(fill(scores, {1, 3, 1})[2] == Deprel::kNsubj);
}

TEST_CASE("slots: random sentences keep one of a kind under a head", "[language][slots]") {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t n = 2 + random() % 7;
    Scores scores(n);
    std::vector<std::uint32_t> heads(n);
    for (std::size_t w = 0; w < n; ++w) {
      for (auto& score : scores[w]) score = static_cast<std::int16_t>(random() % 40);
      heads[w] = static_cast<std::uint32_t>(random() % (n + 1));
    }
    const auto relations = fill(scores, heads);
    for (std::size_t a = 0; a < n; ++a) {
      CHECK(relations[a] != Deprel::kRoot);
      for (std::size_t b = a + 1; b < n; ++b) {
        if (heads[a] == heads[b] && heads[a] < n) CHECK(!are_rivals(relations[a], relations[b]));
      }
    }
  }
}

TEST_CASE("slots: two words of a head get the best pair there is", "[language][slots]") {
  std::mt19937 random(6);
  for (int round = 0; round < 3000; ++round) {
    Scores scores(3);
    for (auto& row : scores) {
      for (auto& score : row) score = static_cast<std::int16_t>(random() % 30);
    }
    int best = 0;
    for (std::size_t a = 1; a < kRelations.size(); ++a) {
      for (std::size_t b = 1; b < kRelations.size(); ++b) {
        if (!are_rivals(kRelations[a], kRelations[b])) {
          best = std::max(best, scores[0][a] + scores[2][b]);
        }
      }
    }
    const auto relations = fill(scores, {1, 3, 1});
    const auto score = [&](std::size_t w) {
      return scores[w][static_cast<std::size_t>(std::ranges::find(kRelations, relations[w]) -
                                                kRelations.begin())];
    };
    CHECK(score(0) + score(2) == best);
  }
}

}  // namespace
}  // namespace lazo
