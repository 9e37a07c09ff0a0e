#include "bench/memory_bandwidth.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "bench/processor_time.hpp"

namespace lazo::bench {

double triad_gb_per_second() {
  constexpr std::size_t kNumbers = std::size_t{8} << 20U;  // 64 MB an array
  constexpr int kRounds = 5;
  std::vector<double> a(kNumbers, 0.0);
  std::vector<double> b(kNumbers, 1.0);
  const std::vector<double> c(kNumbers, 2.0);
  double best = 0;
  for (int round = 0; round < kRounds; ++round) {
    const double start = cpu_seconds();
    for (std::size_t i = 0; i < kNumbers; ++i) a[i] = b[i] + 3.0 * c[i];
    const double took = cpu_seconds() - start;
    best = std::max(best, 3.0 * sizeof(double) * static_cast<double>(kNumbers) / took / 1e9);
    std::swap(a, b);  // so that no round can be left out
  }
  return b.front() + a.back() > 0 ? best : 0;
}

}  // namespace lazo::bench
