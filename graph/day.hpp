#pragma once
// A date that may lack its day or month, in one integer that sorts like its text.
//
//   Day d = parse_day("2026-07");     // July 2026
//   to_string(d)                      // "2026-07"
//
// Order: "2026" < "2026-01" < "2026-01-01" < "2026-02". 0 = unknown, before all others.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace lazo {

struct Day {
  std::uint32_t value = 0;  ///< year << 9 | month << 5 | day; stored

  [[nodiscard]] constexpr bool known() const { return value != 0; }
  [[nodiscard]] constexpr unsigned year() const { return value >> 9U; }
  [[nodiscard]] constexpr unsigned month() const { return (value >> 5U) & 15U; }  ///< 0 = unknown
  [[nodiscard]] constexpr unsigned day() const { return value & 31U; }            ///< 0 = unknown
  friend constexpr auto operator<=>(Day, Day) = default;
};

/// The day of "2026", "2026-07" or "2026-07-01"; unknown for anything else. Further characters
/// behind a full date ("2026-07-01T10:00") are ignored.
[[nodiscard]] Day parse_day(std::string_view text);
/// As short as what is known; empty if nothing is.
[[nodiscard]] std::string to_string(Day day);

}  // namespace lazo
