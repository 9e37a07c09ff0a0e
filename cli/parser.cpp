// The only file that knows CLI11. It splits words into flags, values and arguments; what is
// allowed comes from the command table (check_invocation.cpp), and every message from us.

#include "cli/parser.hpp"

#include <algorithm>
#include <deque>

#include <CLI/CLI.hpp>

#include "cli/check_invocation.hpp"
#include "cli/table.hpp"
#include "cli/usage.hpp"
#include "graph/base/suggest.hpp"

namespace lazo::cli {
namespace {

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates,
                       std::string otherwise) {
  std::string near = did_you_mean(word, candidates);
  return near.empty() ? otherwise : near;
}

bool is_flag(std::string_view word) {
  return word.size() > 1 && word[0] == '-';
}

/// Does this word, written before the command, take the next one as its value?
bool takes_next(std::string_view word) {
  if (word.find('=') != std::string_view::npos) return false;
  for (const CommandRow& command : commands()) {
    if (const FlagRow* flag = find_flag(command, word)) return flag->value != FlagValue::kNone;
  }
  return false;
}

/// Position of the command among the words: the first that is no flag and no value of one.
std::size_t command_position(const std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < words.size() && is_flag(words[at])) at += takes_next(words[at]) ? 2U : 1U;
  return std::min(at, words.size());
}

Error unknown_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const CommandRow& command : commands()) names.push_back(command.name);
  return usage("'" + std::string(word) + "' is not a command",
               suggestion(word, names, "lazo help lists the commands"));
}

Error unknown_flag(const CommandRow& command, std::string_view word) {
  const std::string_view name = word.substr(0, word.find('='));
  std::vector<std::string_view> names;
  for (const FlagRow* flag : flags_of(command)) names.push_back(flag->name);
  return usage(std::string(command.name) + " takes no flag " + lazo::quoted(name),
               suggestion(name, names, help_of(command)));
}

/// The only mistake that CLI11 is left to see: a flag that takes a value has none.
Error missing_value(const CommandRow& command, const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const FlagRow* const flag = find_flag(command, words[i]);
    if (flag == nullptr || flag->value == FlagValue::kNone) continue;
    if (i + 1 == words.size() || find_flag(command, words[i + 1]) != nullptr) {
      return usage(std::string(flag->name) + " needs a value: " + std::string(flag->value_name),
                   help_of(command));
    }
  }
  return usage(std::string(command.name) + ": a flag has a value too many or too few",
               help_of(command));
}

/// CLI11's view of one flag, and where it puts what it reads.
struct Bound {
  const FlagRow* row = nullptr;
  CLI::Option* option = nullptr;
  std::vector<std::string> values;
};

void bind(CLI::App& app, const FlagRow& row, Bound& bound) {
  bound.row = &row;
  std::string names(row.name);
  if (!row.short_name.empty()) names += "," + std::string(row.short_name);
  if (row.value == FlagValue::kNone) {
    bound.option = app.add_flag(names);
  } else {
    bound.option = app.add_option(names, bound.values)
                       ->expected(1)
                       ->allow_extra_args(false)
                       ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
}

Result<Invocation> split(const CommandRow& command, std::vector<std::string> words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::deque<Bound> bounds;  // a deque: CLI11 keeps pointers into it
  for (const FlagRow* row : flags_of(command)) bind(app, *row, bounds.emplace_back());

  std::vector<std::string> after_dashes;
  if (const auto dashes = std::find(words.begin(), words.end(), "--"); dashes != words.end()) {
    after_dashes.assign(dashes + 1, words.end());
    words.erase(dashes, words.end());
  }
  const std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 wants them
  try {
    app.parse(std::vector<std::string>(reversed));
  } catch (const CLI::ParseError&) {
    return missing_value(command, words);
  }

  Invocation invocation(command);
  for (const std::string& extra : app.remaining()) {
    if (is_flag(extra)) return unknown_flag(command, extra);
    invocation.add_argument(extra);
  }
  for (std::string& argument : after_dashes) invocation.add_argument(std::move(argument));
  for (Bound& bound : bounds) {
    if (bound.row->value == FlagValue::kNone) {
      if (bound.option->count() > 0) invocation.add_value(bound.row->name, "");
      continue;
    }
    for (std::string& value : bound.values) {
      invocation.add_value(bound.row->name, std::move(value));
    }
  }
  return invocation;
}

}  // namespace

Result<Invocation> parse(const std::vector<std::string>& words, EnvironmentLookup environment) {
  const std::size_t position = command_position(words);
  const CommandRow* command = nullptr;
  std::vector<std::string> rest = words;
  if (position < words.size()) {
    command = find_command(words[position]);
    if (command == nullptr) return unknown_command(words[position]);
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(position));
  } else {
    const bool version = std::find(words.begin(), words.end(), "--version") != words.end();
    std::erase(rest, "--version");
    command = find_command(version ? "version" : "help");
  }

  LAZO_TRY(Invocation invocation, split(*command, std::move(rest)));
  set_defaults(invocation, environment);
  if (invocation.has("--help")) return invocation;
  LAZO_CHECK(check_invocation(invocation));
  return invocation;
}

}  // namespace lazo::cli
