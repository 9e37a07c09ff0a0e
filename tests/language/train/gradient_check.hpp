#pragma once
// Compares gradients with finite differences: the oracle of every layer.
//
//   check_gradients(weights, [&] { return loss(); }, [&] { backward(); });

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "language/train/random.hpp"
#include "language/train/weight.hpp"
#include "tests/catch.hpp"

namespace lazo::test {

inline void clear_gradients(const WeightList& weights) {
  for (Weight* weight : weights) {
    for (float& g : weight->gradient.values()) g = 0.0F;
  }
}

// For each weight, along two random directions: (L(w + e v) - L(w - e v)) / 2e against g . v.
// `loss` must not depend on chance; `backward` must leave the gradients of that loss.
inline void check_gradients(const WeightList& weights, const std::function<double()>& loss,
                            const std::function<void()>& backward) {
  clear_gradients(weights);
  (void)loss();
  backward();
  // A copy: a loss may add gradients of its own while it is measured.
  std::vector<Matrix> gradients;
  for (const Weight* weight : weights) gradients.push_back(weight->gradient);
  Random random(7);
  for (std::size_t number = 0; number < weights.size(); ++number) {
    Weight* weight = weights[number];
    for (int trial = 0; trial < 2; ++trial) {
      std::vector<float> direction(weight->value.size());
      double length = 0.0;
      for (float& v : direction) {
        v = random.symmetric();
        length += static_cast<double>(v) * static_cast<double>(v);
      }
      const auto step = static_cast<float>(0.01 / std::sqrt(length));
      const auto move = [&](float by) {
        for (std::size_t i = 0; i < direction.size(); ++i) {
          weight->value.values()[i] += by * direction[i];
        }
      };
      move(step);
      const double above = loss();
      move(-2.0F * step);
      const double below = loss();
      move(step);
      double expected = 0.0;
      for (std::size_t i = 0; i < direction.size(); ++i) {
        expected +=
            static_cast<double>(direction[i]) * static_cast<double>(gradients[number].values()[i]);
      }
      expected *= static_cast<double>(step);
      const double measured = (above - below) / 2.0;
      INFO(weight->name << " measured " << measured << " expected " << expected);
      CHECK(std::abs(measured - expected) <= 0.02 * std::abs(expected) + 4e-6);
    }
  }
}

}  // namespace lazo::test
