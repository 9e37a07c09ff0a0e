#pragma once
// A command run inside a program that goes on living: the server, the assistant's tools, the shell.
//
//   LAZO_TRY(const Invocation invocation, invocation_of(command, values, environment.lookup));
//   const Outcome outcome = run_in_process(invocation, environment, &graph);
//   outcome.text    // what the command line would print
//
// As thread-safe as the graph: one thread each.

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/session.hpp"

namespace lazo::cli {

struct Outcome {
  ExitCode code = ExitCode::kOk;
  std::string text;                ///< empty if there is an error
  std::vector<std::string> notes;  ///< remarks that would go to standard error
  std::optional<Error> error;
};

/// Runs the command over `graph`; exceptions (out of memory) become an internal error.
[[nodiscard]] Outcome run_in_process(const Invocation& invocation, const Environment& environment,
                                     const OpenGraph* graph);

}  // namespace lazo::cli
