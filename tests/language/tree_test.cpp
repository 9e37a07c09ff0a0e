#include "language/tree.hpp"

#include <limits>
#include <random>
#include <vector>

#include "tests/catch.hpp"

namespace lazo {
namespace {

bool is_single_rooted_tree(const std::vector<std::uint32_t>& heads) {
  const std::size_t n = heads.size();
  std::size_t roots = 0;
  for (std::size_t w = 0; w < n; ++w) {
    if (heads[w] > n || heads[w] == w) return false;
    if (heads[w] == n) ++roots;
    std::size_t at = w;
    for (std::size_t steps = 0; at != n; ++steps) {
      if (steps > n) return false;
      at = heads[at];
    }
  }
  return roots == 1;
}

std::int64_t total(const std::vector<std::int32_t>& scores,
                   const std::vector<std::uint32_t>& heads) {
  std::int64_t sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) sum += scores[d * (heads.size() + 1) + heads[d]];
  return sum;
}

/// The best total over all assignments of heads that are trees.
std::int64_t best_total(const std::vector<std::int32_t>& scores, std::size_t n) {
  std::vector<std::uint32_t> heads(n, 0);
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  for (;;) {
    if (is_single_rooted_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t w = 0;
    while (w < n && heads[w] == n) heads[w++] = 0;
    if (w == n) return best;
    ++heads[w];
  }
}

std::vector<std::uint32_t> find(const std::vector<std::int32_t>& scores, std::size_t n) {
  TreeScratch scratch;
  std::vector<std::uint32_t> heads(n);
  find_tree(scores, n, scratch, heads);
  return heads;
}

TEST_CASE("tree: is the best of all trees of short sentences", "[language][tree]") {
  std::size_t wrong = 0;
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    std::mt19937 random(seed);
    const std::size_t n = 1 + seed % 5;
    // A narrow range makes ties and cycles, a wide one tests the arithmetic.
    const int range = seed % 3 == 0 ? 2 : seed % 3 == 1 ? 50 : 1'000'000'000;
    std::uniform_int_distribution<std::int32_t> score(-range, range);
    std::vector<std::int32_t> scores(n * (n + 1));
    for (auto& s : scores) s = score(random);
    const auto heads = find(scores, n);
    INFO("seed " << seed);
    REQUIRE(is_single_rooted_tree(heads));
    if (total(scores, heads) != best_total(scores, n)) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("tree: long random sentences give trees, again and again the same", "[language][tree]") {
  TreeScratch scratch;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    const std::size_t n = 1 + random() % 120;
    std::vector<std::int32_t> scores(n * (n + 1));
    for (auto& s : scores) s = static_cast<std::int32_t>(random() % 200);
    std::vector<std::uint32_t> heads(n);
    find_tree(scores, n, scratch, heads);
    INFO("seed " << seed);
    CHECK(is_single_rooted_tree(heads));
    CHECK(heads == find(scores, n));
  }
}

TEST_CASE("tree: the root takes one word even if it attracts all", "[language][tree]") {
  constexpr std::size_t kWords = 4;
  std::vector<std::int32_t> scores(kWords * (kWords + 1), 0);
  for (std::size_t d = 0; d < kWords; ++d) scores[d * (kWords + 1) + kWords] = 1000;
  scores[2 * (kWords + 1) + kWords] = 1001;
  CHECK(find(scores, kWords)[2] == kWords);
  CHECK(is_single_rooted_tree(find(scores, kWords)));
}

}  // namespace
}  // namespace lazo
