#pragma once
// The help texts, made from the command table.

#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "graph/base/language_code.hpp"

namespace lazo::cli {

/// The language that an invocation asks its words to be in (--ui-lang).
[[nodiscard]] Language ui_language(const Invocation& invocation);
/// `lazo --help`: what it is, the few commands to begin with, where the rest is.
[[nodiscard]] std::string overview(const Output& out, Language language = Language::kEnglish);
/// `lazo help commands`: every command by chapter.
[[nodiscard]] std::string all_commands(const Output& out, Language language = Language::kEnglish);
/// `lazo help exit-codes`.
[[nodiscard]] std::string exit_code_table(Language language = Language::kEnglish);
/// `lazo path --help`.
[[nodiscard]] std::string help_of(const CommandRow& command, const Output& out,
                                  Language language = Language::kEnglish);
/// "lazo path A B [flags]".
[[nodiscard]] std::string synopsis(const CommandRow& command,
                                   Language language = Language::kEnglish);

}  // namespace lazo::cli
