#pragma once
// Dense matrices of training: storage, views of some of their columns, and the few operations that
// the layers are made of. Columns are contiguous: a column is one word, a row one unit.
//
//   Matrix y(weight.rows(), x.columns());
//   add_product(weight, x, y);                 // y += weight * x
//   y.columns(first, count)                    // a view; valid until y is resized
//
// Eigen does the products (in matrix.cpp alone). Results depend on the instruction set it is built
// for, not on anything else. Not synchronised.

#include <cstddef>
#include <span>
#include <vector>

namespace lazo {

/// Some rows of some neighbouring columns of a matrix that lives elsewhere.
template <typename T>
struct BasicView {
  T* data = nullptr;
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t stride = 0;  ///< distance of two columns

  [[nodiscard]] std::span<T> column(std::size_t j) const { return {data + j * stride, rows}; }
  [[nodiscard]] T& at(std::size_t i, std::size_t j) const { return data[j * stride + i]; }
  [[nodiscard]] BasicView block(std::size_t first_row, std::size_t row_count) const {
    return {data + first_row, row_count, columns, stride};
  }
  [[nodiscard]] BasicView slice(std::size_t first_column, std::size_t count) const {
    return {data + first_column * stride, rows, count, stride};
  }
  operator BasicView<const T>() const {  // NOLINT(google-explicit-constructor)
    return {data, rows, columns, stride};
  }
};
using View = BasicView<float>;
using ConstView = BasicView<const float>;

/// A matrix that owns its values.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), values_(rows * columns) {}

  /// Gives it a shape and sets every value to zero. Keeps its memory.
  void reset(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    values_.assign(rows * columns, 0.0F);
  }

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] View view() { return {values_.data(), rows_, columns_, rows_}; }
  [[nodiscard]] ConstView view() const { return {values_.data(), rows_, columns_, rows_}; }
  operator View() { return view(); }             // NOLINT(google-explicit-constructor)
  operator ConstView() const { return view(); }  // NOLINT(google-explicit-constructor)
  [[nodiscard]] std::span<float> column(std::size_t j) { return view().column(j); }
  [[nodiscard]] std::span<const float> column(std::size_t j) const { return view().column(j); }
  [[nodiscard]] float& at(std::size_t i, std::size_t j) { return values_[j * rows_ + i]; }
  [[nodiscard]] float at(std::size_t i, std::size_t j) const { return values_[j * rows_ + i]; }
  [[nodiscard]] std::span<float> values() { return values_; }
  [[nodiscard]] std::span<const float> values() const { return values_; }

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> values_;
};

/// out += a * b
void add_product(ConstView a, ConstView b, View out);
/// out += transpose(a) * b
void add_transposed_product(ConstView a, ConstView b, View out);
/// out += a * transpose(b)
void add_product_transposed(ConstView a, ConstView b, View out);

/// Element by element, in place.
void apply_sigmoid(std::span<float> values);
void apply_tanh(std::span<float> values);
void apply_relu(std::span<float> values);

/// Adds a vector to every column; adds the sum of all columns to a vector.
void add_to_columns(std::span<const float> vector, View out);
void add_column_sum(ConstView matrix, std::span<float> out);

/// Sum of a[i] * b[i].
[[nodiscard]] float dot(std::span<const float> a, std::span<const float> b);
/// out += factor * a
void add_scaled(float factor, std::span<const float> a, std::span<float> out);

}  // namespace lazo
