#include <algorithm>
#include <numeric>

#include "queries/rank.hpp"

namespace lazo {
namespace {

/// `count` of the numbers below `size`, evenly likely, always the same ones.
std::vector<std::uint32_t> pivots(std::uint32_t size, std::uint32_t count) {
  std::vector<std::uint32_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::uint64_t state = 0x2545F4914F6CDD1DULL;
  for (std::uint32_t i = 0; i < std::min(count, size); ++i) {
    state ^= state << 13U;  // xorshift64 (Marsaglia 2003)
    state ^= state >> 7U;
    state ^= state << 17U;
    std::swap(numbers[i], numbers[i + state % (size - i)]);
  }
  numbers.resize(std::min(count, size));
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// Working memory of one source after the other.
struct Sweep {
  std::vector<std::int32_t> distance;
  std::vector<double> paths;
  std::vector<double> dependency;
  std::vector<std::uint32_t> order;

  explicit Sweep(std::size_t size) : distance(size), paths(size), dependency(size) {
    order.reserve(size);
  }

  /// Adds what each node owes to the shortest paths from `source` (Brandes 2001).
  void run(const WeightedLists& neighbors, std::uint32_t source, std::vector<double>& scores) {
    std::fill(distance.begin(), distance.end(), -1);
    std::fill(paths.begin(), paths.end(), 0.0);
    std::fill(dependency.begin(), dependency.end(), 0.0);
    order.assign(1, source);
    distance[source] = 0;
    paths[source] = 1;
    for (std::size_t at = 0; at < order.size(); ++at) {
      const std::uint32_t v = order[at];
      for (const std::uint32_t u : neighbors.row(v)) {
        if (distance[u] < 0) {
          distance[u] = distance[v] + 1;
          order.push_back(u);
        }
        if (distance[u] == distance[v] + 1) paths[u] += paths[v];
      }
    }
    for (std::size_t at = order.size(); at-- > 1;) {
      const std::uint32_t u = order[at];
      for (const std::uint32_t v : neighbors.row(u)) {
        if (distance[v] == distance[u] - 1) {
          dependency[v] += paths[v] / paths[u] * (1 + dependency[u]);
        }
      }
      scores[u] += dependency[u];
    }
  }
};

}  // namespace

std::vector<double> sampled_betweenness(const WeightedLists& neighbors, std::uint32_t samples) {
  std::vector<double> scores(neighbors.size(), 0.0);
  Sweep sweep(neighbors.size());
  const std::uint32_t size = neighbors.size();
  const std::vector<std::uint32_t> sources = pivots(size, samples);
  for (const std::uint32_t source : sources) sweep.run(neighbors, source, scores);
  if (sources.empty()) return scores;
  const double scale = static_cast<double>(size) / static_cast<double>(sources.size()) / 2;
  for (double& score : scores) score *= scale;
  return scores;
}

}  // namespace lazo
