#pragma once
// The command table: every command of lazo with its arguments, flags and examples. The one place
// that says what can be typed; parser, help and tests read it.
//
//   for (const CommandRow& command : commands()) ...
//   if (const CommandRow* command = find_command("path")) ...
//
// Constants; thread-safe; look-ups are linear in the (small) table.

#include <span>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace lazo::cli {

/// All commands, in the order of the overview.
[[nodiscard]] std::span<const CommandRow> commands();
/// The command of a name; nullptr if there is none.
[[nodiscard]] const CommandRow* find_command(std::string_view name);

/// Flags that every command takes.
[[nodiscard]] std::span<const FlagRow> global_flags();
/// Flags of one group (kStore, kFilters, kPaging).
[[nodiscard]] std::span<const FlagRow> flags_of_group(FlagGroups group);
/// Every flag that a command takes: its own, those of its groups, the global ones.
[[nodiscard]] std::vector<const FlagRow*> flags_of(const CommandRow& command);
/// The flag of a long or short name; nullptr if the command does not take it.
[[nodiscard]] const FlagRow* find_flag(const CommandRow& command, std::string_view name);

}  // namespace lazo::cli
