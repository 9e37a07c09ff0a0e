#pragma once
// A line of the shell as words: blanks separate, quotes keep together, a backslash takes the next
// character as it is.
//
//   split_words("path COPARMEX 'United States'")      // {"path", "COPARMEX", "United States"}
//
// Pure; O(bytes).

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo::cli::shell {

/// Errors: kUsage for a quotation mark that is never closed.
[[nodiscard]] Result<std::vector<std::string>> split_words(std::string_view line);

/// The words of a line that is still being typed; the last one may be empty or half quoted.
[[nodiscard]] std::vector<std::string> typed_words(std::string_view line);

/// A word as it must be typed: with quotation marks if it needs them.
[[nodiscard]] std::string quoted_word(std::string_view word);

}  // namespace lazo::cli::shell
