#pragma once
// Private to kernels_*.cpp: tanh as sixteen parabolas.
//
// For u = |x| / 4 in 15-bit fixed point, segment s = u >> 11 and f = (u & 2047) << 4:
//   tanh(x) = value[s] + f * (slope[s] + f * bend[s])      (products rounded to 15 bits)
// Each parabola meets tanh at both ends and in the middle of its segment; the error is at most
// 2.6e-4 up to |x| = 4, beyond which tanh(4) stands for the rest. Checked by kernels_test.cpp.
//
// Only built-in types here: this header is compiled for several instruction sets, and an inline
// function of the standard library could be merged by the linker into a build that the processor
// at hand cannot run.

#include <cstdint>

namespace lazo::detail {

inline constexpr std::int16_t kTanhValue[16] = {0,     8025,  15143, 20813, 24956, 27797,
                                                29660, 30847, 31589, 32048, 32329, 32501,
                                                32606, 32670, 32708, 32732};
inline constexpr std::int16_t kTanhSlope[16] = {8274, 7751, 6452, 4869, 3412, 2271, 1460, 918,
                                                570,  350,  214,  131,  79,   48,   29,   18};
inline constexpr std::int16_t kTanhBend[16] = {-248, -634, -782, -725, -572, -408, -273, -176,
                                               -111, -69,  -42,  -26,  -16,  -10,  -6,   -4};

}  // namespace lazo::detail
