#pragma once
// The command line that a question became, so that it can be read, checked and changed.
//
//   command_of(graph, ontology, question)   // {"neighbors", "Mexico", "--rel", "pressures", ...}
//   command_line({"path", "COPARMEX", "United States"})  // lazo path COPARMEX 'United States'
//
// Pure.

#include <string>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "queries/ask/question.hpp"

namespace lazo::ask {

/// Verb, arguments and flags. Empty if the question was not understood.
[[nodiscard]] std::vector<std::string> command_of(const Snapshot& graph, const Ontology& ontology,
                                                  const Question& question);

/// The words as a shell takes them, behind "lazo".
[[nodiscard]] std::string command_line(const std::vector<std::string>& words);

/// A name that means this node and no other; its key where there is none.
[[nodiscard]] std::string unique_name(const Snapshot& graph, NodeIndex node);

/// Of the names of a question about a position: the thing it is taken on, then who takes it.
[[nodiscard]] std::vector<NodeIndex> topic_and_actor(const Snapshot& graph,
                                                     const Ontology& ontology,
                                                     const Question& question);

}  // namespace lazo::ask
