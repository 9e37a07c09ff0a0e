#pragma once
// Prepositions as they are written against those that a pattern of the lexicon asks for.
//
//   is_preposition("des", "de"), is_preposition("au sein du", "au sein de")   // true
//   leads(lexicon, "avec", kLeadsWith | kLeadsBetween)                        // true in French
//
// Pure functions; O(length).

#include <string>
#include <string_view>

#include "graph/lexicon/lexicon.hpp"

namespace lazo {

/// Whether a preposition as it stands ("des", "al", "d’") is one of a pattern ("de", "a").
[[nodiscard]] bool is_preposition(std::string_view written, std::string_view wanted);

/// Whether a preposition as it stands leads to one of `roles` (bits of PrepositionRole), by
/// prepositions.tsv. O(1).
[[nodiscard]] bool leads(const Lexicon& lexicon, std::string_view written, std::uint32_t roles);

/// Whether it is one of those of an end, if that names any.
[[nodiscard]] bool fits_preposition(std::string_view written, const End& end);

}  // namespace lazo
