#pragma once
// When: the dates that stand with a predicate, as prefixes ("2026", "2026-07", "2026-07-01").
//
//   find_time(reading, verb)   // "on March 4, 2025" -> {2025-03-04, 2025-03-04}
//
// A date belongs to the nearest predicate above it. A day without a year takes the year of the
// document's own date; if that is unknown, the date is left out. Pure function.
// Tested by time_test.cpp.

#include <cstdint>
#include <optional>

#include "importers/extraction/reading.hpp"

namespace lazo {

[[nodiscard]] std::optional<TimeRange> find_time(const Reading& reading, std::uint32_t predicate);

}  // namespace lazo
