#include "cli/models.hpp"

#include <unistd.h>

#include <climits>

namespace lazo::cli {

std::string model_folder(const Context& context) {
  const std::string_view given = context.invocation.value("--models");
  if (!given.empty()) return std::string(given);
  std::string program(PATH_MAX, '\0');
  const ssize_t size = ::readlink("/proc/self/exe", program.data(), program.size());
  if (size <= 0) return "share/lazo/models";
  program.resize(static_cast<std::size_t>(size));
  const std::size_t name = program.rfind('/');
  return program.substr(0, name) + "/../share/lazo/models";
}

}  // namespace lazo::cli
