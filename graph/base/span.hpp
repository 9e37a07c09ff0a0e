#pragma once
// A half-open range of bytes in the UTF-8 text of a document.

#include <compare>
#include <cstdint>
#include <string_view>

namespace lazo {

/// Bytes [begin, end) of a document's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  /// The bytes themselves. The span must lie in `text`.
  [[nodiscard]] constexpr std::string_view in(std::string_view text) const {
    return text.substr(begin, size());
  }
  friend constexpr auto operator<=>(Span, Span) = default;
};

}  // namespace lazo
