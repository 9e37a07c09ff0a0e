#pragma once
// Answers for programs: the JSON envelope, its parts a line each, and CSV.
//
//   Report report{.command = "path", .query = {{"from", "org:coparmex"}}};
//   report.answer = ...;
//   LAZO_CHECK(write_report(context, session, report));     // --json, --jsonl or --csv
//
// docs/formats.md describes the envelope; every field has one meaning in every command.

#include <string>
#include <utility>
#include <vector>

#include "cli/session.hpp"
#include "graph/base/json.hpp"
#include "queries/answer.hpp"

namespace lazo::cli {

/// What a question found, for every machine format.
struct Report {
  std::string command;                                     ///< gives the schema its name
  std::vector<std::pair<std::string, std::string>> query;  ///< what was understood
  Answer answer;
  Filter filter;
  std::size_t evidence = 3;  ///< quotations a tie; 0 = all
  std::string next;          ///< cursor of the next page (cli/page.hpp); empty if there is none
  /// Further fields of the envelope: name, and JSON.
  std::vector<std::pair<std::string, std::string>> more;
};

/// Writes the report as --json, --jsonl or --csv asks. Requires one of them.
[[nodiscard]] Status write_report(const Context& context, const Session& session,
                                  const Report& report);

/// Parts, for commands with records of their own.
void write_node(JsonWriter& json, const Session& session, NodeIndex node, bool names);
void write_evidence(JsonWriter& json, const Session& session, const StoredClaim& claim);
/// A whole envelope that holds a notice and nothing else, with its line feed.
[[nodiscard]] std::string empty_envelope(std::string_view command, const Notice& notice);
/// Begins an envelope object: $schema, tool.
void begin_envelope(JsonWriter& json, std::string_view command);

}  // namespace lazo::cli
