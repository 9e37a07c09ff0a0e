#include "cli/models.hpp"

#include <memory>
#include <stdlib.h>
#include <sys/auxv.h>

namespace lazo::cli {
namespace {

/// The path without links; empty if nothing is there.
std::string real_path(const char* path) {
  const std::unique_ptr<char, decltype(&::free)> real(::realpath(path, nullptr), &::free);
  return real == nullptr ? std::string() : std::string(real.get());
}

}  // namespace

std::string program_folder() {
  std::string program = real_path("/proc/self/exe");
  // Where /proc is not mounted, as in a bare chroot, the kernel has still passed what it executed.
  if (program.empty()) {
    program = real_path(reinterpret_cast<const char*>(::getauxval(AT_EXECFN)));  // NOLINT
  }
  return program.empty() ? "." : program.substr(0, program.rfind('/'));
}

std::string model_folder(const Context& context) {
  const std::string_view given = context.invocation.value("--models");
  if (!given.empty()) return std::string(given);
  return program_folder() + "/../share/lazo/models";
}

}  // namespace lazo::cli
