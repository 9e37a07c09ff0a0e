#pragma once
// The block of fields at the top of a Markdown file: YAML between "---" lines, TOML between "+++".
//
//   std::size_t size = read_front_matter(text, metadata);    // bytes up to behind its last line,
//   or 0
//
// Reads what such fields are written with in practice: plain, 'single' and "double" quoted values
// (with escapes, over several lines), and block scalars ("|", ">"); nested values are skipped.
// Nothing is executed, no field is looked at twice, and a block without an end is no front matter.
// Pure, O(n).

#include <cstddef>
#include <string_view>

#include "importers/readers/structure.hpp"

namespace lazo {

/// Fills the fields of `metadata` that are found: title, date, author, publisher (or the host of
/// the source's address), language, under their usual English, Spanish and French names.
[[nodiscard]] std::size_t read_front_matter(std::string_view text, Metadata& metadata);

}  // namespace lazo
