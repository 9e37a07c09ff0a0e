#pragma once
// What a measured stretch costs, whoever else keeps the cores busy.

#include <sys/resource.h>
#include <sys/time.h>

namespace lazo::bench {

/// Processor time of this process so far, its own and the kernel's for it.
[[nodiscard]] inline double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace lazo::bench
