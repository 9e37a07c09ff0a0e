#pragma once
// A command as a function for programs: its arguments and flags as named parameters, and an
// invocation made from values for them. The HTTP interface and the assistant's tools are made of
// it, so that what they offer is what the command table says.
//
//   for (const Parameter& parameter : parameters_of(*find_command("path"))) parameter.name  // "a"
//   LAZO_TRY(const Invocation invocation,
//            invocation_of(*find_command("path"), {{"a", "COPARMEX"}, {"b", "Canada"}}, lookup));
//
// Flags of terminals and files (--output, --color, --db, ...) are no parameters: what comes over a
// wire can neither write a file nor open one. Pure; linear in the rows and values.

#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/invocation.hpp"
#include "cli/parser.hpp"
#include "graph/base/json.hpp"

namespace lazo::cli {

struct Parameter {
  std::string name;                       ///< "name", "min_sources"
  const ArgumentRow* argument = nullptr;  ///< one of the two is null
  const FlagRow* flag = nullptr;

  [[nodiscard]] bool required() const { return argument != nullptr && argument->least > 0; }
  /// May have several values.
  [[nodiscard]] bool repeated() const;
  [[nodiscard]] std::string_view help() const;
};

/// Arguments in their order, then flags; constants of the table stand behind them.
[[nodiscard]] std::vector<Parameter> parameters_of(const CommandRow& command);

/// Values in the order given; a name may stand several times.
using ParameterValues = std::vector<std::pair<std::string, std::string>>;

/// The checked invocation, which answers in JSON. A flag without a value takes "true" or "false".
/// Errors: kUsage for unknown parameters, and as check_invocation().
[[nodiscard]] Result<Invocation> invocation_of(const CommandRow& command,
                                               const ParameterValues& values,
                                               EnvironmentLookup environment);

/// The JSON Schema of one value: {"type":"integer","minimum":0,"description":..}.
void write_parameter_schema(JsonWriter& json, const Parameter& parameter);

}  // namespace lazo::cli
