#pragma once
// Open triples: who does what to whom in the words of the text, whether or not the ontology knows
// such a relation. The open layer beside the typed claims; never mixed with them.
//
//   for (const OpenTriple& t : find_triples(reading))
//     use(t.subject.text, t.relation.text, t.object.text);    // "Canada" "did not sign" "the
//     treaty"
//
// One triple a predicate: a verb with its auxiliaries, negation and the verbs it governs ("plans to
// visit"), or a copula. Subjects are shared by coordination, control and relative clauses as in
// frames.hpp. Parts are words of the text in order; only the copula of an apposition is added.
// Needs trees: sentences without one give nothing.
// Method: clause constituents (Del Corro & Gemulla 2013, ClausIE) over Universal Dependencies.
// Pure function. Tested by triples_test.cpp.

#include <string>
#include <vector>

#include "importers/extraction/reading.hpp"

namespace lazo {

/// Words of the text, and where the first begins and the last ends.
struct TriplePart {
  std::string text;
  Span span;
};

struct OpenTriple {
  std::uint32_t sentence = 0;
  TriplePart subject;
  TriplePart relation;
  TriplePart object;
  std::vector<TriplePart> args;  ///< further complements, prepositions included
  bool negated = false;
  Mood mood = Mood::kAsserted;
  bool inserted = false;  ///< the relation is an added copula
  std::uint16_t confidence = 0;
};

/// In text order of their predicates.
[[nodiscard]] std::vector<OpenTriple> find_triples(const Reading& reading);

}  // namespace lazo
