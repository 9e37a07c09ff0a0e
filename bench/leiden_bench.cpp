// leiden_bench FILE: communities of a graph of one tie a line ("a b"), with the time they took.
// bench/leiden_peers FILE runs igraph's Leiden on the same file and prints the two side by side.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

#include "queries/leiden.hpp"

namespace {

lazo::WeightedLists read_ties(std::FILE* file) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> halves;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t most = 0;
  while (std::fscanf(file, "%u %u", &a, &b) == 2) {
    if (a == b) continue;
    halves.emplace_back(a, b);
    halves.emplace_back(b, a);
    most = std::max({most, a, b});
  }
  std::sort(halves.begin(), halves.end());
  halves.erase(std::unique(halves.begin(), halves.end()), halves.end());
  lazo::WeightedLists lists;
  std::size_t at = 0;
  for (std::uint32_t v = 0; !halves.empty() && v <= most; ++v) {
    for (; at < halves.size() && halves[at].first == v; ++at) {
      lists.targets.push_back(halves[at].second);
      lists.weights.push_back(1);
    }
    lists.offsets.push_back(static_cast<std::uint32_t>(at));
  }
  return lists;
}

}  // namespace

int main(int argc, char** argv) {
  std::FILE* const file = argc == 2 ? std::fopen(argv[1], "r") : nullptr;
  if (file == nullptr) return std::fputs("usage: leiden_bench FILE\n", stderr), 2;
  const lazo::WeightedLists lists = read_ties(file);
  std::fclose(file);
  double best = 1e9;
  lazo::Partition parts;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t begin = std::clock();
    parts = lazo::leiden(lists);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::printf("%u nodes, %zu ties: %zu communities, modularity %.6f, %.1f ms of processor time\n",
              lists.size(), lists.targets.size() / 2, parts.sizes.size(), parts.modularity,
              1000 * best);
}
