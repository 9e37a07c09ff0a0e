#pragma once
// Errors on standard error: a line for people, one JSON object for programs.
//
//   lazo: no node 'CUMSA'; did you mean 'CUSMA'?
//   {"$schema":"urn:lazo:schema:error:1","code":"unknown_name","message":..,"hint":..,"exit":3}

#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"

namespace lazo::cli {

/// True if --json or an equal is among the words; also for lines that cannot be parsed.
[[nodiscard]] bool asks_for_json(const std::vector<std::string>& words);

/// The interface language of a line that cannot be parsed: --ui-lang among the words, else what the
/// environment says.
[[nodiscard]] Language language_asked_for(const std::vector<std::string>& words,
                                          EnvironmentLookup environment);

/// The text of an error as report_error() writes it, without the newline. JSON is always English.
[[nodiscard]] std::string error_text(const Error& error, bool json,
                                     Language language = Language::kEnglish);

void report_error(const Error& error, bool json, Language language = Language::kEnglish);

}  // namespace lazo::cli
