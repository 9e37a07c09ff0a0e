#pragma once
// Which nodes of a big graph a picture shows.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "exporters/export_graph.hpp"
#include "graph/claim.hpp"
#include "graph/ids.hpp"

namespace lazo {

class Ontology;

/// A tie as the choice sees it.
struct WeighedTie {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t weight = 0;
};

/// What a tie counts for: its independent sources, next to nothing in the background layer.
[[nodiscard]] std::uint32_t tie_weight_in_picture(std::uint32_t sources, bool background);

struct ChoiceNode {
  bool focus = false;      ///< asked for: stays
  std::uint32_t pull = 1;  ///< what its ties are multiplied with
};

/// What a picture of stakeholders multiplies the ties of a node with: most for those who act, for
/// agreements and sectors, less for topics, events, measures, goods and places, least for described
/// nodes.
[[nodiscard]] std::uint32_t pull_in_picture(const Ontology& ontology, NodeType type, Level level);

/// The nodes that stay, at most `most`, in the order in which they are taken: those in focus, then
/// again and again the one with the heaviest ties to those chosen (counted three times) and to all
/// others (once), times its pull, as long as there is one that is tied to a chosen node, so that
/// none stands alone. Nodes without ties never join. Equal ones by index. O(most * nodes + ties).
[[nodiscard]] std::vector<std::uint32_t> choose_in_order(const std::vector<ChoiceNode>& nodes,
                                                         const std::vector<WeighedTie>& ties,
                                                         std::size_t most);

/// The same as a mark for each node: true if it stays.
[[nodiscard]] std::vector<bool> choose_nodes(const std::vector<ChoiceNode>& nodes,
                                             const std::vector<WeighedTie>& ties, std::size_t most);

/// "55 nodes and 1 tie left out; --max-nodes shows more".
[[nodiscard]] ExportNotice left_out_notice(std::size_t nodes, std::size_t edges);

}  // namespace lazo
