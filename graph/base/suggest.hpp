#pragma once
// "Did you mean": the known words nearest to a wrong one.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lazo {

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that
/// turn `a` into `b`, counted in code points; `limit` + 1 if there are more. O(|a| * limit) time.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidates within a third of the word's length (at least 1), compared without case and
/// accents; nearest first, then in the order given; at most 3.
[[nodiscard]] std::vector<std::string> suggest(std::string_view word,
                                               const std::vector<std::string_view>& candidates);

/// "did you mean 'x' or 'y'?", or an empty string.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

}  // namespace lazo
