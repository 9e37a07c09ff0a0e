#include "cli/help.hpp"

#include <algorithm>
#include <array>

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "cli/text_table.hpp"
#include "graph/base/utf8.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kTextColumn = 28;
constexpr std::size_t kHelpWidth = 100;

/// "  left          right", the right part wrapped under itself.
std::string entry(std::string_view left, std::string_view right, std::size_t column) {
  std::string line = "  " + std::string(left);
  if (display_width(line) + 2 > column) {
    line += '\n';
    line.append(column, ' ');
  } else {
    line.append(column - display_width(line), ' ');
  }
  std::size_t used = column;
  bool first = true;
  while (!right.empty()) {
    const std::size_t space = std::min(right.find(' '), right.size());
    const std::string_view word = right.substr(0, space);
    right.remove_prefix(std::min(space + 1, right.size()));
    if (!first && used + 1 + display_width(word) > kHelpWidth) {
      line += '\n';
      line.append(column, ' ');
      used = column;
      first = true;
    }
    if (!first) line += ' ', ++used;
    line += word;
    used += display_width(word);
    first = false;
  }
  return line + "\n";
}

std::string flag_label(const FlagRow& flag) {
  std::string label = flag.short_name.empty() ? "    " : std::string(flag.short_name) + ", ";
  label += flag.name;
  if (!flag.value_name.empty()) label += " " + std::string(flag.value_name);
  return label;
}

std::string flag_text(const FlagRow& flag, Language language) {
  std::string text(localized(flag.help, language));
  if (!flag.default_value.empty()) text += " [" + std::string(flag.default_value) + "]";
  if (!flag.environment.empty()) text += " ($" + std::string(flag.environment) + ")";
  return text;
}

std::string flag_list(std::string_view title, std::span<const FlagRow> flags, const Output& out,
                      Language language) {
  if (flags.empty()) return {};
  std::string text = "\n" + out.styled(Style::kBold, localized(title, language)) + "\n";
  for (const FlagRow& flag : flags)
    text += entry(flag_label(flag), flag_text(flag, language), kTextColumn);
  return text;
}

std::string_view title_of(Chapter chapter) {
  switch (chapter) {
    case Chapter::kDocuments:
      return "Documents";
    case Chapter::kQuestions:
      return "Questions";
    case Chapter::kOutput:
      return "Pictures and data";
    case Chapter::kDecisions:
      return "Corrections";
    case Chapter::kPrograms:
      return "For other programs";
    case Chapter::kLanguage:
      return "Language engine";
    case Chapter::kHelp:
      return "Help and health";
  }
  return {};
}

}  // namespace

Language ui_language(const Invocation& invocation) {
  return language_of_code(invocation.value("--ui-lang"));
}

std::string synopsis(const CommandRow& command, Language language) {
  std::string text = "lazo " + std::string(command.name);
  for (const ArgumentRow& argument : command.arguments) {
    std::string word(argument.name);
    if (argument.most > 1) word += "...";
    text += argument.least == 0 ? " [" + word + "]" : " " + word;
  }
  return text + " [" + std::string(localized("flags", language)) + "]";
}

std::string overview(const Output& out, Language language) {
  std::string text =
      std::string(localized("lazo turns documents into a graph of who is tied to whom, and answers "
                            "questions about it",
                            language)) +
      "\n" + std::string(localized("with the sentence that proves each tie.", language)) + "\n\n";
  for (const CommandRow& command : commands()) {
    if (command.headline) {
      text += entry(command.name, localized(command.summary, language), 14);
    }
  }
  text += "\n" + out.styled(Style::kBold, localized("Try", language)) + "\n" +
          "  lazo import examples/\n"
          "  lazo path COPARMEX Canada\n\n" +
          std::string(localized("lazo help commands lists all of them; lazo help COMMAND explains "
                                "one.",
                                language)) +
          "\n";
  return text;
}

std::string all_commands(const Output& out, Language language) {
  std::string text;
  for (const Chapter chapter :
       {Chapter::kDocuments, Chapter::kQuestions, Chapter::kOutput, Chapter::kDecisions,
        Chapter::kPrograms, Chapter::kLanguage, Chapter::kHelp}) {
    std::string rows;
    for (const CommandRow& command : commands()) {
      if (command.chapter == chapter) {
        rows += entry(command.name, localized(command.summary, language), 14);
      }
    }
    if (rows.empty()) continue;
    if (!text.empty()) text += "\n";
    text += out.styled(Style::kBold, localized(title_of(chapter), language)) + "\n" + rows;
  }
  return text;
}

std::string exit_code_table(Language language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kRows = {{
      {"0", "done, and found"},
      {"1", "the answer is empty; graphs differ; doctor found problems"},
      {"2", "the command line makes no sense"},
      {"3", "a name is unknown or ambiguous"},
      {"4", "a file could not be read; the rest was kept"},
      {"5", "the store is missing, locked, damaged or newer than this lazo"},
      {"6", "an external program (dot) is not installed"},
      {"70", "internal error"},
      {"130", "interrupted"},
  }};
  std::string text;
  for (const auto& [code, meaning] : kRows) text += entry(code, localized(meaning, language), 7);
  return text;
}

std::string help_of(const CommandRow& command, const Output& out, Language language) {
  std::string text = out.styled(Style::kBold, synopsis(command, language)) + "\n  " +
                     std::string(localized(command.summary, language)) + "\n";
  if (!command.details.empty()) {
    text += "\n" + wrapped(localized(command.details, language), {}, kHelpWidth);
  }
  if (!command.arguments.empty())
    text += "\n" + out.styled(Style::kBold, localized("Arguments", language)) + "\n";
  for (const ArgumentRow& argument : command.arguments) {
    text += entry(argument.name, localized(argument.help, language), kTextColumn);
  }
  text += flag_list("Flags", command.flags, out, language);
  if ((command.groups & kFilters) != 0) {
    text += flag_list("What to show", flags_of_group(kFilters), out, language);
  }
  std::vector<FlagRow> common;
  for (const FlagGroups group : {kStore, kPaging, kPages}) {
    if ((command.groups & group) == 0) continue;
    common.insert(common.end(), flags_of_group(group).begin(), flags_of_group(group).end());
  }
  common.insert(common.end(), global_flags().begin(), global_flags().end());
  text += flag_list("Common flags", common, out, language);
  if (!command.examples.empty())
    text += "\n" + out.styled(Style::kBold, localized("Examples", language)) + "\n";
  for (const ExampleRow& example : command.examples) {
    text += "  " + std::string(example.command) + "\n      " +
            std::string(localized(example.what, language)) + "\n";
  }
  return text;
}

}  // namespace lazo::cli
