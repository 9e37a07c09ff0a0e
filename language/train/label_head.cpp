#include "language/train/label_head.hpp"

#include <utility>

namespace lazo {

LabelHead::LabelHead(const Dimensions& dimensions, std::size_t relations, std::size_t input_size,
                     Random& random)
    : head_("label.head", dimensions.label, input_size, Linear::Bias::kNo, random),
      dependent_("label.dependent", dimensions.label, input_size, Linear::Bias::kYes, random),
      output_("label", relations, dimensions.label, Linear::Bias::kYes, random),
      root_("label.root", dimensions.label, 1) {}

void LabelHead::forward(ConstView r, const std::vector<std::uint32_t>& heads, float dropout,
                        Random& random, Matrix& scores) {
  heads_ = heads;
  Matrix as_head;
  head_.forward(r, as_head);
  dependent_.forward(r, hidden_);
  for (std::size_t j = 0; j < r.columns; ++j) {
    const std::span<const float> head = heads[j] == kRootColumn
                                            ? std::span<const float>(root_.value.values())
                                            : std::as_const(as_head).column(heads[j]);
    add_scaled(1.0F, head, hidden_.column(j));
  }
  apply_relu(hidden_.values());
  dropout_.apply(dropout, random, hidden_);
  output_.forward(hidden_, scores);
}

void LabelHead::backward(ConstView r, ConstView score_gradient, View dr) {
  Matrix gradient(hidden_.rows(), hidden_.columns());
  output_.backward(hidden_, score_gradient, gradient);
  dropout_.backward(gradient);
  const std::span<const float> hidden = std::as_const(hidden_).values();
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    if (hidden[i] <= 0.0F) gradient.values()[i] = 0.0F;
  }
  Matrix head_gradient(hidden_.rows(), hidden_.columns());
  for (std::size_t j = 0; j < hidden_.columns(); ++j) {
    add_scaled(
        1.0F, std::as_const(gradient).column(j),
        heads_[j] == kRootColumn ? root_.gradient.values() : head_gradient.column(heads_[j]));
  }
  head_.backward(r, head_gradient, dr);
  dependent_.backward(r, gradient, dr);
}

void LabelHead::list(WeightList& out) {
  head_.list(out);
  dependent_.list(out);
  output_.list(out);
  out.push_back(&root_);
}

}  // namespace lazo
