#pragma once
// What a command is given: its invocation, its surroundings, and the places it writes to.

#include <string_view>

#include "cli/environment.hpp"
#include "cli/invocation.hpp"
#include "cli/output.hpp"

namespace lazo::cli {

struct Context {
  const Invocation& invocation;
  const Environment& environment;
  Output& out;

  [[nodiscard]] Format format() const { return format_of(invocation); }
  /// A remark on standard error; nothing with --quiet.
  void note(std::string_view line) const {
    if (!invocation.has("--quiet")) write_message(line);
  }
};

}  // namespace lazo::cli
