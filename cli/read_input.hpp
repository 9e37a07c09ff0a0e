#pragma once
// The input of commands that take FILE or '-'.

#include <string>
#include <string_view>

#include "graph/base/result.hpp"

namespace lazo::cli {

/// All bytes of a file, or of standard input for "-". Errors: kSystem, kBadInput.
[[nodiscard]] Result<std::string> read_input(const std::string& path);

/// The name that messages and documents give to an input: the path, or "stdin".
[[nodiscard]] std::string input_name(std::string_view path);

}  // namespace lazo::cli
