// AVX2. Compiled with -mavx2 whatever the rest is compiled for; called only where it can run.
#include "language/kernels_sets.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#include "language/kernels_tables.hpp"
#include "language/kernels_vector.hpp"

namespace lazo::detail {
namespace {

__m256i load256(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}
void store256(void* to, __m256i value) {
  _mm256_storeu_si256(static_cast<__m256i*>(to), value);
}

/// A table of 16 words as two shuffle tables: its low bytes and its high bytes.
struct Table {
  alignas(16) std::uint8_t low[16];
  alignas(16) std::uint8_t high[16];
  constexpr explicit Table(const std::int16_t (&words)[16]) : low(), high() {
    for (int i = 0; i < 16; ++i) {
      low[i] = static_cast<std::uint8_t>(words[i] & 0xFF);
      high[i] = static_cast<std::uint8_t>((words[i] >> 8) & 0xFF);
    }
  }
};
constexpr Table kValue(kTanhValue);
constexpr Table kSlope(kTanhSlope);
constexpr Table kBend(kTanhBend);

struct Vector {
  using R = __m256i;
  static constexpr std::size_t kLanes = 16;
  struct Parabola {
    R value, slope, bend;
  };

  static R load(const std::int16_t* from) { return load256(from); }
  static void store(std::int16_t* to, R v) { store256(to, v); }
  static R all(int v) { return _mm256_set1_epi16(static_cast<short>(v)); }
  static R add(R a, R b) { return _mm256_add_epi16(a, b); }
  static R add_saturated(R a, R b) { return _mm256_adds_epi16(a, b); }
  // Unsigned: |-32768| is 32768.
  static R minimum(R a, R b) { return _mm256_min_epu16(a, b); }
  static R absolute(R a) { return _mm256_abs_epi16(a); }
  static R negate_if_negative(R a, R sign) {
    return _mm256_sign_epi16(a, sign);
  }  // 0 at 0, as tanh
  static R multiply15(R a, R b) { return _mm256_mulhrs_epi16(a, b); }
  static R bit_and(R a, R b) { return _mm256_and_si256(a, b); }
  template <int kBits>
  static R shift_left(R a) {
    return _mm256_slli_epi16(a, kBits);
  }
  template <int kBits>
  static R shift_right(R a) {
    return _mm256_srai_epi16(a, kBits);
  }
  static R look_up(const Table& table, R low_control, R high_control) {
    const auto words = [](const std::uint8_t* bytes) {
      return _mm256_broadcastsi128_si256(*reinterpret_cast<const __m128i*>(bytes));
    };
    return _mm256_or_si256(_mm256_shuffle_epi8(words(table.low), low_control),
                           _mm256_shuffle_epi8(words(table.high), high_control));
  }
  static Parabola parabola(R segment) {
    // A control byte with its top bit set gives 0: each shuffle fills one byte of every word.
    const R low = _mm256_or_si256(segment, _mm256_set1_epi16(-32768));
    const R high = _mm256_or_si256(_mm256_slli_epi16(segment, 8), _mm256_set1_epi16(0x80));
    return {look_up(kValue, low, high), look_up(kSlope, low, high), look_up(kBend, low, high)};
  }
  static R rescaled_half(const std::int32_t* sums, const Rescale& scale, std::size_t row) {
    const R limited =
        _mm256_max_epi32(_mm256_min_epi32(load256(sums + row), _mm256_set1_epi32(kSumLimit)),
                         _mm256_set1_epi32(-kSumLimit));
    const R shift = load256(scale.shift + row);
    const R product = _mm256_mullo_epi32(limited, load256(scale.multiplier + row));
    const R half =
        _mm256_sllv_epi32(_mm256_set1_epi32(1), _mm256_sub_epi32(shift, _mm256_set1_epi32(1)));
    return _mm256_add_epi32(_mm256_srav_epi32(_mm256_add_epi32(product, half), shift),
                            load256(scale.offset + row));
  }
  static R rescaled(const std::int32_t* sums, const Rescale& scale, std::size_t row) {
    const R packed =
        _mm256_packs_epi32(rescaled_half(sums, scale, row), rescaled_half(sums, scale, row + 8));
    return _mm256_permute4x64_epi64(packed, 0xD8);  // packs works in each half by itself
  }
  static void store_narrow(std::int8_t* to, R v, std::int8_t least) {
    const R words = _mm256_srai_epi16(_mm256_adds_epi16(v, _mm256_set1_epi16(128)), 8);
    const R bytes = _mm256_permute4x64_epi64(_mm256_packs_epi16(words, words), 0xD8);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to),
                     _mm_max_epi8(_mm256_castsi256_si128(bytes), _mm_set1_epi8(least)));
  }
};

