#pragma once
// The words around an answer in English, Spanish and French. The table is data, messages.tsv: the
// English text as it stands in the code, and what the other two say for it.
//
//   out.write(localized("nothing dated", session.language()))
//
// Keys of JSON, values of enumerations, names of commands and flags are never translated, nor are
// texts of documents. What has no row is shown in English; a test lists what must have one.
// Pure; thread-safe; O(log rows).

#include <string_view>

#include "graph/base/language_code.hpp"

namespace lazo::cli {

/// The text in a language; a view of the table, or `english` itself.
[[nodiscard]] std::string_view localized(std::string_view english, Language language);

}  // namespace lazo::cli
