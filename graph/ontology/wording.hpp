#pragma once
// How a tie is told, so that no plan, duty, fear or denial ever reads as a fact.
//
//   word_tie(ontology, defends, ClaimStatus::kIntended, Language::kEnglish)   // "plans to defend"
//   word_tie(ontology, defends, ClaimStatus::kDenied, Language::kSpanish)     // "no defiende a"
//   word_tie(ontology, defends, ClaimStatus::kPossible, Language::kFrench)    // "pourrait
//   défendre"
//
// A reported tie is worded like a stated one: the caller names who reports it (word_source).
// Pure functions.

#include <string>
#include <string_view>

#include "graph/base/language_code.hpp"
#include "graph/claim.hpp"
#include "graph/ids.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

/// From which end the tie is told.
enum class Direction : std::uint8_t { kForward = 0, kInverse = 1 };

/// The words between the two ends of a tie.
[[nodiscard]] std::string word_tie(const Ontology& ontology, RelationId relation,
                                   ClaimStatus status, Language language,
                                   Direction direction = Direction::kForward);

/// The name of a status in an interface language: "stated", "previsto", "démenti".
[[nodiscard]] std::string_view status_label(ClaimStatus status, Language language);

/// "according to COPARMEX", "según COPARMEX", "selon COPARMEX".
[[nodiscard]] std::string word_source(std::string_view speaker, Language language);

}  // namespace lazo
