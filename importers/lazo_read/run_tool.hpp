#pragma once
// `lazo-read --tool SECONDS PROGRAM ARGUMENTS...`: becomes another program under limits.

#include <string>
#include <vector>

namespace lazo {

/// Does not return if the program could be started; else the exit status for it: 127 if there is no
/// such program, 126 for any other reason.
[[nodiscard]] int run_tool(const std::vector<std::string>& words);

/// Prints the version line of each program. 127 if one is missing.
[[nodiscard]] int print_tool_versions(const std::vector<std::string>& programs);

}  // namespace lazo
