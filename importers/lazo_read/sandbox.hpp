#pragma once
// What the reader child gives up before it looks at a byte that others made.
//
//   enter_sandbox(kReading);         // from here on: read, write, memory, time; nothing else
//   set_seconds(60);                 // of processor time from now on; then the kernel ends it
//
// Memory and processor time by setrlimit(2), system calls by seccomp(2). A call that is not on the
// list ends the process, so that nothing goes on half-way. Without seccomp in the kernel (some
// containers) the other limits stay.

#include <cstdint>

namespace lazo {

enum class Sandbox : std::uint8_t {
  kReading,  ///< input and output that are open, memory, the clock: for parsers of our own
  kTool      ///< also opening files for reading, for a program that is about to be run
};

/// Memory that a child may take, all in all.
inline constexpr std::uint64_t kSandboxBytes = std::uint64_t{2} << 30U;

/// False if the kernel refused the filter of system calls; the other limits hold then.
bool enter_sandbox(Sandbox kind);

/// Ends the process when it has used this much more processor time.
void set_seconds(std::uint32_t seconds);

}  // namespace lazo
