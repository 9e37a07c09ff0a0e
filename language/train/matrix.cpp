#include "language/train/matrix.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cassert>

namespace lazo {
namespace {

using Index = Eigen::Index;
using Stride = Eigen::OuterStride<>;

auto eigen(ConstView v) {
  return Eigen::Map<const Eigen::MatrixXf, 0, Stride>(v.data, static_cast<Index>(v.rows),
                                                      static_cast<Index>(v.columns),
                                                      Stride(static_cast<Index>(v.stride)));
}

auto eigen(View v) {
  return Eigen::Map<Eigen::MatrixXf, 0, Stride>(v.data, static_cast<Index>(v.rows),
                                                static_cast<Index>(v.columns),
                                                Stride(static_cast<Index>(v.stride)));
}

auto eigen(std::span<float> v) {
  return Eigen::Map<Eigen::ArrayXf>(v.data(), static_cast<Index>(v.size()));
}

auto eigen(std::span<const float> v) {
  return Eigen::Map<const Eigen::ArrayXf>(v.data(), static_cast<Index>(v.size()));
}

}  // namespace

void add_product(ConstView a, ConstView b, View out) {
  assert(a.columns == b.rows && a.rows == out.rows && b.columns == out.columns);
  eigen(out).noalias() += eigen(a) * eigen(b);
}

void add_transposed_product(ConstView a, ConstView b, View out) {
  assert(a.rows == b.rows && a.columns == out.rows && b.columns == out.columns);
  eigen(out).noalias() += eigen(a).transpose() * eigen(b);
}

void add_product_transposed(ConstView a, ConstView b, View out) {
  assert(a.columns == b.columns && a.rows == out.rows && b.rows == out.columns);
  eigen(out).noalias() += eigen(a) * eigen(b).transpose();
}

void apply_sigmoid(std::span<float> values) {
  auto v = eigen(values);
  v = 0.5F * (0.5F * v).tanh() + 0.5F;
}

void apply_tanh(std::span<float> values) {
  auto v = eigen(values);
  v = v.tanh();
}

void apply_relu(std::span<float> values) {
  for (float& v : values) v = std::max(v, 0.0F);
}

void add_to_columns(std::span<const float> vector, View out) {
  for (std::size_t j = 0; j < out.columns; ++j) add_scaled(1.0F, vector, out.column(j));
}

void add_column_sum(ConstView matrix, std::span<float> out) {
  for (std::size_t j = 0; j < matrix.columns; ++j) add_scaled(1.0F, matrix.column(j), out);
}

float dot(std::span<const float> a, std::span<const float> b) {
  return (eigen(a) * eigen(b)).sum();
}

void add_scaled(float factor, std::span<const float> a, std::span<float> out) {
  eigen(out) += factor * eigen(a);
}

}  // namespace lazo
