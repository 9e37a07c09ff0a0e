#pragma once
// Scores of every word (and the root) as the head of every word of a sentence, with the gradient:
// language/network.md, section 4. After Dozat and Manning 2017, with one matrix and a distance
// bias of its own.
//
//   ArcHead arcs(dimensions, input_size, random);
//   arcs.forward(r, dropout, random);                                  // r: words of all
//   sentences, column by column Matrix scores = arcs.scores(first, count);        // row 0: the
//   root, row h + 1: word h
//   ... scores becomes its own gradient ...
//   arcs.add_gradient(first, scores);
//   arcs.backward(r, dr);                             // once, after all sentences
//
// Keeps the activations of the last forward(). Not synchronised. O(n^2 A) for a sentence.

#include <cstddef>

#include "language/train/dropout.hpp"
#include "language/train/linear.hpp"
#include "language/train/matrix.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

/// The score of a word as its own head: it never wins.
inline constexpr float kNoArc = -1e9F;

class ArcHead {
 public:
  ArcHead(const Dimensions& dimensions, std::size_t input_size, Random& random);

  void forward(ConstView r, float dropout, Random& random);
  /// Scores of the sentence in columns [first, first + count): [count + 1, count].
  [[nodiscard]] Matrix scores(std::size_t first, std::size_t count) const;
  /// The gradient at the scores of that sentence.
  void add_gradient(std::size_t first, const Matrix& score_gradient);
  void backward(ConstView r, View dr);
  void list(WeightList& out);

  /// Hidden values of the last forward(), for measuring their range.
  [[nodiscard]] ConstView heads() const { return heads_; }
  [[nodiscard]] ConstView dependents() const { return dependents_; }
  [[nodiscard]] ConstView projected() const { return projected_; }

 private:
  [[nodiscard]] std::size_t distance_index(std::size_t head, std::size_t dependent) const;

  std::size_t longest_distance_;
  Linear head_;
  Linear dependent_;
  Weight bilinear_;
  Weight head_score_;
  Weight root_;
  Weight distance_;
  Matrix heads_;        // P of network.md
  Matrix dependents_;   // Q
  Matrix projected_;    // bilinear * Q
  Matrix root_hidden_;  // relu(root)
  Dropout heads_dropout_;
  Dropout dependents_dropout_;
  Matrix heads_gradient_;
  Matrix projected_gradient_;
};

}  // namespace lazo
