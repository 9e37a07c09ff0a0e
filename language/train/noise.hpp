#pragma once
// Sentences as headlines and careless writers put them, so that the network reads those too: all
// capitals, capitals on every word, no capitals, no full stop at the end.
//
//   const std::vector<std::string> forms = noisy_forms(example, settings, random);
//
// Typographic quotes need no noise: features.hpp makes them plain. Pure but for `random`.

#include <string>
#include <vector>

#include "language/train/corpus.hpp"
#include "language/train/random.hpp"

namespace lazo {

/// Shares of the sentences that are changed; the three of case exclude each other.
struct NoiseSettings {
  float all_capitals = 0.04F;
  float title_case = 0.03F;
  float no_capitals = 0.02F;
  float no_final_mark = 0.08F;
};

/// The forms of the example, changed or not; one less than the example has if its final mark fell.
[[nodiscard]] std::vector<std::string> noisy_forms(const Example& example,
                                                   const NoiseSettings& settings, Random& random);

}  // namespace lazo
