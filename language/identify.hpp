#pragma once
// Which of the three languages is a text written in?
//
//   identify_language("La unión pidió que se revise el tratado.").language   // kSpanish
//
// Naive Bayes over sequences of three letters (W. Cavnar, J. Trenkle, "N-Gram-Based Text
// Categorization", 1994, with probabilities in place of ranks); table language/data/trigrams.tsv,
// written by scripts/make_trigrams. Integer arithmetic: the same answer everywhere.
// Pure, thread-safe. O(n), and no more than the first 64 kB are read.

#include <string_view>

#include "graph/base/language_code.hpp"

namespace lazo {

struct IdentifiedLanguage {
  Language language = Language::kUnknown;
  /// By how many bits of evidence the best language leads the second: below 10 is a guess.
  int lead_bits = 0;
};

/// kUnknown for text with too few letters (two short words), or of which less than a quarter of the
/// letter sequences are common in any of the three languages ("Zürich – Straßenbahn").
[[nodiscard]] IdentifiedLanguage identify_language(std::string_view text);

}  // namespace lazo
