#include "language/kernels.hpp"

#include <array>

#include "language/kernels_sets.hpp"

namespace lazo {
namespace {

struct Available {
  std::array<const Kernels*, 3> kernels{};
  std::size_t count = 0;
};

Available detect() {
  Available found;
  found.kernels[found.count++] = &scalar_kernels();
#if defined(__x86_64__)
  // The built-in asks the operating system too: registers that it does not save are not used.
  if (__builtin_cpu_supports("avx2")) {
    found.kernels[found.count++] = &detail::avx2_kernels();
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vnni")) {
      found.kernels[found.count++] = &detail::avx512_kernels();
    }
  }
#endif
  return found;
}

const Available& available() {
  static const Available kFound = detect();
  return kFound;
}

}  // namespace

std::span<const Kernels* const> available_kernels() {
  return {available().kernels.data(), available().count};
}

const Kernels& best_kernels() {
  return *available_kernels().back();
}

const Kernels* find_kernels(std::string_view name) {
  for (const Kernels* kernels : available_kernels()) {
    if (kernels->name == name) return kernels;
  }
  return nullptr;
}

}  // namespace lazo
