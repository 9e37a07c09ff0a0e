#pragma once
// Private to kernels*.cpp: the implementations that this build contains. Whether the processor can
// run one is decided in kernels.cpp.

#include "language/kernels.hpp"

namespace lazo::detail {

#if defined(__x86_64__)
[[nodiscard]] const Kernels& avx2_kernels();
[[nodiscard]] const Kernels& avx512_kernels();
#endif

}  // namespace lazo::detail
