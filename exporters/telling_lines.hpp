#pragma once
// Which lines a picture can show: as many as its size lets a reader follow, the telling ones first.
//
//   TellingLines shown = telling_lines(drawn_lines(graph, ontology), graph, lines_that_fit(25));
//
// Fifteen much discussed actors have over a hundred lines between them, which no layout can part;
// forty can be followed. Pure; deterministic.

#include <cstddef>
#include <vector>

#include "exporters/drawn_lines.hpp"

namespace lazo {

struct TellingLines {
  std::vector<DrawnLine> lines;   ///< in the order in which they came
  std::size_t ties_left_out = 0;  ///< that the other lines stand for
};

/// How many lines between so many nodes can be told apart.
[[nodiscard]] std::size_t lines_that_fit(std::size_t nodes);

/// At most `most` lines (0: all), but always enough that no node which has one is left without:
/// first a forest of the heaviest, then by weight, where each further line between the same two
/// nodes counts half of the one before. Weight is the number of sentences, twice for cooperation
/// and conflict, four times at a node in focus; ties of the vocabulary come last. O(n log n).
[[nodiscard]] TellingLines telling_lines(std::vector<DrawnLine> lines, const ExportGraph& graph,
                                         std::size_t most);

}  // namespace lazo
