#include "cli/report_error.hpp"

#include <string_view>

#include "cli/check_invocation.hpp"
#include "cli/error_words.hpp"
#include "cli/exit_code.hpp"
#include "cli/invocation.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "graph/base/json.hpp"

namespace lazo::cli {

bool asks_for_json(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--") break;
    if (words[i] == "--json" || words[i] == "--format=json" || words[i] == "-fjson") return true;
    if ((words[i] == "-f" || words[i] == "--format") && i + 1 < words.size() &&
        words[i + 1] == "json") {
      return true;
    }
  }
  return false;
}

Language language_asked_for(const std::vector<std::string>& words, EnvironmentLookup environment) {
  constexpr std::string_view kFlag = "--ui-lang";
  Invocation any(*find_command("help"));
  set_defaults(any, environment);
  std::string_view code = any.value(kFlag);
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    if (word == kFlag && i + 1 < words.size()) code = words[i + 1];
    if (word.starts_with(kFlag) && word.substr(kFlag.size()).starts_with('=')) {
      code = word.substr(kFlag.size() + 1);
    }
  }
  return language_of_code(code);
}

std::string error_text(const Error& error, bool json, Language language) {
  if (!json) return "lazo: " + in_words(error, language).text();
  std::string text;
  JsonWriter(text)
      .begin_object()
      .field("$schema", "urn:lazo:schema:error:1")
      .field("code", error_name(error.code))
      .field("message", error.message)
      .field_or_null("where", error.where)
      .field_or_null("hint", error.hint)
      .field("exit", static_cast<int>(exit_code_of(error.code)))
      .end_object();
  return text;
}

void report_error(const Error& error, bool json, Language language) {
  write_message(error_text(error, json, language));
}

}  // namespace lazo::cli
