#pragma once
// What the program is told by the place it runs in: variables, terminals, the date. Read once by
// main; everything else is handed this value, so that tests can make one.

#include <string_view>

#include "cli/parser.hpp"

namespace lazo::cli {

struct Environment {
  EnvironmentLookup lookup = nullptr;  ///< variables
  bool output_is_terminal = false;
  bool messages_are_terminal = false;
  /// Columns of the terminal; 0 if output is none, and then nothing is ever cut.
  std::size_t columns = 0;

  [[nodiscard]] std::string_view variable(std::string_view name) const {
    return lookup == nullptr ? std::string_view() : lookup(name);
  }
};

/// The real one.
[[nodiscard]] Environment real_environment();

}  // namespace lazo::cli
