#pragma once
// Dates as documents write them, in English, Spanish and French.
//
//   parse_date("22 de septiembre de 2025")->text()     // "2025-09-22"
//   parse_date("Sept. 2025")->text()                   // "2025-09"
//   match_date("4 juillet 2012. - Le groupe", 0)       // {2012, 7, 4}, bytes [0, 14)
//
// Knows names of months (also cut: "Sept.", "févr."), ISO 8601 with or without time, numbers with
// '/', '.' or '-', a day of the week before, "1er", "1.º", "del 2025". 03/04/2025 is April in
// Spanish and French, March in English. Proleptic Gregorian; impossible days are no dates.
// Pure functions, thread-safe, no locale, no clock. O(length of the date).

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/base/language_code.hpp"

namespace lazo {

/// A day, a month or a year; 0 stands for what is not said. "12 de marzo" has no year.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  /// "2025-09-22", "2025-09", "2025"; empty without a year.
  [[nodiscard]] std::string text() const;
  friend constexpr auto operator<=>(Date, Date) = default;
};

/// A date and the bytes [begin, end) it takes.
struct FoundDate {
  Date date;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The longest date that begins at `text[begin]`, with its day of the week. A bare year or a bare
/// month is none. `language` only decides between day and month of "03/04/2025".
[[nodiscard]] std::optional<FoundDate> match_date(std::string_view text, std::size_t begin,
                                                  Language language = Language::kUnknown);

/// The first date at or after `begin`.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text, std::size_t begin = 0,
                                                 Language language = Language::kUnknown);

/// The date that is all of `text` but for white space, quotes and brackets around it and a time of
/// day behind it; here a year alone counts too.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text,
                                             Language language = Language::kUnknown);

/// The month of a name or abbreviation in any of the three languages ("sept.", "août"); 0 if none.
[[nodiscard]] std::uint8_t month_of_name(std::string_view name);

/// Number of days of a month, 0 for a month outside 1..12. `year` 0 counts as a leap year.
[[nodiscard]] int days_in_month(int year, int month);

}  // namespace lazo
