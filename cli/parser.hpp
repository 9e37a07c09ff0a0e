#pragma once
// From the words of a command line to an Invocation, with our own messages.
//
//   Result<Invocation> invocation = parse({"path", "COPARMEX", "Canada", "--json"}, environment);
//
// Flags may stand before or after the command and its arguments; "--" ends them. A word that is no
// command, flag or value of a choice gets "did you mean". Errors: kUsage. CLI11 does the splitting;
// its texts and exit codes never reach the user. Thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include "cli/invocation.hpp"
#include "graph/base/result.hpp"

namespace lazo::cli {

/// A variable of the environment, or empty.
using EnvironmentLookup = std::string_view (*)(std::string_view name);

[[nodiscard]] Result<Invocation> parse(const std::vector<std::string>& words,
                                       EnvironmentLookup environment);

}  // namespace lazo::cli
