#pragma once
// Where the greatest of some numbers stands, the first of equals.
//
//   const std::size_t label = first_greatest(scores, count);
//
// Two plain passes, which compilers turn into vector code, beat one that keeps the index. O(n).

#include <algorithm>
#include <cstddef>

namespace lazo {

/// Index of the greatest of values[0, size). size >= 1.
template <typename T>
[[nodiscard]] inline std::size_t first_greatest(const T* values, std::size_t size) {
  T greatest = values[0];
  for (std::size_t i = 1; i < size; ++i) greatest = values[i] > greatest ? values[i] : greatest;
  return static_cast<std::size_t>(std::find(values, values + size, greatest) - values);
}

/// The same, leaving out values[skip]. size >= 2, skip < size.
template <typename T>
[[nodiscard]] inline std::size_t first_greatest_but(const T* values, std::size_t size,
                                                    std::size_t skip) {
  if (skip == 0) return 1 + first_greatest(values + 1, size - 1);
  const std::size_t before = first_greatest(values, skip);
  if (skip + 1 == size) return before;
  const std::size_t after = skip + 1 + first_greatest(values + skip + 1, size - skip - 1);
  return values[after] > values[before] ? after : before;
}

}  // namespace lazo
