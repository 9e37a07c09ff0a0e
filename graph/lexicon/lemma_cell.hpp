#pragma once
// What the column `lemma` of a lexicon table says: which lemmas, of which words, which is the head.
//
//   for (const std::string& lemma : lemmas_of("turn_down|refuse offer|plan"))  // four of them
//     lemma_words(lemma, Language::kEnglish)
//
// Pure functions; views point into the argument. Tested by lemma_cell_test.cpp.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"

namespace lazo {

/// The lemmas that a cell stands for, in its order: "levy|hike tariff|duty" are four, "_" joins the
/// words of one alternative.
[[nodiscard]] std::vector<std::string> lemmas_of(std::string_view cell);

/// The words of a lemma as the tokenizer cuts them: French elisions are words of their own
/// ("d'|après", but "aujourd'hui").
[[nodiscard]] std::vector<std::string_view> lemma_words(std::string_view lemma, Language language);

/// Which word of a noun phrase is its head: the last one in front of a preposition in English
/// ("prime *minister*", "*chamber* of commerce"), the first one in Spanish and French unless it is
/// one of the adjectives that stand in front ("primer *ministro*"). `phrase` must not be empty.
[[nodiscard]] std::size_t head_of(std::span<const std::string_view> phrase, Language language);

}  // namespace lazo
