#pragma once
// GDELT event tables (http://data.gdeltproject.org/documentation/): tab-separated without header,
// 58 columns in version 1 and 61 in version 2. An event is a tie from its first to its second
// actor, by its CAMEO code, dated, with the address of the article. Pure but for the sink, O(n).

#include <string_view>

#include "graph/base/result.hpp"
#include "importers/tables/table.hpp"

namespace lazo {

/// True if the first line has as many columns as an event and begins with a number and a day.
[[nodiscard]] bool is_gdelt(std::string_view text);

/// Errors: none; lines of another shape and events with one actor are losses.
[[nodiscard]] Status read_gdelt(std::string_view text, TableSink& sink);

}  // namespace lazo
