#pragma once
// Where the sentences of one section end.
//
//   Tokenizer(a, language).add(section, ignored);
//   add_sentences(a, first_token, size, language);      // appends to a.sentences
//
// A sentence ends behind a period, question or exclamation mark with the quotes and brackets that
// close there, unless the period belongs to an abbreviation ("Dr. Ruiz"), an initial ("A. Ruiz"),
// a numbering ("1. Objeto"), a dateline ("4 juillet 2012. - Le ...") or what follows goes on in
// lower case. Tested by sentences_test.cpp. Pure; O(tokens).

#include <cstdint>

#include "graph/base/language_code.hpp"
#include "language/analysis.hpp"

namespace lazo {

/// Appends the sentences of tokens [first_token, end_token), which are one section. Every token
/// belongs to exactly one of them.
void add_sentences(Analysis& analysis, std::uint32_t first_token, std::uint32_t end_token,
                   Language language);

}  // namespace lazo
