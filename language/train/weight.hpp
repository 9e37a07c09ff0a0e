#pragma once
// A trainable matrix: its value, the gradient of the present batch, and what the optimiser keeps
// about it.
//
//   Weight w("tag.weight", labels, 2 * hidden);
//   w.randomize(random, 0.1F);
//   add_product(w.value, x, y);   ...   add_product_transposed(dy, x, w.gradient);

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "language/train/matrix.hpp"
#include "language/train/random.hpp"

namespace lazo {

struct Weight {
  Weight() = default;
  Weight(std::string weight_name, std::size_t rows, std::size_t columns)
      : name(std::move(weight_name)), value(rows, columns), gradient(rows, columns) {}

  /// Uniform in [-scale, scale).
  void randomize(Random& random, float scale) {
    for (float& v : value.values()) v = scale * random.symmetric();
  }

  std::string name;
  Matrix value;
  Matrix gradient;
  Matrix momentum;  ///< running mean of the gradient; empty before the first step
  Matrix variance;  ///< running mean of its square
  Matrix average;   ///< running mean of the value; empty if averaging is off
};

/// The weights of a network in a fixed order; the layers own them.
using WeightList = std::vector<Weight*>;

}  // namespace lazo
