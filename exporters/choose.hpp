#pragma once
// Which nodes of a big graph a picture shows.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lazo {

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
  bool described = false;  ///< gives way to known and named nodes
};

/// The nodes that stay, at most `most`, in the order in which they are taken: those in focus, then
/// again and again the one with the heaviest ties to those chosen (counted three times) and to all
/// others (once), as long as there is one that is tied to a chosen node, so that none stands alone.
/// Nodes without ties never join. Equal ones by index. O(most * nodes + ties).
[[nodiscard]] std::vector<std::uint32_t> choose_in_order(const std::vector<ChoiceNode>& nodes,
                                                         const std::vector<WeighedTie>& ties,
                                                         std::size_t most);

/// The same as a mark for each node: true if it stays.
[[nodiscard]] std::vector<bool> choose_nodes(const std::vector<ChoiceNode>& nodes,
                                             const std::vector<WeighedTie>& ties, std::size_t most);

}  // namespace lazo
