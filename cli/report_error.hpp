#pragma once
// Errors on standard error: a line for people, one JSON object for programs.
//
//   lazo: no node 'CUMSA'; did you mean 'CUSMA'?
//   {"$schema":"urn:lazo:schema:error:1","code":"unknown_name","message":..,"hint":..,"exit":3}

#include <string>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo::cli {

/// True if --json or an equal is among the words; also for lines that cannot be parsed.
[[nodiscard]] bool asks_for_json(const std::vector<std::string>& words);

/// The text of an error as report_error() writes it, without the newline.
[[nodiscard]] std::string error_text(const Error& error, bool json);

void report_error(const Error& error, bool json);

}  // namespace lazo::cli
