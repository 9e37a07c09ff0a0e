#pragma once
// Cuts a corpus into batches: each epoch draws its sentences, puts those of similar length and of
// one kind together and shuffles the batches.
//
//   BatchMaker maker(corpus.examples, forms, settings);
//   for (const auto& plan : maker.plan_epoch(random)) use(maker.training_batch(plan, random));
//
// Plans are lists of example numbers. Not synchronised.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/train/batch.hpp"
#include "language/train/corpus.hpp"
#include "language/train/noise.hpp"
#include "language/train/row_table.hpp"

namespace lazo {

struct BatchSettings {
  std::size_t words = 700;  ///< in a batch, if its sentences are short enough
  float hide_word = 0.25F;  ///< share of the words read as unknown
  float hide_vector = 0.05F;
  bool only_names = false;  ///< sentences without names are left out of the epochs
  NoiseSettings noise;
};

class BatchMaker {
 public:
  using Plan = std::vector<std::uint32_t>;

  /// `examples` and `forms` must outlive this; `forms` learns the forms that noise makes.
  BatchMaker(std::span<const Example> examples, FormTable& forms, const BatchSettings& settings)
      : examples_(examples), forms_(forms), settings_(settings) {}

  [[nodiscard]] std::vector<Plan> plan_epoch(Random& random) const;
  /// Every example once, in an order that suits the network.
  [[nodiscard]] std::vector<Plan> plan_all() const;

  /// With noise and hidden words. The order of the plan becomes that of the batch.
  [[nodiscard]] Batch training_batch(Plan& plan, Random& random);
  /// As it is.
  [[nodiscard]] Batch plain_batch(Plan& plan);

 private:
  [[nodiscard]] std::vector<Plan> cut(Plan order) const;

  std::span<const Example> examples_;
  FormTable& forms_;
  BatchSettings settings_;
};

}  // namespace lazo
