#include "language/train/linear.hpp"

#include <cmath>

namespace lazo {

Linear::Linear(const std::string& name, std::size_t rows, std::size_t columns, Bias bias,
               Random& random)
    : weight_(name + ".weight", rows, columns),
      bias_(name + ".bias", bias == Bias::kYes ? rows : 0, 1) {
  weight_.randomize(random, std::sqrt(6.0F / static_cast<float>(rows + columns)));
}

void Linear::forward(ConstView x, Matrix& y) const {
  y.reset(rows(), x.columns);
  add_product(weight_.value, x, y);
  if (bias_.value.rows() > 0) add_to_columns(bias_.value.values(), y);
}

void Linear::backward(ConstView x, ConstView dy, View dx) {
  add_product_transposed(dy, x, weight_.gradient);
  if (bias_.value.rows() > 0) add_column_sum(dy, bias_.gradient.values());
  if (dx.rows > 0) add_transposed_product(weight_.value, dy, dx);
}

void Linear::list(WeightList& out) {
  out.push_back(&weight_);
  if (bias_.value.rows() > 0) out.push_back(&bias_);
}

}  // namespace lazo
