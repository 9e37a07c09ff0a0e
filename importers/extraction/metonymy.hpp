#pragma once
// Capitals that stand for their government: "Ottawa answered", "talks with Brussels".
//
//   read_metonyms(reading, vocabulary, types, ontology, cast);   // after find_cast
//
// Where the capital acts (subject, agent, partner of "with" or "between"), its mention goes to the
// country or bloc that the vocabulary says it is the capital of. The words of the mention stay.
// Accepted: "Ottawa rejected the tariff", "Bruxelles et Londres ont signé", "negoció con
// Washington". Refused: "met in Ottawa", "Ottawa is the capital", "analysts in Washington", a
// dateline. Pure but for `cast`. O(mentions). Tested by tests/cases/metonymy.case.

#include "importers/extraction/cast.hpp"

namespace lazo {

void read_metonyms(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types,
                   const Ontology& ontology, Cast& cast);

/// The member for what a capital is the capital of, made if the document does not name it;
/// Cast::kNone if `place` is no capital. Of several (Brussels) the first of its row.
[[nodiscard]] std::uint32_t power_of_capital(std::uint32_t place, const Vocabulary& vocabulary,
                                             RelationId capital_of, Cast& cast);

}  // namespace lazo
