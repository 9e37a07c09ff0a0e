#include "cli/report_error.hpp"

#include "cli/exit_code.hpp"
#include "cli/output.hpp"
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

std::string error_text(const Error& error, bool json) {
  if (!json) return "lazo: " + error.text();
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

void report_error(const Error& error, bool json) {
  write_message(error_text(error, json));
}

}  // namespace lazo::cli
