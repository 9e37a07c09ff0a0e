#include "cli/in_process.hpp"

#include <exception>

namespace lazo::cli {

Outcome run_in_process(const Invocation& invocation, const Environment& environment,
                       const OpenGraph* graph) {
  Outcome outcome;
  Output out;
  Context context{invocation, environment, out, graph, &outcome.notes};
  try {
    Result<ExitCode> code = invocation.command().run(context);
    if (code.ok()) {
      outcome.code = *code;
      outcome.text = out.text();
    } else {
      outcome.code = exit_code_of(code.error().code);
      outcome.error = std::move(code).error();
    }
  } catch (const std::exception& exception) {
    outcome.code = ExitCode::kInternal;
    outcome.error =
        Error{ErrorCode::kSystem, std::string("internal error: ") + exception.what(), {}, {}};
  }
  return outcome;
}

}  // namespace lazo::cli
