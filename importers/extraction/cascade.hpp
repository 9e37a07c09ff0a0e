#pragma once
// Which sentences are worth a tree: the cascade. A sentence is skipped only if no rule could make a
// claim of it: it holds no trigger (a word of the verbs, nouns, adjectives or offices of the
// lexicon in any of its forms), no copula beside a thing, and fewer than two things that an
// apposition, a list or a noun phrase could tie (names, nouns of the tables). That a sentence names
// nobody is no reason: half of all ties name an end elsewhere.
//
//   Analysis analysis = split(document.text, sections, language);
//   const std::vector<Depth> depths = choose_depths(analysis, lexicon);
//   engine.annotate(analysis, scratch, {.depths = depths});
//   extractor.extract(document, analysis, {.depths = depths});
//
// Read:    "Canada imposed tariffs.", "This is a threat.", "Maritima, Nordfret and Alba:"
// Skipped: "Thanks very much.", "Introduction", "September 22"
// Pure function; thread-safe. O(words), one look-up a word until the first trigger.
// Tested by cascade_test.cpp; what it saves and misses stands in docs/results/import.md.

#include <vector>

#include "graph/lexicon/lexicon.hpp"
#include "language/analysis.hpp"

namespace lazo {

/// kParsed or kSplit for each sentence of a text that was split only.
[[nodiscard]] std::vector<Depth> choose_depths(const Analysis& split, const Lexicon& lexicon);

}  // namespace lazo
