#pragma once
// What runs each command. One function a file, `command_<verb>.cpp`; the rows of the command table
// (table.cpp) refer to them.
//
// To add a command: write command_<verb>.cpp, declare its function here, add its row to table.cpp,
// its file to CMakeLists.txt and a case to tests/golden/<verb>/.

#include "cli/command.hpp"

namespace lazo::cli {

Result<ExitCode> run_analyze(Context& context);
Result<ExitCode> run_evaluate(Context& context);
Result<ExitCode> run_help(Context& context);
Result<ExitCode> run_version(Context& context);

}  // namespace lazo::cli
