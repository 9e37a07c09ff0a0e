#include "language/train/softmax.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace lazo {
namespace {

// Smallest probability whose logarithm is taken: the loss stays finite.
constexpr double kTiny = 1e-12;

}  // namespace

void softmax(std::span<float> scores) {
  const float top = *std::ranges::max_element(scores);
  float sum = 0.0F;
  for (float& s : scores) {
    s = std::exp(s - top);
    sum += s;
  }
  for (float& s : scores) s /= sum;
}

double softmax_loss(std::span<float> scores, std::size_t gold) {
  assert(gold < scores.size());
  softmax(scores);
  const double probability = scores[gold];
  scores[gold] -= 1.0F;
  return -std::log(std::max(probability, kTiny));
}

double softmax_loss_any(std::span<float> scores, std::uint32_t allowed) {
  assert(!scores.empty() && scores.size() <= 32);
  softmax(scores);
  double right = 0.0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if ((allowed >> i & 1U) != 0) right += scores[i];
  }
  assert(allowed != 0);
  const float share = static_cast<float>(1.0 / std::max(right, kTiny));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if ((allowed >> i & 1U) != 0) scores[i] -= scores[i] * share;
  }
  return -std::log(std::max(right, kTiny));
}

double softmax_loss(std::span<float> scores, std::span<const LabelShare> shares) {
  assert(!scores.empty());
  softmax(scores);
  double loss = 0.0;
  float all = 0.0F;
  for (const LabelShare& s : shares) {
    if (s.label >= scores.size()) continue;
    loss -= static_cast<double>(s.share) *
            std::log(std::max(static_cast<double>(scores[s.label]), kTiny));
    all += s.share;
  }
  for (float& s : scores) s *= all;
  for (const LabelShare& s : shares) {
    if (s.label < scores.size()) scores[s.label] -= s.share;
  }
  return loss;
}

std::size_t argmax(std::span<const float> values) {
  return static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
}

}  // namespace lazo