/// A block of 16 rows times kColumns columns. The instruction that multiplies bytes wants unsigned
/// inputs, so 128 is added to each (its top bit flipped) and 128 * (sum of the row) taken off at
/// the start; it adds two products in 16 bits, which hold them because weights are at most 64:
/// 2 * 255 * 64 = 32640. Exact. All loops over the tile are unrolled: only then do the sums stay in
/// registers.
template <std::size_t kColumns>
void multiply_tile(const PackedMatrix& matrix, std::size_t row, const std::uint8_t* inputs,
                   std::int32_t* sums) {
  const std::int8_t* weights = matrix.weights + row * matrix.columns;
  const __m256i ones = _mm256_set1_epi16(1);
  const __m256i zero = _mm256_setzero_si256();
  __m256i sum[kColumns][2];
#pragma GCC unroll 2
  for (std::size_t half = 0; half < 2; ++half) {
    const __m256i start =
        _mm256_sub_epi32(zero, _mm256_slli_epi32(load256(matrix.row_sums + row + 8 * half), 7));
#pragma GCC unroll 4
    for (std::size_t c = 0; c < kColumns; ++c) sum[c][half] = start;
  }
  for (std::size_t k = 0; k < matrix.columns;
       k += kColumnGroup, weights += kRowBlock * kColumnGroup) {
    const __m256i w0 = load256(weights);
    const __m256i w1 = load256(weights + 32);
#pragma GCC unroll 4
    for (std::size_t c = 0; c < kColumns; ++c) {
      int four = 0;
      __builtin_memcpy(&four, inputs + c * matrix.columns + k, sizeof four);
      const __m256i x = _mm256_set1_epi32(four);
      sum[c][0] = _mm256_add_epi32(sum[c][0], _mm256_madd_epi16(_mm256_maddubs_epi16(x, w0), ones));
      sum[c][1] = _mm256_add_epi32(sum[c][1], _mm256_madd_epi16(_mm256_maddubs_epi16(x, w1), ones));
    }
  }
#pragma GCC unroll 4
  for (std::size_t c = 0; c < kColumns; ++c) {
    store256(sums + c * matrix.rows + row, sum[c][0]);
    store256(sums + c * matrix.rows + row + 8, sum[c][1]);
  }
}

/// Flipped inputs that are kept at a time: half of a first-level cache.
constexpr std::size_t kFlipped = 16384;

void multiply(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t stride,
              std::size_t count, std::int32_t* sums) {
  alignas(32) std::uint8_t flipped[kFlipped];
  const std::size_t columns = matrix.columns;
  const std::size_t batch = kFlipped / columns / 4 * 4;  // at least 8: see PackedMatrix::columns
  for (; count > 0;) {
    const std::size_t here = count < batch ? count : batch;
    for (std::size_t c = 0; c < here; ++c) {
      for (std::size_t k = 0; k < columns; ++k) {
        flipped[c * columns + k] = static_cast<std::uint8_t>(inputs[c * stride + k] + 128);
      }
    }
    for (std::size_t row = 0; row < matrix.rows; row += kRowBlock) {
      const std::uint8_t* x = flipped;
      std::int32_t* out = sums;
      std::size_t left = here;
      for (; left >= 4; left -= 4, x += 4 * columns, out += 4 * std::size_t{matrix.rows}) {
        multiply_tile<4>(matrix, row, x, out);
      }
      if (left == 3) multiply_tile<3>(matrix, row, x, out);
      if (left == 2) multiply_tile<2>(matrix, row, x, out);
      if (left == 1) multiply_tile<1>(matrix, row, x, out);
    }
    inputs += here * stride;
    sums += here * matrix.rows;
    count -= here;
  }
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
    __m256i sum[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256(),
                      _mm256_setzero_si256()};
    for (std::size_t r = 0; r < count; ++r) {
      const __m256i multiplier = _mm256_set1_epi32(rows[r].multiplier);
#pragma GCC unroll 4
      for (std::size_t i = 0; i < 4; ++i) {
        const __m256i values = _mm256_cvtepi8_epi32(
            _mm_loadl_epi64(reinterpret_cast<const __m128i*>(rows[r].values + d + 8 * i)));
        sum[i] = _mm256_add_epi32(sum[i], _mm256_mullo_epi32(values, multiplier));
      }
    }
    for (std::size_t i = 0; i < 4; ++i) store256(out + d + 8 * i, sum[i]);
  }
}

std::int32_t dot(const std::int16_t* a, const std::int8_t* b, std::size_t size) {
  __m256i sum = _mm256_setzero_si256();
  for (std::size_t i = 0; i < size; i += 16) {
    const __m256i wide =
        _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(b + i)));
    sum = _mm256_add_epi32(sum, _mm256_madd_epi16(load256(a + i), wide));
  }
  __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
  return _mm_cvtsi128_si32(half);
}

}  // namespace

const Kernels& avx2_kernels() {
  static constexpr Kernels kKernels{"avx2", multiply, rescale, narrow, step, sum_rows, dot};
  return kKernels;
}

}  // namespace lazo::detail

#endif
