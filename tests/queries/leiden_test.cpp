#include "queries/leiden.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "queries/communities.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

struct Pair {
  std::uint32_t a;
  std::uint32_t b;
  std::uint32_t weight = 1;
};

WeightedLists lists_of(std::uint32_t size, const std::vector<Pair>& pairs) {
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> rows(size);
  for (const Pair& pair : pairs) {
    rows[pair.a].emplace_back(pair.b, pair.weight);
    rows[pair.b].emplace_back(pair.a, pair.weight);
  }
  WeightedLists lists;
  for (auto& row : rows) {
    std::sort(row.begin(), row.end());
    for (const auto& [target, weight] : row) {
      lists.targets.push_back(target);
      lists.weights.push_back(weight);
    }
    lists.offsets.push_back(static_cast<std::uint32_t>(lists.targets.size()));
  }
  return lists;
}

/// The definition of modularity, pair by pair.
double modularity_by_definition(const WeightedLists& lists, const std::vector<std::uint32_t>& of) {
  const std::uint32_t n = lists.size();
  std::vector<double> strength(n, 0);
  std::vector<std::vector<double>> weight(n, std::vector<double>(n, 0));
  double total = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
      weight[v][lists.targets[a]] += lists.weights[a];
      strength[v] += lists.weights[a];
      total += lists.weights[a];
    }
  }
  double value = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t u = 0; u < n; ++u) {
      if (of[v] == of[u]) value += weight[v][u] - strength[v] * strength[u] / total;
    }
  }
  return total == 0 ? 0 : value / total;
}

/// The greatest modularity of all partitions.
double best_modularity(const WeightedLists& lists, std::vector<std::uint32_t>& of,
                       std::uint32_t node, std::uint32_t used) {
  if (node == lists.size()) return modularity_by_definition(lists, of);
  double best = -1;
  for (std::uint32_t c = 0; c <= used; ++c) {
    of[node] = c;
    best = std::max(best, best_modularity(lists, of, node + 1, std::max(used, c + 1)));
  }
  return best;
}

bool is_connected(const WeightedLists& lists, const std::vector<std::uint32_t>& of,
                  std::uint32_t community) {
  std::vector<std::uint32_t> stack;
  std::set<std::uint32_t> seen;
  std::size_t members = 0;
  for (std::uint32_t v = 0; v < lists.size(); ++v) {
    if (of[v] != community) continue;
    ++members;
    if (stack.empty() && seen.empty()) {
      stack.push_back(v);
      seen.insert(v);
    }
  }
  while (!stack.empty()) {
    const std::uint32_t v = stack.back();
    stack.pop_back();
    for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
      const std::uint32_t u = lists.targets[a];
      if (of[u] == community && seen.insert(u).second) stack.push_back(u);
    }
  }
  return seen.size() == members;
}

WeightedLists random_lists(std::uint32_t seed, std::uint32_t most_nodes) {
  std::mt19937 random(seed);
  const std::uint32_t size = 1 + static_cast<std::uint32_t>(random() % most_nodes);
  std::vector<Pair> pairs;
  for (std::uint32_t a = 0; a < size; ++a) {
    for (std::uint32_t b = a + 1; b < size; ++b) {
      if (random() % 3 == 0) pairs.push_back({a, b, 1 + static_cast<std::uint32_t>(random() % 3)});
    }
  }
  return lists_of(size, pairs);
}

}  // namespace

TEST_CASE("leiden: every graph of up to four nodes is split as well as can be",
          "[queries][leiden]") {
  for (std::uint32_t size = 0; size <= 4; ++size) {
    std::vector<Pair> all;
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) all.push_back({a, b});
    }
    for (std::uint32_t bits = 0; bits < 1U << all.size(); ++bits) {
      std::vector<Pair> pairs;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if ((bits >> i & 1U) != 0) pairs.push_back(all[i]);
      }
      INFO(size << " nodes, ties " << bits);
      const WeightedLists lists = lists_of(size, pairs);
      std::vector<std::uint32_t> of(size);
      CHECK(leiden(lists).modularity == Approx(best_modularity(lists, of, 0, 0)).margin(1e-12));
    }
  }
}

TEST_CASE("leiden: random graphs are split nearly as well as can be, into connected parts",
          "[queries][leiden]") {
  double found = 0;
  double possible = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    const WeightedLists lists = random_lists(seed, 8);
    const Partition parts = leiden(lists);
    REQUIRE(parts.of_node.size() == lists.size());
    CHECK(parts.modularity == Approx(modularity_by_definition(lists, parts.of_node)).margin(1e-12));
    for (std::uint32_t c = 0; c < parts.sizes.size(); ++c) {
      CHECK(is_connected(lists, parts.of_node, c));
    }
    CHECK(std::is_sorted(parts.sizes.rbegin(), parts.sizes.rend()));
    std::vector<std::uint32_t> of(lists.size());
    const double best = best_modularity(lists, of, 0, 0);
    CHECK(parts.modularity <= best + 1e-12);
    found += parts.modularity;
    possible += best;
  }
  CHECK(found >= 0.99 * possible);
}

TEST_CASE("leiden: cliques on a ring are found, whatever the seed", "[queries][leiden]") {
  std::vector<Pair> pairs;
  constexpr std::uint32_t kCliques = 12;
  constexpr std::uint32_t kSize = 5;
  for (std::uint32_t c = 0; c < kCliques; ++c) {
    for (std::uint32_t a = 0; a < kSize; ++a) {
      for (std::uint32_t b = a + 1; b < kSize; ++b) pairs.push_back({c * kSize + a, c * kSize + b});
    }
    pairs.push_back({c * kSize, (c + 1) % kCliques * kSize + 1});
  }
  const WeightedLists lists = lists_of(kCliques * kSize, pairs);
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    LeidenOptions options;
    options.seed = seed;
    const Partition parts = leiden(lists, options);
    CHECK(parts.sizes == std::vector<std::uint32_t>(kCliques, kSize));
  }
  CHECK(leiden(lists).of_node == leiden(lists).of_node);
}

TEST_CASE("communities: components are what ties connect", "[queries][communities]") {
  tests::GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"},
                                {"org:b", "opposes", "org:c"},
                                {"org:d", "supports", "org:e"},
                                {"org:e", "supports", "org:f", Mood::kPossible}});
  const Snapshot graph = maker.make();
  const CommunityAnswer found = communities(graph, CommunityBy::kComponents, Filter{}, {});
  REQUIRE(found.communities.size() == 2);
  CHECK(found.communities[0].members.size() == 3);
  CHECK(found.communities[0].members[0] == tests::node(graph, "org:b"));
  CHECK(found.communities[0].inside == 2);
  CHECK(found.communities[1].members.size() == 2);
  CHECK(found.ties == 3);
  CHECK(found.hidden.for_status() == 1);
}

TEST_CASE("communities: an empty graph has none", "[queries][communities]") {
  for (const CommunityBy by : {CommunityBy::kLeiden, CommunityBy::kComponents}) {
    CHECK(communities(Snapshot(), by, Filter{}, {}).communities.empty());
  }
}

}  // namespace lazo
