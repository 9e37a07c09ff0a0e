#pragma once
// Softmax with cross-entropy: turns scores into the gradient at the scores and gives the loss.
//
//   loss += softmax_loss(scores.column(j), gold[j]);       // scores become probability - target
//   loss += softmax_loss_any(scores.column(j), allowed);   // several labels are right (bit mask)
//
//   loss += softmax_loss(scores.column(j), shares);        // each label is right to its share
//
// Pure functions on the caller's memory.

#include <cstddef>
#include <cstdint>
#include <span>

#include "language/train/label_shares.hpp"

namespace lazo {

/// Scores become probabilities.
void softmax(std::span<float> scores);

/// -log of the probability of `gold`; `scores` becomes the gradient. Requires gold < scores.size().
[[nodiscard]] double softmax_loss(std::span<float> scores, std::size_t gold);

/// -log of the probability that one of the labels in the mask (bit i = label i) is right: for data
/// that says only in part what a word is. Requires 0 < scores.size() <= 32 and a non-empty mask.
[[nodiscard]] double softmax_loss_any(std::span<float> scores, std::uint32_t allowed);

/// Cross-entropy with `shares`; labels beyond the scores are left out (the head of a word may be a
/// mark that noise took away). Requires 0 < scores.size().
[[nodiscard]] double softmax_loss(std::span<float> scores, std::span<const LabelShare> shares);

/// Index of the greatest value, the first of them. Requires a non-empty span.
[[nodiscard]] std::size_t argmax(std::span<const float> values);

}  // namespace lazo
