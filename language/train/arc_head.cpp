#include "language/train/arc_head.hpp"

#include <algorithm>
#include <cmath>

namespace lazo {
namespace {

// The gradient behind a ReLU whose output was `y`.
void stop_where_zero(ConstView y, View dy) {
  for (std::size_t j = 0; j < y.columns; ++j) {
    const std::span<const float> value = y.column(j);
    const std::span<float> gradient = dy.column(j);
    for (std::size_t i = 0; i < y.rows; ++i) gradient[i] = value[i] > 0.0F ? gradient[i] : 0.0F;
  }
}

}  // namespace

ArcHead::ArcHead(const Dimensions& dimensions, std::size_t input_size, Random& random)
    : longest_distance_(dimensions.distance),
      head_("arc.head", dimensions.arc, input_size, Linear::Bias::kYes, random),
      dependent_("arc.dependent", dimensions.arc, input_size, Linear::Bias::kYes, random),
      bilinear_("arc.bilinear", dimensions.arc, dimensions.arc),
      head_score_("arc.head_score", dimensions.arc, 1),
      root_("arc.root", dimensions.arc, 1),
      distance_("arc.distance", 2 * dimensions.distance + 1, 1) {
  bilinear_.randomize(random, std::sqrt(3.0F / static_cast<float>(dimensions.arc)));
  for (float& v : root_.value.values()) v = 0.1F * random.unit();
}

std::size_t ArcHead::distance_index(std::size_t head, std::size_t dependent) const {
  const std::size_t k = longest_distance_;
  return head > dependent ? k + std::min(head - dependent, k) : k - std::min(dependent - head, k);
}

void ArcHead::forward(ConstView r, float dropout, Random& random) {
  head_.forward(r, heads_);
  apply_relu(heads_.values());
  heads_dropout_.apply(dropout, random, heads_);
  dependent_.forward(r, dependents_);
  apply_relu(dependents_.values());
  dependents_dropout_.apply(dropout, random, dependents_);
  projected_.reset(heads_.rows(), r.columns);
  add_product(bilinear_.value, dependents_, projected_);
  root_hidden_ = root_.value;
  apply_relu(root_hidden_.values());
  heads_gradient_.reset(heads_.rows(), r.columns);
  projected_gradient_.reset(heads_.rows(), r.columns);
}

Matrix ArcHead::scores(std::size_t first, std::size_t count) const {
  Matrix out(count + 1, count);
  const ConstView heads = heads_.view().slice(first, count);
  const ConstView projected = projected_.view().slice(first, count);
  add_transposed_product(root_hidden_, projected, out.view().block(0, 1));
  add_transposed_product(heads, projected, out.view().block(1, count));
  const float root_score = dot(head_score_.value.values(), root_hidden_.values());
  Matrix word_scores(count, 1);
  add_transposed_product(heads, head_score_.value, word_scores);
  const std::span<const float> distance = distance_.value.values();
  for (std::size_t d = 0; d < count; ++d) {
    const std::span<float> column = out.column(d);
    column[0] += root_score;
    for (std::size_t h = 0; h < count; ++h) {
      column[h + 1] += word_scores.at(h, 0) + distance[distance_index(h, d)];
    }
    column[d + 1] = kNoArc;
  }
  return out;
}

void ArcHead::add_gradient(std::size_t first, const Matrix& score_gradient) {
  const std::size_t count = score_gradient.columns();
  const ConstView heads = heads_.view().slice(first, count);
  const ConstView projected = projected_.view().slice(first, count);
  const ConstView root_row = score_gradient.view().block(0, 1);
  const ConstView word_rows = score_gradient.view().block(1, count);

  Matrix row_sums(count, 1);  // of the words; of the root below
  float root_sum = 0.0F;
  const std::span<float> distance = distance_.gradient.values();
  for (std::size_t d = 0; d < count; ++d) {
    const std::span<const float> column = score_gradient.column(d);
    root_sum += column[0];
    for (std::size_t h = 0; h < count; ++h) {
      if (h == d) continue;
      row_sums.at(h, 0) += column[h + 1];
      distance[distance_index(h, d)] += column[h + 1];
    }
  }
  const View heads_gradient = heads_gradient_.view().slice(first, count);
  const View projected_gradient = projected_gradient_.view().slice(first, count);
  add_product_transposed(projected, word_rows, heads_gradient);
  add_product_transposed(head_score_.value, row_sums, heads_gradient);
  add_product(heads, word_rows, projected_gradient);
  add_product(root_hidden_, root_row, projected_gradient);
  add_product(heads, row_sums, head_score_.gradient);
  add_scaled(root_sum, root_hidden_.values(), head_score_.gradient.values());

  Matrix root_gradient(root_hidden_.rows(), 1);
  add_product_transposed(projected, root_row, root_gradient);
  add_scaled(root_sum, head_score_.value.values(), root_gradient.values());
  stop_where_zero(root_hidden_, root_gradient);
  add_scaled(1.0F, root_gradient.values(), root_.gradient.values());
}

void ArcHead::backward(ConstView r, View dr) {
  add_product_transposed(projected_gradient_, dependents_, bilinear_.gradient);
  Matrix dependents_gradient(dependents_.rows(), dependents_.columns());
  add_transposed_product(bilinear_.value, projected_gradient_, dependents_gradient);
  dependents_dropout_.backward(dependents_gradient);
  heads_dropout_.backward(heads_gradient_);
  stop_where_zero(dependents_, dependents_gradient);
  stop_where_zero(heads_, heads_gradient_);
  head_.backward(r, heads_gradient_, dr);
  dependent_.backward(r, dependents_gradient, dr);
}

void ArcHead::list(WeightList& out) {
  head_.list(out);
  dependent_.list(out);
  out.insert(out.end(), {&bilinear_, &head_score_, &root_, &distance_});
}

}  // namespace lazo
