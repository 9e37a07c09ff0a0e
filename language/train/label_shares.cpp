#include "language/train/label_shares.hpp"

#include <algorithm>
#include <cassert>

namespace lazo {

void WordShares::add_word(std::span<const float> probabilities) {
  assert(!probabilities.empty());
  const float top = *std::ranges::max_element(probabilities);
  float all = 0.0F;
  for (const float p : probabilities) all += p;
  // The likeliest label stays whatever its share, so that no word is left without any.
  const float least = std::min(top, kLeastShare * all);
  float kept = 0.0F;
  for (const float p : probabilities) kept += p >= least ? p : 0.0F;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    if (probabilities[i] < least || probabilities[i] <= 0.0F) continue;
    shares_.push_back({static_cast<std::uint32_t>(i), probabilities[i] / kept});
  }
  ends_.push_back(static_cast<std::uint32_t>(shares_.size()));
}

}  // namespace lazo
