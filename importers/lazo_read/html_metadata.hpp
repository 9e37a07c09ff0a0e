#pragma once
// What a web page says of itself: title, author, date, outlet, language.
//
//   const Metadata metadata = html_metadata(tree);
//
// Asked in this order: JSON-LD of an article (schema.org), OpenGraph and article: properties, other
// <meta> names (Dublin Core, citation_..., parsely-...), microdata, <time>, <title>. A title loses
// the name of the outlet at its end. Dates are checked; one that is none is left out.
// Pure, thread-safe, O(n).

#include "importers/lazo_read/element_tree.hpp"
#include "importers/readers/structure.hpp"

namespace lazo {

[[nodiscard]] Metadata html_metadata(const ElementTree& tree);

/// "2025-09-22" of a date in any of the ways that metadata writes it ("2025-09-22T10:15:00Z",
/// "Mon, 22 Sep 2025 10:15:00 GMT", "20250922", "D:20250922"); empty if it is none.
[[nodiscard]] std::string iso_date(std::string_view text);

}  // namespace lazo
