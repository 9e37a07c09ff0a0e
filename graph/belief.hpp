#pragma once
// How much claims of one status support each other: once for each independent source.
//
// Belief is 1 - product(1 - confidence) (noisy or) over the sources, the best claim of each, each
// at most 0.95 and the whole at most 0.99: no number of outlets makes a statement certain. In
// integers, best source first, so that every machine gets the same.

#include <cstdint>
#include <span>

#include "graph/fold_tables.hpp"

namespace lazo {

/// What two claims must not share to be independent. kNoIndex shares with nobody.
struct ClaimSource {
  std::uint32_t document = 0;
  std::uint32_t duplicates = kNoIndex;  ///< cluster of near-duplicate texts
  std::uint32_t publisher = kNoIndex;
  std::uint32_t speaker = kNoIndex;  ///< who is named as having said it, whoever prints it
  std::uint16_t confidence = 0;
};

struct Belief {
  std::uint32_t sources = 0;
  std::uint16_t belief = 0;  ///< 0 to 9900
};

/// O(n log n).
[[nodiscard]] Belief belief_of(std::span<const ClaimSource> claims);

}  // namespace lazo
