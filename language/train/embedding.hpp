#pragma once
// The input layer: the sum of the rows of a word's features and of its projected word vector, with
// the gradient (language/network.md, section 1).
//
//   Embedding embedding(rows, vectors, dimension, random);
//   embedding.forward(words, x);
//   embedding.backward(words, dx);       // touches only the rows of these words
//
// Not synchronised. O(words * features * D).

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/train/matrix.hpp"
#include "language/train/row_table.hpp"
#include "language/train/weight.hpp"
#include "language/train/word_vectors.hpp"

namespace lazo {

/// Inputs are cut at +-kInputLimit, so that integers hold them.
inline constexpr float kInputLimit = 4.0F;

/// A word of a batch. Training hides words at random, so that the network learns unknown ones.
struct InputWord {
  const FormRows* rows = nullptr;  ///< owned by the FormTable
  bool hide_word = false;          ///< read it as an unknown word
  bool hide_vector = false;
};

/// A weight of which a batch touches only some columns; here a row of the table is a column.
struct RowWeight {
  Weight weight;
  std::vector<std::uint32_t> touched;  ///< in order of first touch
  std::vector<bool> is_touched;

  void touch(std::uint32_t row) {
    if (is_touched[row]) return;
    is_touched[row] = true;
    touched.push_back(row);
  }
};

class Embedding {
 public:
  /// `vectors` must outlive this; it may be empty.
  Embedding(std::size_t rows, const WordVectors& vectors, std::size_t dimension, Random& random);

  void forward(std::span<const InputWord> words, Matrix& x);
  void backward(std::span<const InputWord> words, ConstView dx);
  void list(WeightList& out);

  [[nodiscard]] RowWeight& rows() { return rows_; }
  /// The projection of word vectors, [dimension, vector dimensions]; no rows without vectors.
  [[nodiscard]] Weight& projection() { return projection_; }

 private:
  const WordVectors& vectors_;
  RowWeight rows_;
  Weight projection_;
  Matrix gathered_;  // the word vectors of the batch; zero where there is none or it is hidden
};

}  // namespace lazo
