#pragma once
// Which of the countries that a document names are parties of the agreements that it names, by the
// vocabulary: whom "the three partners" stands for.
//
//   find_parties(vocabulary, types, ontology, cast);
//   for (const AgreementParties& agreement : cast.parties) ...
//
// Rows that have ended do not count. Pure function of its arguments; O(countries x rows of each).
// Tested by tests/cases/references.case.

#include "importers/extraction/cast.hpp"

namespace lazo {

/// Fills `cast.parties`, in the order of the agreements in `cast.members`.
void find_parties(const Vocabulary& vocabulary, const TypeIds& types, const Ontology& ontology,
                  Cast& cast);

}  // namespace lazo
