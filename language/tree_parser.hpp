#pragma once
// From what the layers of a network say of the words of a sentence to its tree: heads, relations
// and how sure each arc is.
//
//   TreeParser parser(model, best_kernels());
//   parser.parse(projected, words, scratch);        // scratch.heads, .relations, .margins
//
// Arcs have scores of their own (network.md, section 4). Where two heads of a word are nearly as
// good, the one counts more that makes for a clear relation: its score gets the logarithm of the
// probability of its best relation. The tree is the best for these sums (tree.hpp). Relations are
// chosen for its arcs (slots.hpp); a word that finds its slot taken goes to another head if that
// costs less than another relation.
// Thread safety: const after construction. O(n^2) scores; no allocation once a scratch has grown.
// Tested by inference_test.cpp against network.md in floating point.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/kernels.hpp"
#include "language/model.hpp"
#include "language/slots.hpp"
#include "language/tree.hpp"

namespace lazo {

/// Memory of TreeParser::parse and its results. One a thread.
struct TreeParserScratch {
  std::vector<std::uint32_t> heads;      ///< of each word: index in the sentence; n is the root
  std::vector<std::uint16_t> relations;  ///< indices into Model::relations()
  std::vector<std::uint8_t> margins;     ///< as Word::arc_margin

  // The rest is private to tree_parser.cpp.
  std::vector<std::int32_t> arc_scores, sums, clearness;
  std::vector<std::int16_t> queries, relation_scores;
  std::vector<std::int8_t> keys, parts;
  std::vector<std::uint32_t> rivals;
  TreeScratch tree;
  SlotScratch slots;
};

class TreeParser {
 public:
  /// Both must outlive this.
  TreeParser(const Model& model, const Kernels& kernels);

  /// projected: n rows of MatrixId::kHeads. n >= 1.
  void parse(const std::int16_t* projected, std::size_t n, TreeParserScratch& scratch) const;

 private:
  struct Sentence;
  void score_arcs(const Sentence& sentence) const;
  void weigh_relations(const Sentence& sentence) const;
  void join_labels(const Sentence& sentence, std::size_t word, std::size_t head,
                   std::int8_t* part) const;
  [[nodiscard]] std::int32_t best_logarithm(const std::int16_t* scores) const;
  void choose_relations(const Sentence& sentence) const;
  bool rehang(const Sentence& sentence) const;
  void measure_margins(const Sentence& sentence) const;
  [[nodiscard]] std::int64_t steps_between(std::int64_t better, std::int64_t worse) const;

  const Model& model_;
  const Kernels& kernels_;
  RelationSlots slots_;
};

}  // namespace lazo
