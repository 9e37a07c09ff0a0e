#pragma once
// Scores of every relation for words whose heads are known, with the gradient: language/network.md,
// section 5.
//
//   LabelHead labels(dimensions, relations, input_size, random);
//   labels.forward(r, heads, dropout, random, scores);        // heads[j]: column of the head or
//   kRootColumn labels.backward(r, score_gradient, dr);
//
// Keeps the activations of the last forward(). Not synchronised. O(words L R).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/train/dropout.hpp"
#include "language/train/linear.hpp"
#include "language/train/matrix.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

inline constexpr std::uint32_t kRootColumn = 0xFFFFFFFFU;

class LabelHead {
 public:
  LabelHead(const Dimensions& dimensions, std::size_t relations, std::size_t input_size,
            Random& random);

  void forward(ConstView r, const std::vector<std::uint32_t>& heads, float dropout, Random& random,
               Matrix& scores);
  void backward(ConstView r, ConstView score_gradient, View dr);
  void list(WeightList& out);

  /// relu(U + V) of the last forward(), for measuring its range.
  [[nodiscard]] ConstView hidden() const { return hidden_; }

 private:
  Linear head_;
  Linear dependent_;
  Linear output_;
  Weight root_;
  std::vector<std::uint32_t> heads_;
  Matrix hidden_;
  Dropout dropout_;
};

}  // namespace lazo
