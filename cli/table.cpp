#include "cli/table.hpp"

#include <algorithm>

#include "cli/table_chapters.hpp"

namespace lazo::cli {

std::span<const CommandRow> commands() {
  static const std::vector<CommandRow> all = [] {
    std::vector<CommandRow> rows;
    for (const std::span<const CommandRow> chapter :
         {document_commands(), question_commands(), output_commands(), decision_commands(),
          program_commands(), language_commands(), help_commands()}) {
      rows.insert(rows.end(), chapter.begin(), chapter.end());
    }
    return rows;
  }();
  return all;
}

const CommandRow* find_command(std::string_view name) {
  for (const std::span<const CommandRow> rows : {commands(), hidden_commands()}) {
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [name](const CommandRow& row) { return row.name == name; });
    if (at != rows.end()) return &*at;
  }
  return nullptr;
}

}  // namespace lazo::cli
