// AVX-512 with VNNI. Compiled with -mavx512{bw,vl,vnni}; called only where it can run.
#include "language/kernels_sets.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#include "language/kernels_tables.hpp"
#include "language/kernels_vector.hpp"

namespace lazo::detail {
namespace {

__m512i load512(const void* from) {
  return _mm512_loadu_si512(from);
}
void store512(void* to, __m512i value) {
  _mm512_storeu_si512(to, value);
}
__m512i table512(const std::int16_t (&words)[16]) {
  return _mm512_broadcast_i64x4(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(&words[0])));
}

struct Vector {
  using R = __m512i;
  static constexpr std::size_t kLanes = 32;
  struct Parabola {
    R value, slope, bend;
  };

  static R load(const std::int16_t* from) { return load512(from); }
  static void store(std::int16_t* to, R v) { store512(to, v); }
  static R all(int v) { return _mm512_set1_epi16(static_cast<short>(v)); }
  static R add(R a, R b) { return _mm512_add_epi16(a, b); }
  static R add_saturated(R a, R b) { return _mm512_adds_epi16(a, b); }
  // Unsigned: |-32768| is 32768.
  static R minimum(R a, R b) { return _mm512_min_epu16(a, b); }
  static R absolute(R a) { return _mm512_abs_epi16(a); }
  static R negate_if_negative(R a, R sign) {
    return _mm512_mask_sub_epi16(a, _mm512_movepi16_mask(sign), _mm512_setzero_si512(), a);
  }
  static R multiply15(R a, R b) { return _mm512_mulhrs_epi16(a, b); }
  static R bit_and(R a, R b) { return _mm512_and_si512(a, b); }
  template <int kBits>
  static R shift_left(R a) {
    return _mm512_slli_epi16(a, kBits);
  }
  template <int kBits>
  static R shift_right(R a) {
    return _mm512_srai_epi16(a, kBits);
  }
  static Parabola parabola(R segment) {
    return {_mm512_permutexvar_epi16(segment, table512(kTanhValue)),
            _mm512_permutexvar_epi16(segment, table512(kTanhSlope)),
            _mm512_permutexvar_epi16(segment, table512(kTanhBend))};
  }
  static __m256i rescaled_half(const std::int32_t* sums, const Rescale& scale, std::size_t row) {
    const R limited =
        _mm512_max_epi32(_mm512_min_epi32(load512(sums + row), _mm512_set1_epi32(kSumLimit)),
                         _mm512_set1_epi32(-kSumLimit));
    const R shift = load512(scale.shift + row);
    const R product = _mm512_mullo_epi32(limited, load512(scale.multiplier + row));
    const R half =
        _mm512_sllv_epi32(_mm512_set1_epi32(1), _mm512_sub_epi32(shift, _mm512_set1_epi32(1)));
    return _mm512_cvtsepi32_epi16(_mm512_add_epi32(
        _mm512_srav_epi32(_mm512_add_epi32(product, half), shift), load512(scale.offset + row)));
  }
  static R rescaled(const std::int32_t* sums, const Rescale& scale, std::size_t row) {
    return _mm512_inserti64x4(_mm512_castsi256_si512(rescaled_half(sums, scale, row)),
                              rescaled_half(sums, scale, row + 16), 1);
  }
  static void store_narrow(std::int8_t* to, R v, std::int8_t least) {
    const R words = _mm512_srai_epi16(_mm512_adds_epi16(v, _mm512_set1_epi16(128)), 8);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to),
                        _mm256_max_epi8(_mm512_cvtsepi16_epi8(words), _mm256_set1_epi8(least)));
  }
};

