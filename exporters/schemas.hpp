#pragma once
// The published JSON Schemas (draft 2020-12) of the machine formats, as `lazo schema --format` and
// other programs read them. docs/formats.md explains the fields.
//
//   schema_text("answer")    // what a question prints with --json
//   schema_text("jsonl")     // one line of lazo-jsonl/1
//   schema_text("error")     // an error with --json

#include <span>
#include <string_view>

namespace lazo {

/// Names of all schemas, sorted.
[[nodiscard]] std::span<const std::string_view> schema_names();
/// The text of a schema; a null view for an unknown name. Lives as long as the program.
[[nodiscard]] std::string_view schema_text(std::string_view name);

}  // namespace lazo
