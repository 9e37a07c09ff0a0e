#pragma once
// Errors and hints in Spanish and French. They are made in English where they happen, on floors
// that know no language; here the finished sentence is recognised and said again. The table is
// data, error_messages.tsv: the English sentence with {} for what was put in, and what the others
// say.
//
//   in_words(Error{kNotFound, "no node 'CUMSA'", {}, "did you mean 'CUSMA'?"}, Language::kSpanish)
//       no hay ningún nodo 'CUMSA'; ¿quiso decir 'CUSMA'?
//
// Errors as JSON are not translated. A sentence without a row stays as it is; a test reads the
// sources and lists those. Pure; thread-safe; O(rows * length).

#include <string>
#include <string_view>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"

namespace lazo::cli {

/// Message and hint in the language; place and code as they are.
[[nodiscard]] Error in_words(const Error& error, Language language);

/// One sentence. Of several rows that fit, the one with most words of its own.
[[nodiscard]] std::string sentence_in(std::string_view english, Language language);

}  // namespace lazo::cli
