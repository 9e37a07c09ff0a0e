#pragma once
// Names of bodies that capitals alone do not give: long forms of acronyms ("Ligue des éleveurs du
// Massif (LEM)"), local branches ("Coparmex Zacatecas"), lists that share a head noun ("las
// secretarías de Economía y Hacienda"), common nouns that a name behind them makes one institution
// ("gobierno de Chihuahua").
//
//   add_body_names(reading, vocabulary, types, candidates);   // appends to what was found before
//
// Refused: "los bancos de México y Canadá" (many banks), "sindicato de Pemex" (a body's union).
// Pure but for `candidates`. O(words x candidates). Tested by tests/cases/bodies.case.

#include <vector>

#include "importers/extraction/name_candidates.hpp"

namespace lazo {

void add_body_names(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types,
                    std::vector<NameCandidate>& candidates);

}  // namespace lazo
