#pragma once
// Parameters of random numbers with the shapes of language/network.md, and random sentences, for
// tests that need a network but not a good one.

#include <cstdint>
#include <string>
#include <vector>

#include "language/model.hpp"
#include "language/train/parameters.hpp"

namespace lazo::testing {

/// A small vocabulary: words of one to nine letters from a seed.
std::vector<std::string> random_forms(std::size_t count, std::uint32_t seed);

/// All tensors and tables, for these dimensions. Rows exist for the words and pieces of
/// random_forms(200, seed) and for the unknown word.
Parameters random_parameters(const Dimensions& dimensions, std::uint32_t seed);

/// Small ones: D 32, H 32, A 32, L 32, N 32, K 4.
Dimensions small_dimensions();

/// Parameters as the bytes of a model file.
std::string model_bytes(const Parameters& parameters);

}  // namespace lazo::testing
