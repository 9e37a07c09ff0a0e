#pragma once
// Words that name a source: verbs of saying and denying, "according to", and the noun that such a
// preposition leads to.
//
//   if (says(reading, verb)) ...           // "said", "advirtió", "dément"
//   if (auto source = named_source(reading, noun)) use(source->noun);
//
// Accepted: "according to X", "de acuerdo con X" (however the parser hangs X), "d'après X".
// Refused: "the agreement with X", "conforme" alone. Pure functions of the reading.
// Tested by tests/cases/attribution.case.

#include <cstdint>
#include <optional>

#include "importers/extraction/reading.hpp"

namespace lazo {

/// The row of the lexicon that a word is, of this kind, or nullptr.
[[nodiscard]] const AttributionRow* attribution_row(const Reading& reading, std::uint32_t word,
                                                    AttributionKind kind);

/// Whether a word is a verb that says, asks or denies.
[[nodiscard]] bool says(const Reading& reading, std::uint32_t word);

/// Whether a word is a verb that denies or doubts what it governs.
[[nodiscard]] bool denies_saying(const Reading& reading, std::uint32_t word);

/// A source that is named beside what it says.
struct NamedSource {
  std::uint32_t noun = 0;    ///< who it is
  std::uint32_t marker = 0;  ///< the first word of "according to"
};

/// The source that `noun`, a dependent of the predicate at hand, is or leads to: itself in
/// "according to the *bank*", its sibling in "de *acuerdo* con el banco".
[[nodiscard]] std::optional<NamedSource> named_source(const Reading& reading, std::uint32_t noun);

/// Whether a noun is (part of) such a phrase, and therefore takes no part in what is told.
[[nodiscard]] bool is_source_phrase(const Reading& reading, std::uint32_t noun);

/// A source behind what it says, at the end of a sentence: "..., the company said on Monday."
struct TrailingSource {
  std::uint32_t verb = 0;
  std::uint32_t subject = 0;
  std::uint32_t first_word = 0;  ///< of its phrase; what stands in front is said by it
};

/// The trailing source of the sentence of `word`, told by its place: however the parser hangs it.
/// Refused: "Canada paid, and Norway said no." (another clause with an object of its own).
[[nodiscard]] std::optional<TrailingSource> trailing_source(const Reading& reading,
                                                            std::uint32_t word);

}  // namespace lazo
