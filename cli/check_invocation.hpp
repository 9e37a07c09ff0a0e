#pragma once
// Whether an invocation makes sense: each value is of the kind that its row asks for, and there
// are as many arguments as the command takes. The same for words of a command line, parameters of
// a request and arguments of a tool.
//
//   Invocation invocation(*find_command("path"));
//   ... add_argument, add_value ...
//   set_defaults(invocation, environment.lookup);
//   LAZO_CHECK(check_invocation(invocation));
//
// Pure; linear in the rows and values.

#include "cli/invocation.hpp"
#include "cli/parser.hpp"

namespace lazo::cli {

/// Fills in what was not given: the environment's value, else the default of the row.
void set_defaults(Invocation& invocation, EnvironmentLookup environment);

/// Errors: kUsage for the first value, then the first argument, that is wrong.
[[nodiscard]] Status check_invocation(const Invocation& invocation);

}  // namespace lazo::cli
