#pragma once
// The tools that an assistant is offered: eight questions of the command table, read-only.
//
//   write_tools(json);                                         // the array of tools/list
//   const ToolAnswer answer = call_tool(*find_tool("lazo_about"), arguments, ...);
//
// A tool is a row: a command, which of its parameters an assistant may set, and which of them is
// turned down until the answer fits. Whole graphs are no tool: an assistant that reads one has no
// room left for anything else. Pure but for the graph; one thread each.

#include <span>
#include <string>
#include <string_view>

#include "cli/environment.hpp"
#include "cli/session.hpp"
#include "graph/base/json.hpp"

namespace lazo::cli::mcp {

struct Tool {
  std::string_view name;
  std::string_view command;  ///< of the command table
  std::string_view title;
  std::string_view description;
  std::span<const std::string_view> parameters;  ///< those of the command that are offered
  std::string_view size_parameter;               ///< bounds the answer: "limit", "k"
  std::uint32_t usual_size = 0;                  ///< its value unless asked for
};

/// All tools, in the order in which they are listed: always the same.
[[nodiscard]] std::span<const Tool> tools();
/// The tool of a name; nullptr if there is none.
[[nodiscard]] const Tool* find_tool(std::string_view name);

/// The array of tool definitions, with input and output schemas.
void write_tools(JsonWriter& json);

struct ToolAnswer {
  bool error = false;      ///< what the assistant asked makes no sense, or a name is unknown
  std::string text;        ///< the answer as JSON; of an error, a sentence
  std::uint32_t size = 0;  ///< of the size parameter, as asked for or usual
};

/// Runs a tool. `size`: replaces the size parameter, 0 = as asked. `arguments` is the object of
/// tools/call, or null.
[[nodiscard]] ToolAnswer call_tool(const Tool& tool, const Json* arguments, std::uint32_t size,
                                   const Environment& environment, const OpenGraph& graph);

}  // namespace lazo::cli::mcp
