#pragma once
// The help texts, made from the command table.

#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"

namespace lazo::cli {

/// `lazo --help`: what it is, the few commands to begin with, where the rest is.
[[nodiscard]] std::string overview(const Output& out);
/// `lazo help commands`: every command by chapter.
[[nodiscard]] std::string all_commands(const Output& out);
/// `lazo help exit-codes`.
[[nodiscard]] std::string exit_code_table();
/// `lazo path --help`.
[[nodiscard]] std::string help_of(const CommandRow& command, const Output& out);
/// "lazo path A B [flags]".
[[nodiscard]] std::string synopsis(const CommandRow& command);

}  // namespace lazo::cli
