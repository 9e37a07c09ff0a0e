#pragma once
// Decisions as lines of lazo-jsonl/1: how the store keeps them and how they travel.
//
//   {"kind":"decision","id":"decision:0f..","verb":"same","a":"name:cce","b":"org:cce",
//    "note":"..","by":"..","at":"2026-01-05T10:00:00Z"}

#include <string>

#include "graph/base/json.hpp"
#include "graph/base/result.hpp"
#include "graph/decisions.hpp"

namespace lazo {

/// One line without its line feed. Empty fields are left out.
[[nodiscard]] std::string decision_to_line(const Decision& decision);
/// Errors: kBadInput naming the member; `where` is that of the line.
[[nodiscard]] Result<Decision> decision_from_json(const Json& line, const std::string& where);

}  // namespace lazo