/// 16 * kBlocks rows times kColumns columns. The instruction wants unsigned inputs: 128 is added to
/// each (its top bit flipped) and 128 * (sum of the row) taken off at the start. Exact.
/// All loops over the tile are unrolled: only then do the sums stay in registers.
template <std::size_t kBlocks, std::size_t kColumns>
void multiply_tile(const PackedMatrix& matrix, std::size_t block, const std::int8_t* inputs,
                   std::size_t stride, std::int32_t* sums) {
  const std::size_t groups = matrix.columns / kColumnGroup;
  const std::size_t block_size = groups * kRowBlock * kColumnGroup;
  const std::int8_t* weights = matrix.weights + block * block_size;
  const __m512i flip = _mm512_set1_epi8(-128);
  __m512i sum[kColumns][kBlocks];
#pragma GCC unroll 4
  for (std::size_t b = 0; b < kBlocks; ++b) {
    const __m512i row_sums = load512(matrix.row_sums + (block + b) * kRowBlock);
    const __m512i start = _mm512_sub_epi32(_mm512_setzero_si512(), _mm512_slli_epi32(row_sums, 7));
#pragma GCC unroll 6
    for (std::size_t c = 0; c < kColumns; ++c) sum[c][b] = start;
  }
  for (std::size_t g = 0; g < groups; ++g, weights += kRowBlock * kColumnGroup) {
    __m512i w[kBlocks];
#pragma GCC unroll 4
    for (std::size_t b = 0; b < kBlocks; ++b) {
      w[b] = load512(weights + b * block_size);
    }
#pragma GCC unroll 6
    for (std::size_t c = 0; c < kColumns; ++c) {
      int four = 0;
      __builtin_memcpy(&four, inputs + c * stride + g * kColumnGroup, 4);
      const __m512i x = _mm512_xor_si512(_mm512_set1_epi32(four), flip);
#pragma GCC unroll 4
      for (std::size_t b = 0; b < kBlocks; ++b) sum[c][b] = _mm512_dpbusd_epi32(sum[c][b], x, w[b]);
    }
  }
#pragma GCC unroll 6
  for (std::size_t c = 0; c < kColumns; ++c) {
    std::int32_t* out = sums + c * matrix.rows + block * kRowBlock;
#pragma GCC unroll 4
    for (std::size_t b = 0; b < kBlocks; ++b) {
      store512(out + b * kRowBlock, sum[c][b]);
    }
  }
}

template <std::size_t kBlocks>
void multiply_rows(const PackedMatrix& matrix, std::size_t block, const std::int8_t* x,
                   std::size_t stride, std::size_t count, std::int32_t* out) {
  for (; count >= 6; count -= 6, x += 6 * stride, out += 6 * std::size_t{matrix.rows}) {
    multiply_tile<kBlocks, 6>(matrix, block, x, stride, out);
  }
  switch (count) {
    case 5:
      return multiply_tile<kBlocks, 5>(matrix, block, x, stride, out);
    case 4:
      return multiply_tile<kBlocks, 4>(matrix, block, x, stride, out);
    case 3:
      return multiply_tile<kBlocks, 3>(matrix, block, x, stride, out);
    case 2:
      return multiply_tile<kBlocks, 2>(matrix, block, x, stride, out);
    case 1:
      return multiply_tile<kBlocks, 1>(matrix, block, x, stride, out);
    default:
      return;
  }
}

void multiply(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t stride,
              std::size_t count, std::int32_t* sums) {
  const std::size_t blocks = matrix.rows / kRowBlock;
  std::size_t block = 0;
  for (; block + 4 <= blocks; block += 4) {
    multiply_rows<4>(matrix, block, inputs, stride, count, sums);
  }
  for (; block < blocks; ++block) multiply_rows<1>(matrix, block, inputs, stride, count, sums);
}

void rescale(const std::int32_t* sums, const Rescale& scale, std::size_t size, std::int16_t* out) {
  rescale_vector<Vector>(sums, scale, size, out);
}

void narrow(const std::int16_t* in, std::size_t size, bool rectify, std::int8_t* out) {
  narrow_vector<Vector>(in, size, rectify, out);
}

void step(const std::int32_t* sums, const Rescale& scale, const std::int16_t* inputs,
          std::size_t size, std::int16_t* cell, std::int8_t* state) {
  step_vector<Vector>(sums, scale, inputs, size, cell, state);
}

void sum_rows(const WeightedRow* rows, std::size_t count, std::size_t size, std::int32_t* out) {
  for (std::size_t d = 0; d < size; d += 32) {
    __m512i low = _mm512_setzero_si512();
    __m512i high = _mm512_setzero_si512();
    for (std::size_t r = 0; r < count; ++r) {
      const __m512i multiplier = _mm512_set1_epi32(rows[r].multiplier);
      const auto* values = reinterpret_cast<const __m128i*>(rows[r].values + d);
      low = _mm512_add_epi32(
          low, _mm512_mullo_epi32(_mm512_cvtepi8_epi32(_mm_loadu_si128(values)), multiplier));
      high = _mm512_add_epi32(
          high, _mm512_mullo_epi32(_mm512_cvtepi8_epi32(_mm_loadu_si128(values + 1)), multiplier));
    }
    store512(out + d, low);
    store512(out + d + 16, high);
  }
}

std::int32_t dot(const std::int16_t* a, const std::int8_t* b, std::size_t size) {
  __m512i sum = _mm512_setzero_si512();
  for (std::size_t i = 0; i < size; i += 32) {
    const __m512i wide =
        _mm512_cvtepi8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + i)));
    sum = _mm512_add_epi32(sum, _mm512_madd_epi16(load512(a + i), wide));
  }
  return _mm512_reduce_add_epi32(sum);
}

}  // namespace

const Kernels& avx512_kernels() {
  static constexpr Kernels kKernels{"avx512vnni", multiply, rescale, narrow, step, sum_rows, dot};
  return kKernels;
}

}  // namespace lazo::detail

#endif
