#include "cli/check_invocation.hpp"

#include <algorithm>

#include "cli/table.hpp"
#include "cli/usage.hpp"
#include "graph/base/suggest.hpp"

namespace lazo::cli {
namespace {

bool is_date(std::string_view text) {
  constexpr std::string_view kPattern = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kPattern[i] == 'd' ? !digit : text[i] != '-') return false;
  }
  const auto two = [text](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  if (text.size() >= 7 && (two(5) < 1 || two(5) > 12)) return false;
  return text.size() < 10 || (two(8) >= 1 && two(8) <= 31);
}

Status check_choice(std::string_view what, std::span<const std::string_view> choices,
                    std::string_view value) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return {};
  const std::vector<std::string_view> names(choices.begin(), choices.end());
  std::string all = "one of";
  for (const std::string_view name : names) {
    all += name == names.front() ? " " : ", ";
    all += name;
  }
  const std::string near = did_you_mean(value, names);
  return usage(std::string(what) + ": unknown value " + lazo::quoted(value),
               near.empty() ? all : near);
}

Status check_value(const FlagRow& flag, const Invocation& invocation) {
  const std::string_view value = invocation.value(flag.name);
  switch (flag.value) {
    case FlagValue::kChoice:
      return value.empty() && !invocation.has(flag.name)
                 ? Status()
                 : check_choice(flag.name, flag.choices, value);
    case FlagValue::kChoiceList:
      for (const std::string& part : invocation.values(flag.name)) {
        LAZO_CHECK(check_choice(flag.name, flag.choices, part));
      }
      return {};
    case FlagValue::kCount:
      if (invocation.has(flag.name) && !invocation.count(flag.name)) {
        return usage(std::string(flag.name) + ": " + lazo::quoted(value) + " is no whole number");
      }
      return {};
    case FlagValue::kDecimal:
      if (invocation.has(flag.name) && !invocation.ten_thousandths(flag.name)) {
        return usage(std::string(flag.name) + ": " + lazo::quoted(value) +
                     " is no number from 0 to 1");
      }
      return {};
    case FlagValue::kDate:
      if (invocation.has(flag.name) && !is_date(value)) {
        return usage(std::string(flag.name) + ": " + lazo::quoted(value) + " is no date",
                     "write 2025, 2025-09 or 2025-09-22");
      }
      return {};
    case FlagValue::kNone:
    case FlagValue::kText:
    case FlagValue::kList:
      return {};
  }
  return {};
}

Status check_arguments(const Invocation& invocation) {
  const CommandRow& command = invocation.command();
  std::size_t least = 0;
  std::size_t most = 0;
  for (const ArgumentRow& row : command.arguments) least += row.least, most += row.most;
  const std::size_t given = invocation.arguments().size();
  if (given < least) {
    std::size_t filled = 0;
    for (const ArgumentRow& row : command.arguments) {
      filled += row.least;
      if (given < filled) {
        return usage(std::string(command.name) + ": " + std::string(row.name) + " is missing",
                     help_of(command));
      }
    }
  }
  if (given > most) {
    return usage(
        std::string(command.name) + ": unexpected " + lazo::quoted(invocation.arguments()[most]),
        "names of several words need quotes; see: lazo help " + std::string(command.name));
  }
  for (std::size_t i = 0; i < std::min(given, command.arguments.size()); ++i) {
    const ArgumentRow& row = command.arguments[i];
    if (row.choices.empty()) continue;
    LAZO_CHECK(check_choice(command.name, row.choices, invocation.arguments()[i]));
  }
  return {};
}

/// "es" for LC_MESSAGES=es_MX.UTF-8, by the order of setlocale(3); `otherwise` for languages that
/// lazo does not speak.
std::string_view locale_language(EnvironmentLookup environment, std::string_view otherwise) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view locale = environment(name);
    if (locale.empty()) continue;
    for (const std::string_view language : {"en", "es", "fr"}) {
      const bool longer = locale.size() > 2 && locale[2] != '_' && locale[2] != '.';
      if (locale.starts_with(language) && !longer) return language;
    }
    return otherwise;
  }
  return otherwise;
}

}  // namespace

void set_defaults(Invocation& invocation, EnvironmentLookup environment) {
  for (const FlagRow* flag : flags_of(invocation.command())) {
    const std::string_view variable =
        flag->environment.empty() ? std::string_view() : environment(flag->environment);
    std::string_view value = variable.empty() ? flag->default_value : variable;
    if (flag->name == "--ui-lang" && variable.empty()) value = locale_language(environment, value);
    if (!value.empty()) invocation.set_default(flag->name, std::string(value));
  }
}

Status check_invocation(const Invocation& invocation) {
  for (const FlagRow* flag : flags_of(invocation.command())) {
    LAZO_CHECK(check_value(*flag, invocation));
  }
  return check_arguments(invocation);
}

}  // namespace lazo::cli
