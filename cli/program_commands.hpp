#pragma once
// What runs the commands that keep going, and those that shells and builds call.

#include "cli/command.hpp"

namespace lazo::cli {

Result<ExitCode> run_complete(Context& context);
Result<ExitCode> run_completion(Context& context);
Result<ExitCode> run_man_pages(Context& context);
Result<ExitCode> run_shell(Context& context);

}  // namespace lazo::cli
