#include "cli/environment.hpp"

#include <charconv>
#include <cstdlib>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace lazo::cli {
namespace {

std::string_view variable_of_process(std::string_view name) {
  const char* const value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t terminal_columns() {
  const std::string_view text = variable_of_process("COLUMNS");
  std::size_t columns = 0;
  std::from_chars(text.data(), text.data() + text.size(), columns);
  if (columns >= 20) return columns;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
  return 80;
}

}  // namespace

Environment real_environment() {
  Environment environment;
  environment.lookup = variable_of_process;
  environment.output_is_terminal = isatty(STDOUT_FILENO) == 1;
  environment.messages_are_terminal = isatty(STDERR_FILENO) == 1;
  if (environment.output_is_terminal) environment.columns = terminal_columns();
  return environment;
}

}  // namespace lazo::cli
