#pragma once
// language/network.md word for word in double precision: slow, obvious, and the measure of how much
// the integers of inference.cpp lose.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/train/parameters.hpp"

namespace lazo::testing {

struct FloatScores {
  std::vector<std::vector<double>> tags;   ///< [word][label]
  std::vector<std::vector<double>> arcs;   ///< [dependent][head, the root last]
  std::vector<std::vector<double>> names;  ///< [word][label]
  /// [word][label], for the given heads (n is the root).
  std::vector<std::vector<double>> relations(std::span<const std::uint32_t> heads) const;

  // What relations() needs.
  std::vector<std::vector<double>> label_heads, label_dependents;
  std::vector<double> label_root;
  const Parameters* parameters = nullptr;
};

/// The scores of one sentence. `parameters` must outlive the result.
FloatScores float_scores(const Parameters& parameters, std::span<const std::string_view> forms);

}  // namespace lazo::testing
