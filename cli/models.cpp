#include "cli/models.hpp"

#include <unistd.h>

#include <climits>

namespace lazo::cli {

std::string program_folder() {
  std::string program(PATH_MAX, '\0');
  const ssize_t size = ::readlink("/proc/self/exe", program.data(), program.size());
  if (size <= 0) return ".";
  program.resize(static_cast<std::size_t>(size));
  return program.substr(0, program.rfind('/'));
}

std::string model_folder(const Context& context) {
  const std::string_view given = context.invocation.value("--models");
  if (!given.empty()) return std::string(given);
  return program_folder() + "/../share/lazo/models";
}

}  // namespace lazo::cli
