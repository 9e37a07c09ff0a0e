#pragma once
// Which of the values that documents give answer a question of amounts.
//
//   "How much of Mexico's exports go to the United States?"
//     accepts  "Mexico sends 83% of its exports to the United States."
//     refuses  "Canada sends 75% of its oil to the United States."     another's
//              "The United States sends 15% of its exports to Mexico." the other way round
//              "Mexico exported 3 million barrels to the United States." no share
//
// The value must be that of the one who is named as its owner; the sentence must mention every
// other name, have the unit asked for, and say each word of the question: the word itself in a text
// of the same language, else the same relation. What a text of another language says beside the
// relation cannot be compared, and is let pass where relation and unit fit.
// Pure. Tested by ask_figures_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "graph/lexicon/lexicon.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "queries/ask/question.hpp"
#include "queries/figures.hpp"

namespace lazo::ask {

/// Those of the candidates that answer the question, best first: by status, then newest, then as
/// they come. Empty if the question asks for no amount.
[[nodiscard]] std::vector<Figure> matching_figures(const Snapshot& graph, const Ontology& ontology,
                                                   const Lexicons& lexicons,
                                                   const Question& question,
                                                   const std::vector<Figure>& candidates);

/// The unit of units.tsv that a word names ("empleos" -> "jobs"); empty if none.
[[nodiscard]] std::string unit_of(const Lexicon& lexicon, std::string_view text,
                                  std::string_view lemma);

/// The relations that a verb or a noun may name by itself; sorted.
[[nodiscard]] std::vector<RelationId> relations_of_word(const Ontology& ontology,
                                                        const Lexicon& lexicon,
                                                        std::string_view text,
                                                        std::string_view lemma);

}  // namespace lazo::ask
