#pragma once
// The command table by chapters, one a file: table_documents.cpp, table_questions.cpp, ...
// Private to the table; everybody else uses commands() of cli/table.hpp.

#include <span>

#include "cli/command.hpp"

namespace lazo::cli {

[[nodiscard]] std::span<const CommandRow> document_commands();
[[nodiscard]] std::span<const CommandRow> question_commands();
[[nodiscard]] std::span<const CommandRow> output_commands();
[[nodiscard]] std::span<const CommandRow> decision_commands();
[[nodiscard]] std::span<const CommandRow> program_commands();
/// Those that shells and builds call: found by name, in no list and no manual.
[[nodiscard]] std::span<const CommandRow> hidden_commands();
[[nodiscard]] std::span<const CommandRow> language_commands();
[[nodiscard]] std::span<const CommandRow> help_commands();

}  // namespace lazo::cli
