#pragma once
// A linear layer, y = W x (+ b), with its gradient.
//
//   Linear head("tag", labels, 2 * hidden, Linear::Bias::kYes, random);   // tag.weight, tag.bias
//   head.forward(x, y);
//   head.backward(x, dy, dx);    // adds to dx; dx without rows is left out
//
// Not synchronised.

#include <cstddef>
#include <string>

#include "language/train/matrix.hpp"
#include "language/train/random.hpp"
#include "language/train/weight.hpp"

namespace lazo {

class Linear {
 public:
  enum class Bias : unsigned char { kNo, kYes };

  Linear(const std::string& name, std::size_t rows, std::size_t columns, Bias bias, Random& random);

  void forward(ConstView x, Matrix& y) const;
  void backward(ConstView x, ConstView dy, View dx);
  void list(WeightList& out);

  [[nodiscard]] std::size_t rows() const { return weight_.value.rows(); }

 private:
  Weight weight_;
  Weight bias_;  // no rows without bias
};

}  // namespace lazo
