#pragma once
// Ties that a sentence takes for granted between two things it names and the vocabulary explains:
// "Mexico wants the review of the T-MEC to be orderly" needs no telling that Mexico is a party.
//
//   add_presupposed(reading, cast, resolver, vocabulary, types, ontology, ties);
//
// Both ends must be named in one sentence (or be referred to: "the agreement"), and the row of the
// vocabulary must hold at the date of the document. Accepted: party to an agreement, holder of an
// office, a place and the larger one right beside it ("Indiana, in the United States"), a
// government and the country in its name
// ("gobierno de Chihuahua"). Refused: memberships of bodies, lapsed rows,
// adjectives ("Mexican"), and whatever the document ties by itself. Such ties are stated by nobody
// in particular; their rule says "known.". Pure function. O(mentions of a sentence squared).
// Tested by tests/cases/presupposed.case.

#include <vector>

#include "importers/extraction/ties.hpp"

namespace lazo {

void add_presupposed(const Reading& reading, const Cast& cast, const Resolver& resolver,
                     const Vocabulary& vocabulary, const TypeIds& types, const Ontology& ontology,
                     std::vector<FoundTie>& ties);

}  // namespace lazo
