#pragma once
// The best tree over a sentence, given a score for every arc: each word has one head, exactly one
// word hangs from the root, and the sum of the scores is the greatest there is.
//
//   TreeScratch scratch;
//   find_tree(scores, n, scratch, heads);   // scores[d * (n + 1) + h]; h == n is the root
//
// Where taking the best head of each word gives such a tree, that is it (most sentences). Otherwise
// Chu-Liu/Edmonds (Chu & Liu 1965, Edmonds 1967, in the form of McDonald et al. 2005), with the
// arcs from the root made so dear that one is used (Stanojevic & Cohen 2021). Ties go to the head
// of the lower index, deterministically.
// O(n^2), O(n^3) at worst; a scratch that has seen a sentence of n words allocates nothing.
// Tested by tree_test.cpp against all trees of up to 5 words.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lazo {

/// Memory of find_tree, for reuse. One a thread.
struct TreeScratch {
  struct Cycle {
    std::size_t first_node = 0;  ///< its nodes: [first_node, end_node) of cycle_nodes
    std::size_t end_node = 0;
    std::size_t first_member = 0;  ///< the words it stands for: of cycle_members
    std::size_t end_member = 0;
  };
  /// A node of a cycle with the head that closes the cycle at it.
  struct CycleNode {
    std::uint32_t node = 0;
    std::uint32_t head = 0;
  };
  /// A word and the node of the cycle that stood for it.
  struct CycleMember {
    std::uint32_t word = 0;
    std::uint32_t node = 0;
  };
  std::vector<std::int64_t> scores;
  std::vector<std::uint32_t> from;  ///< the arc between words behind an arc between nodes: its head
  std::vector<std::uint32_t> to;    ///< and its dependent
  std::vector<std::uint32_t> head;
  std::vector<std::uint32_t> node_of;
  std::vector<std::uint32_t> mark;
  std::vector<char> active;
  std::vector<Cycle> cycles;
  std::vector<CycleNode> cycle_nodes;
  std::vector<CycleMember> cycle_members;
};

/// Fills heads[d], d < n, with a head in [0, n]; n is the root. scores has n * (n + 1) entries,
/// those of h == d are not read. n >= 1.
void find_tree(std::span<const std::int32_t> scores, std::size_t n, TreeScratch& scratch,
               std::span<std::uint32_t> heads);

}  // namespace lazo
