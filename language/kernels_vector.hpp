#pragma once
// Private to kernels_avx2.cpp and kernels_avx512.cpp: the operations that differ between the two
// in the width of a vector only, written once over a type V of vector operations.
//
// V provides, for registers R of kLanes int16 lanes: load, store, all (every lane), add,
// add_saturated, subtract_from_zero_if_negative, minimum, absolute, multiply15, shift_left,
// shift_right, bit_and, parabola (the three tables at a segment), rescaled (int32 sums to int16),
// store_narrow. What each must do is what kernels_scalar.cpp does.
// Built-in types only, for the reason given in kernels_tables.hpp.

#include "language/kernels.hpp"

namespace lazo::detail {

/// tanh with 15 fraction bits; see tanh15() of kernels_scalar.cpp.
template <typename V, int kBits>
inline typename V::R tanh15(typename V::R x) {
  constexpr int kUp = 13 - kBits;
  const auto u = V::template shift_left<kUp>(V::minimum(V::absolute(x), V::all(0x7FFF >> kUp)));
  const auto f = V::template shift_left<4>(V::bit_and(u, V::all(2047)));
  const auto p = V::parabola(V::template shift_right<11>(u));
  const auto slope = V::add(p.slope, V::multiply15(f, p.bend));
  return V::negate_if_negative(V::add(p.value, V::multiply15(f, slope)), x);
}

template <typename V>
inline typename V::R sigmoid15(typename V::R x) {
  return V::add(V::all(16384), V::template shift_right<1>(tanh15<V, kGateBits + 1>(x)));
}

template <typename V>
inline void step_vector(const std::int32_t* sums, const Rescale& scale, const std::int16_t* inputs,
                        std::size_t size, std::int16_t* cell, std::int8_t* state) {
  for (std::size_t i = 0; i < size; i += V::kLanes) {
    const auto gate = [&](std::size_t which) __attribute__((always_inline)) {
      const std::size_t row = which * size + i;
      return V::add_saturated(V::rescaled(sums, scale, row), V::load(inputs + row));
    };
    const auto in = sigmoid15<V>(gate(0));
    const auto forget = sigmoid15<V>(gate(1));
    const auto out = sigmoid15<V>(gate(2));
    const auto candidate = tanh15<V, kGateBits>(gate(3));
    const auto added = V::template shift_right<15 - kCellBits>(
        V::add(V::multiply15(in, candidate), V::all(1 << (14 - kCellBits))));
    const auto next = V::add_saturated(V::multiply15(forget, V::load(cell + i)), added);
    V::store(cell + i, next);
    V::store_narrow(state + i, V::multiply15(out, tanh15<V, kCellBits>(next)), -127);
  }
}

template <typename V>
inline void rescale_vector(const std::int32_t* sums, const Rescale& scale, std::size_t size,
                           std::int16_t* out) {
  std::size_t i = 0;
  for (; i + V::kLanes <= size; i += V::kLanes) V::store(out + i, V::rescaled(sums, scale, i));
  for (; i < size; ++i) {
    const std::int32_t limited = sums[i] > kSumLimit    ? kSumLimit
                                 : sums[i] < -kSumLimit ? -kSumLimit
                                                        : sums[i];
    const std::int32_t rounded =
        ((limited * scale.multiplier[i] + (1 << (scale.shift[i] - 1))) >> scale.shift[i]) +
        scale.offset[i];
    out[i] = static_cast<std::int16_t>(rounded > 32767    ? 32767
                                       : rounded < -32768 ? -32768
                                                          : rounded);
  }
}

template <typename V>
inline void narrow_vector(const std::int16_t* in, std::size_t size, bool rectify,
                          std::int8_t* out) {
  const std::int8_t least = rectify ? 0 : -127;
  std::size_t i = 0;
  for (; i + V::kLanes <= size; i += V::kLanes) V::store_narrow(out + i, V::load(in + i), least);
  for (; i < size; ++i) {
    const std::int32_t value = (in[i] + 128) >> 8;
    out[i] = static_cast<std::int8_t>(value > 127 ? 127 : value < least ? least : value);
  }
}

}  // namespace lazo::detail
