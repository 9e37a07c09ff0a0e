#pragma once
// Which stretches of a question are names of the graph.
//
// A name is the longest run of words that the graph knows as a name, with or without accents and
// capitals; words that questions need ("who", "it", "can") are names only in capitals (WHO, IT).
// Pure; thread-safe; O(words) look-ups.

#include <string>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "language/analysis.hpp"
#include "queries/ask/cues.hpp"
#include "queries/ask/question.hpp"

namespace lazo::ask {

struct FoundName {
  Span span;  ///< bytes of the analysed text
  Named nodes;
  std::string written;  ///< as the graph writes it
};

/// Proper names, left to right, none overlapping. Ordinary nouns that happen to name a node
/// ("tariffs") are left for phrase_nodes().
[[nodiscard]] std::vector<FoundName> find_names(const Snapshot& graph, const Ontology& ontology,
                                                const Analysis& analysis, const CueTable& cues);

/// The nodes that an ordinary noun phrase may mean: whole names first, else names that hold all its
/// words. At most ten, best first.
[[nodiscard]] Named phrase_nodes(const Snapshot& graph, std::string_view phrase,
                                 std::string_view lemmas);

}  // namespace lazo::ask
