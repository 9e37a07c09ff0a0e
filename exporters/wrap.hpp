#pragma once
// Names as a picture shows them: broken into lines that fit a node.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lazo {

/// Lines of at most `columns` columns (graph/base/utf8.hpp, display_width), broken at spaces; a
/// longer word is cut. Beyond `most` lines the last one ends in "…". At least one line. O(n).
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns,
                                            std::size_t most);

/// The text with its first letter in upper case.
[[nodiscard]] std::string capitalized(std::string_view text);

}  // namespace lazo
