#pragma once
// A layer of a model over rows of inputs: product, then fixed point. Private to language/.
//
//   project(kernels, model, MatrixId::kTag, layer, width, words, sums, scores);
//   // scores[w * model.matrix(MatrixId::kTag).rows + r]
//
// Inputs are taken a few at a time, so that their exact sums stay in the second-level cache.
// Thread safety: as of its arguments. No allocation once the vectors have grown.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/kernels.hpp"
#include "language/model.hpp"

namespace lazo {

/// Rows whose sums are held at a time by a product.
inline constexpr std::size_t kProductBatch = 24;

/// Makes room for size elements. Never gives room back.
template <typename T>
void grow(std::vector<T>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

/// out[i * rows + r] = fixed point of row r of the matrix times inputs[i * stride, ...), i < count.
inline void project(const Kernels& kernels, const Model& model, MatrixId id,
                    const std::int8_t* inputs, std::size_t stride, std::size_t count,
                    std::vector<std::int32_t>& sums, std::int16_t* out) {
  const PackedMatrix& matrix = model.matrix(id);
  grow(sums, kProductBatch * matrix.rows);
  for (std::size_t begin = 0; begin < count; begin += kProductBatch) {
    const std::size_t here = std::min(kProductBatch, count - begin);
    kernels.multiply(matrix, inputs + begin * stride, stride, here, sums.data());
    for (std::size_t i = 0; i < here; ++i) {
      kernels.rescale(sums.data() + i * matrix.rows, model.rescale(id), matrix.rows,
                      out + (begin + i) * matrix.rows);
    }
  }
}

}  // namespace lazo
