#pragma once
// Sorting many texts: by their first sixteen bytes as numbers, which decide most comparisons
// without a cache miss, and by the whole texts where those are equal.
//
//   std::vector<TextHead> heads;
//   for (...) heads.push_back(head_of(text, index));
//   sort_by_head(heads, [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
//
// Order of the bytes, as std::string_view compares. Pure functions.

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lazo {

struct TextHead {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::uint32_t index = 0;
};

[[nodiscard]] inline TextHead head_of(std::string_view text, std::uint32_t index) {
  const auto eight = [&text](std::size_t begin) {
    std::uint64_t value = 0;
    for (std::size_t i = begin; i < begin + 8; ++i) {
      value = value << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return value;
  };
  return {eight(0), eight(8), index};
}

/// Sorts by the heads, and by before(a, b) of the indices where they are equal.
template <typename Before>
void sort_by_head(std::vector<TextHead>& heads, const Before& before) {
  std::sort(heads.begin(), heads.end(), [&before](const TextHead& a, const TextHead& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.second != b.second) return a.second < b.second;
    return before(a.index, b.index);
  });
}

}  // namespace lazo
