#include <algorithm>
#include <cstdlib>

#include "language/kernels.hpp"
#include "language/kernels_sets.hpp"
#include "language/kernels_tables.hpp"

namespace lazo {
namespace {

std::int32_t saturate16(std::int32_t value) {
  return std::clamp(value, -32768, 32767);
}

/// Product of two 15-bit fractions, rounded.
std::int32_t multiply15(std::int32_t a, std::int32_t b) {
  return (a * b + 0x4000) >> 15;
}

std::int32_t rescaled(std::int32_t sum, const Rescale& rescale, std::size_t row) {
  const std::int32_t shift = rescale.shift[row];
  const std::int32_t product = std::clamp(sum, -kSumLimit, kSumLimit) * rescale.multiplier[row];
  return saturate16(((product + (1 << (shift - 1))) >> shift) + rescale.offset[row]);
}

/// tanh with 15 fraction bits of a value with `bits` fraction bits (10 to 12).
std::int32_t tanh15(std::int32_t value, int bits) {
  const int up = 13 - bits;  // u = |x| / 4 with 15 bits
  const std::int32_t u = std::min(std::abs(value), 0x7FFF >> up) << up;
  const std::int32_t segment = u >> 11;
  const std::int32_t f = (u & 2047) << 4;
  const std::int32_t bend = multiply15(f, detail::kTanhBend[segment]);
  const std::int32_t y =
      detail::kTanhValue[segment] + multiply15(f, detail::kTanhSlope[segment] + bend);
  return value < 0 ? -y : y;
}

/// sigmoid(x) = (1 + tanh(x / 2)) / 2; one fraction bit more halves the argument.
std::int32_t sigmoid15(std::int32_t gate) {
  return 16384 + (tanh15(gate, kGateBits + 1) >> 1);
}

std::int32_t narrowed(std::int32_t value, std::int32_t least) {
  return std::clamp((value + 128) >> 8, least, 127);
}

void multiply(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t stride,
              std::size_t count, std::int32_t* sums) {
  for (std::size_t c = 0; c < count; ++c) {
    const std::int8_t* weights = matrix.weights;
    for (std::size_t row = 0; row < matrix.rows; row += kRowBlock) {
      std::int32_t block[kRowBlock] = {};
      for (std::size_t k = 0; k < matrix.columns; k += kColumnGroup) {
        const std::int8_t* x = inputs + c * stride + k;
        for (std::size_t r = 0; r < kRowBlock; ++r, weights += kColumnGroup) {
          block[r] += weights[0] * x[0] + weights[1] * x[1] + weights[2] * x[2] + weights[3] * x[3];
        }
      }
      std::copy_n(block, kRowBlock, sums + c * matrix.rows + row);
    }
  }
}

void rescale(const std::int32_t* sums, const Rescale& scale, std::size_t size, std::int16_t* out) {
  for (std::size_t i = 0; i < size; ++i) {
    out[i] = static_cast<std::int16_t>(rescaled(sums[i], scale, i));
  }
}

void narrow(const std::int16_t* in, std::size_t size, bool rectify, std::int8_t* out) {
  for (std::size_t i = 0; i < size; ++i) {
    out[i] = static_cast<std::int8_t>(narrowed(in[i], rectify ? 0 : -127));
  }
}

void step(const std::int32_t* sums, const Rescale& scale, const std::int16_t* inputs,
          std::size_t size, std::int16_t* cell, std::int8_t* state) {
  for (std::size_t i = 0; i < size; ++i) {
    const auto gate = [&](std::size_t which) {
      const std::size_t row = which * size + i;
      return saturate16(rescaled(sums[row], scale, row) + inputs[row]);
    };
    const std::int32_t in = sigmoid15(gate(0));
    const std::int32_t forget = sigmoid15(gate(1));
    const std::int32_t out = sigmoid15(gate(2));
    const std::int32_t candidate = tanh15(gate(3), kGateBits);
    const std::int32_t added =
        (multiply15(in, candidate) + (1 << (14 - kCellBits))) >> (15 - kCellBits);
    const std::int32_t next = saturate16(multiply15(forget, cell[i]) + added);
    cell[i] = static_cast<std::int16_t>(next);
    const std::int32_t value = multiply15(out, tanh15(next, kCellBits));
    state[i] = static_cast<std::int8_t>(narrowed(value, -127));
  }
}

void sum_rows(const WeightedRow* rows, std::size_t count, std::size_t size, std::int32_t* out) {
  for (std::size_t d = 0; d < size; ++d) {
    std::int32_t sum = 0;
    for (std::size_t r = 0; r < count; ++r) sum += rows[r].values[d] * rows[r].multiplier;
    out[d] = sum;
  }
}

std::int32_t dot(const std::int16_t* a, const std::int8_t* b, std::size_t size) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

const Kernels& scalar_kernels() {
  static constexpr Kernels kKernels{"scalar", multiply, rescale, narrow, step, sum_rows, dot};
  return kKernels;
}

}  // namespace lazo
