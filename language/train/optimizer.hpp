#pragma once
// Adam with a norm limit, a lazy variant for the rows of the input layer, and a running average of
// the weights.
//
//   Optimizer optimizer(weights, embedding.rows(), settings);
//   for (batch) { network.train(batch); optimizer.step(); }      // clears the gradients
//   optimizer.swap_averages();                                    // the network now is the average
//
// Sources: Kingma and Ba 2015 (Adam); Polyak and Juditsky 1992 (averaging); rows that a batch does
// not touch keep their moments, as in the lazy Adam of common toolkits. Not synchronised.

#include <cstddef>
#include <cstdint>

#include "language/train/embedding.hpp"
#include "language/train/weight.hpp"

namespace lazo {

struct OptimizerSettings {
  float rate = 0.003F;
  float last_rate = 1e-5F;
  std::size_t warm_up = 100;    ///< steps in which the rate rises to `rate`
  std::size_t total_steps = 1;  ///< the rate falls in a line to `last_rate` until then
  float momentum = 0.9F;
  float variance = 0.99F;
  float longest_gradient = 1.0F;  ///< norm over all weights but the rows of the input layer
  float average = 0.999F;         ///< share that the average keeps in a step; 0: no averaging
};

class Optimizer {
 public:
  Optimizer(WeightList weights, RowWeight& rows, OptimizerSettings settings);

  /// One step along the gradients, which it clears.
  void step();

  /// Exchanges every weight with its average (no effect without averaging). Twice = not at all.
  void swap_averages();

  /// Forgets the averages: the weights were set from outside.
  void restart_averages();

 private:
  [[nodiscard]] float rate() const;
  void update_averages();

  WeightList weights_;
  RowWeight& rows_;  // owned by the network
  OptimizerSettings settings_;
  std::size_t steps_ = 0;
};

}  // namespace lazo
