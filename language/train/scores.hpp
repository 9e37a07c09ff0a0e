#pragma once
// How well the network in training does on sentences it does not learn from: quick figures for the
// log and for the smoke test. The figures that count are those of `lazo evaluate`, on the model.
//
//   const TreeScores t = score_trees(network, sentences, tags, relations, forms);
//   t.las()            // share of words with the right head (best arc, no tree) and relation
//
// Relations count without their subtype, as in the CoNLL shared tasks.

#include <cstddef>
#include <span>

#include "language/train/corpus.hpp"
#include "language/train/label_table.hpp"
#include "language/train/network.hpp"
#include "language/train/row_table.hpp"

namespace lazo {

struct TreeScores {
  std::size_t words = 0;
  std::size_t right_upos = 0;
  std::size_t right_heads = 0;
  std::size_t right_arcs = 0;  ///< head and relation

  [[nodiscard]] double share(std::size_t right) const {
    return words == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(words);
  }
  [[nodiscard]] double upos() const { return share(right_upos); }
  [[nodiscard]] double uas() const { return share(right_heads); }
  [[nodiscard]] double las() const { return share(right_arcs); }
};

struct NameScores {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;  ///< same span and class

  [[nodiscard]] double f1() const {
    return gold + found == 0 ? 0.0
                             : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

/// Sentences of a treebank against the network. Tags and relations are compared by name.
[[nodiscard]] TreeScores score_trees(Network& network, std::span<const GoldSentence> sentences,
                                     const LabelTable& tags, const LabelTable& relations,
                                     FormTable& forms);

/// Names against the network; classes that the gold never uses are left out.
[[nodiscard]] NameScores score_names(Network& network, std::span<const GoldNames> sentences,
                                     FormTable& forms);

}  // namespace lazo
