#pragma once
// The one source of chance in training: the same numbers for the same seed, on every machine and
// with every standard library (std::shuffle and the std distributions do not promise that).
//
//   Random random(42);
//   if (random.unit() < 0.25) drop();
//   random.shuffle(order);
//
// SplitMix64 (Steele, Lea and Flood 2014). Not synchronised.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace lazo {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// In [0, 1).
  float unit() { return static_cast<float>(next() >> 40U) * 0x1.0p-24F; }
  /// In [-1, 1), mean 0.
  float symmetric() { return 2.0F * unit() - 1.0F; }
  /// In [0, bound). Requires bound > 0; the bias of the remainder does not matter here.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace lazo
