#pragma once
// The arithmetic of the language engine: integer matrix products, fixed-point gates, dot products.
// Each operation exists for several instruction sets; all give the same bits, because every sum is
// exact in 32 bits and every rounding is written down here. kernels_scalar.cpp is the
// specification; the others are only faster.
//
//   const Kernels& k = best_kernels();
//   k.multiply(weights, inputs, stride, columns, sums);       // int8 x int8 -> exact int32
//   k.rescale(sums, weights.rescale, rows, outputs);          // -> fixed-point int16
//
// Numbers: "s8" activations stand for value * 128 in [-127, 127]; gate inputs are int16 with
// kGateBits fraction bits, cells int16 with kCellBits, gate outputs int16 with 15.
//
// Thread safety: tables of pure functions. No operation allocates. Buffers may have any alignment.
// Tested by kernels_test.cpp (every kernel of the machine against the scalar one).

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace lazo {

inline constexpr int kGateBits = 10;            ///< fraction bits of the inputs of sigmoid and tanh
inline constexpr int kCellBits = 12;            ///< fraction bits of the cell of an LSTM
inline constexpr std::size_t kRowBlock = 16;    ///< rows of a packed matrix stand in blocks of 16
inline constexpr std::size_t kColumnGroup = 4;  ///< and their columns in groups of 4
inline constexpr std::size_t kVectorUnit = 32;  ///< sizes of vectors are multiples of this
/// Weights are at most this: then two products of a byte and a weight fit 16 bits, which the byte
/// instructions of AVX2 need. It makes them half as fast again as 16-bit ones, and costs little
/// (docs/results/engine.md).
inline constexpr std::int8_t kWeightLimit = 64;
inline constexpr std::int32_t kSumLimit = (1 << 20) - 1;  ///< sums are clamped to +-this first

/// Turns an exact sum into fixed point: clamp(sum) * multiplier, shifted right with rounding, plus
/// offset, saturated to int16. One entry a row. Requires 0 <= multiplier < 1024, 1 <= shift <= 30,
/// -65536 <= offset <= 65535.
struct Rescale {
  const std::int32_t* multiplier = nullptr;
  const std::int32_t* shift = nullptr;
  const std::int32_t* offset = nullptr;
};

/// An int8 matrix in the order in which the kernels read it. Element (row, column) stands at
/// ((row / 16 * (columns / 4) + column / 4) * 16 + row % 16) * 4 + column % 4. All elements are in
/// [-kWeightLimit, kWeightLimit].
/// The arrays belong to a Model.
struct PackedMatrix {
  const std::int8_t* weights = nullptr;
  const std::int32_t* row_sums = nullptr;  ///< sum of the weights of each row
  std::uint32_t rows = 0;                  ///< a multiple of kRowBlock
  std::uint32_t columns = 0;               ///< a multiple of kColumnGroup, at most 2048
};

/// Where element (row, column) of a matrix with `columns` columns stands in packed order.
[[nodiscard]] constexpr std::size_t packed_index(std::size_t row, std::size_t column,
                                                 std::size_t columns) {
  return ((row / kRowBlock * (columns / kColumnGroup) + column / kColumnGroup) * kRowBlock +
          row % kRowBlock) *
             kColumnGroup +
         column % kColumnGroup;
}

/// A row of a table of embeddings and the integer by which it counts.
struct WeightedRow {
  const std::int8_t* values = nullptr;
  std::int32_t multiplier = 0;  ///< |multiplier| <= 65535
};

/// The operations for one instruction set.
struct Kernels {
  std::string_view name;  ///< "scalar", "avx2", "avx512vnni"

  /// sums[c * matrix.rows + r] = sum over k of matrix(r, k) * inputs[c * stride + k].
  /// No input is -128. O(rows * columns * count).
  void (*multiply)(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t stride,
                   std::size_t count, std::int32_t* sums);

  /// out[r] = fixed point of sums[r] (see Rescale). size is a multiple of kRowBlock.
  void (*rescale)(const std::int32_t* sums, const Rescale& rescale, std::size_t size,
                  std::int16_t* out);

  /// out[i] = (in[i] + 128) >> 8, at most 127, at least -127 (or 0 if `rectify`).
  void (*narrow)(const std::int16_t* in, std::size_t size, bool rectify, std::int8_t* out);

  /// One step of an LSTM for one word. `sums` holds 4 * size products of the recurrent matrix in
  /// the order input, forget, output, candidate; `inputs` the same gates from below, with bias, in
  /// kGateBits. Updates `cell` and writes the new state. size is a multiple of kVectorUnit.
  ///   i, f, o = sigmoid(gate); g = tanh(gate); cell = f*cell + i*g; state = o*tanh(cell)
  /// A cell saturates at 8.
  void (*step)(const std::int32_t* sums, const Rescale& rescale, const std::int16_t* inputs,
               std::size_t size, std::int16_t* cell, std::int8_t* state);

  /// out[d] = sum of row.values[d] * row.multiplier; size is a multiple of kVectorUnit. The caller
  /// sees to it that the sums fit (at most 256 rows of multipliers below 65536 do).
  void (*sum_rows)(const WeightedRow* rows, std::size_t count, std::size_t size, std::int32_t* out);

  /// sum of a[i] * b[i]; size is a multiple of kVectorUnit, at most 512.
  std::int32_t (*dot)(const std::int16_t* a, const std::int8_t* b, std::size_t size);
};

/// The specification. Runs everywhere.
[[nodiscard]] const Kernels& scalar_kernels();
/// Every implementation that this processor can run, slowest first; the scalar one is always there.
[[nodiscard]] std::span<const Kernels* const> available_kernels();
/// The fastest of them.
[[nodiscard]] const Kernels& best_kernels();
/// The one of this name if the processor can run it, else nullptr.
[[nodiscard]] const Kernels* find_kernels(std::string_view name);

}  // namespace lazo
