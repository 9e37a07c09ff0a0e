#include "cli/parameters.hpp"

#include <algorithm>
#include <array>

#include "cli/check_invocation.hpp"
#include "cli/table.hpp"
#include "graph/base/suggest.hpp"

namespace lazo::cli {
namespace {

/// Flags that make no sense, or do harm, when a program asks from elsewhere.
constexpr std::array<std::string_view, 12> kLocalFlags = {
    "--help",  "--format", "--json",    "--jsonl", "--csv",    "--output",
    "--color", "--quiet",  "--verbose", "--db",    "--models", "--vocabulary"};

std::string parameter_name(std::string_view row) {
  std::string name;
  for (const char c : row.substr(row.starts_with("--") ? 2 : 0)) {
    name += c == '-' ? '_' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return name;
}

bool is_list(const FlagRow& flag) {
  return flag.value == FlagValue::kList || flag.value == FlagValue::kChoiceList;
}

Error unknown_parameter(const CommandRow& command, std::string_view name) {
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters_of(command)) names.push_back(parameter.name);
  const std::vector<std::string_view> views(names.begin(), names.end());
  return Error{ErrorCode::kUsage,
               std::string(command.name) + " takes no parameter " + quoted(name),
               {},
               did_you_mean(name, views)};
}

Status add_flag(Invocation& invocation, const FlagRow& flag, const std::string& value) {
  if (flag.value != FlagValue::kNone) {
    invocation.add_value(flag.name, value);
  } else if (value == "true" || value == "1" || value.empty()) {
    invocation.add_value(flag.name, "");
  } else if (value != "false" && value != "0") {
    return Error{ErrorCode::kUsage,
                 parameter_name(flag.name) + ": " + quoted(value) + " is neither true nor false",
                 {},
                 {}};
  }
  return {};
}

void write_choices(JsonWriter& json, std::span<const std::string_view> choices) {
  if (choices.empty()) return;
  json.key("enum").begin_array();
  for (const std::string_view choice : choices) json.string(choice);
  json.end_array();
}

/// The fields of one value, without the braces.
void write_value_schema(JsonWriter& json, const Parameter& parameter) {
  if (parameter.argument != nullptr) {
    json.field("type", "string");
    write_choices(json, parameter.argument->choices);
    return;
  }
  switch (parameter.flag->value) {
    case FlagValue::kNone:
      json.field("type", "boolean");
      break;
    case FlagValue::kCount:
      json.field("type", "integer").field("minimum", 0);
      break;
    case FlagValue::kDecimal:
      json.field("type", "number").field("minimum", 0).field("maximum", 1);
      break;
    case FlagValue::kText:
    case FlagValue::kList:
    case FlagValue::kDate:
      json.field("type", "string");
      break;
    case FlagValue::kChoice:
    case FlagValue::kChoiceList:
      json.field("type", "string");
      write_choices(json, parameter.flag->choices);
      break;
  }
}

}  // namespace

bool Parameter::repeated() const {
  return argument != nullptr ? argument->most > 1 : is_list(*flag);
}

std::string_view Parameter::help() const {
  return argument != nullptr ? argument->help : flag->help;
}

std::vector<Parameter> parameters_of(const CommandRow& command) {
  std::vector<Parameter> parameters;
  for (const ArgumentRow& row : command.arguments) {
    parameters.push_back({parameter_name(row.name), &row, nullptr});
  }
  for (const FlagRow* flag : flags_of(command)) {
    if (std::find(kLocalFlags.begin(), kLocalFlags.end(), flag->name) == kLocalFlags.end()) {
      parameters.push_back({parameter_name(flag->name), nullptr, flag});
    }
  }
  return parameters;
}

Result<Invocation> invocation_of(const CommandRow& command, const ParameterValues& values,
                                 EnvironmentLookup environment) {
  Invocation invocation(command);
  const std::vector<Parameter> parameters = parameters_of(command);
  for (const auto& [name, value] : values) {
    const auto is_named = [&name = name](const Parameter& parameter) {
      return parameter.name == name;
    };
    if (std::none_of(parameters.begin(), parameters.end(), is_named)) {
      return unknown_parameter(command, name);
    }
  }
  for (const Parameter& parameter : parameters) {
    for (const auto& [name, value] : values) {
      if (name != parameter.name) continue;
      if (parameter.argument != nullptr) {
        invocation.add_argument(value);
      } else {
        LAZO_CHECK(add_flag(invocation, *parameter.flag, value));
      }
    }
  }
  invocation.add_value("--json", "");
  set_defaults(invocation, environment);
  LAZO_CHECK(check_invocation(invocation));
  return invocation;
}

void write_parameter_schema(JsonWriter& json, const Parameter& parameter) {
  json.begin_object();
  if (parameter.repeated()) {
    json.field("type", "array").key("items").begin_object();
    write_value_schema(json, parameter);
    json.end_object();
  } else {
    write_value_schema(json, parameter);
  }
  json.field("description", parameter.help()).end_object();
}

}  // namespace lazo::cli
