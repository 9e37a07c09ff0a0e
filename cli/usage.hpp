#pragma once
// How a mistake in the use of a command is told: whatever split or checked the words.

#include <string>
#include <utility>

#include "cli/command.hpp"
#include "graph/base/result.hpp"

namespace lazo::cli {

/// An error of kind kUsage, exit 2.
[[nodiscard]] inline Error usage(std::string message, std::string hint = {}) {
  return Error{ErrorCode::kUsage, std::move(message), {}, std::move(hint)};
}

/// The hint where nothing nearer is known: "see: lazo help path".
[[nodiscard]] inline std::string help_of(const CommandRow& command) {
  return "see: lazo help " + std::string(command.name);
}

}  // namespace lazo::cli
