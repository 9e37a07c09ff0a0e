#include "cli/mcp/tools.hpp"

#include <algorithm>
#include <array>

#include "cli/in_process.hpp"
#include "cli/parameters.hpp"
#include "cli/table.hpp"
#include "graph/base/suggest.hpp"

namespace lazo::cli::mcp {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 4> kSearch = {"text", "type", "limit", "after"};
constexpr std::array<Names, 5> kAbout = {"name", "status", "since", "until", "limit"};
constexpr std::array<Names, 10> kNeighbors = {"name",  "rel",   "type",  "direction", "status",
                                              "since", "until", "depth", "limit",     "after"};
constexpr std::array<Names, 7> kPath = {"a", "b", "k", "max_hops", "via", "avoid", "status"};
constexpr std::array<Names, 5> kExplain = {"a", "relation", "b", "status", "limit"};
constexpr std::array<Names, 7> kTimeline = {"name",   "rel",   "since", "until",
                                            "status", "limit", "after"};
constexpr std::array<Names, 4> kQuery = {"pattern", "status", "limit", "after"};
constexpr std::array<Names, 4> kDiagram = {"name", "depth", "max_nodes", "status"};

constexpr std::array kTools = {
    Tool{"lazo_search", "search", "Find nodes",
         "Find the key of a node by any of its names, a part of one, initials or a misspelt name.",
         kSearch, "limit", 20},
    Tool{"lazo_about", "about", "Brief on a node",
         "What the documents say of one node: plans, conflicts, partners, measures, each tie with "
         "a quotation. Start here.",
         kAbout, "limit", 5},
    Tool{"lazo_neighbors", "neighbors", "Ties of a node",
         "Who and what one or more nodes are tied to, by relation, with quotations. Continue a "
         "long list with page.next as `after`.",
         kNeighbors, "limit", 20},
    Tool{"lazo_path", "path", "How two nodes are tied",
         "Paths between two nodes. tier 1: a direct tie; 2: through others, stated or reported; 3: "
         "needs a plan or duty; 4: only through hubs, the sources do not connect the two halves.",
         kPath, "k", 3},
    Tool{
        "lazo_explain", "explain", "The proof of a tie",
        "Every sentence behind the ties of two nodes, or behind one edge or claim id given as `a`: "
        "document, byte range, status, who said it.",
        kExplain, "limit", 10},
    Tool{"lazo_timeline", "timeline", "What happened when",
         "Dated ties, oldest first, of some nodes or of all; the newest `limit` of them.",
         kTimeline, "limit", 30},
    Tool{"lazo_query", "query", "Ask with a pattern",
         "A read-only subset of openCypher, e.g. MATCH (a:Country)-[r:pressures]->(b) RETURN "
         "a.name, b.name, r.status.",
         kQuery, "limit", 50},
    Tool{"lazo_diagram", "diagram", "Draw the ties",
         "A Graphviz DOT picture of what lies around some nodes, with a legend.", kDiagram,
         "max_nodes", 25},
};

bool is_offered(const Tool& tool, std::string_view name) {
  return std::find(tool.parameters.begin(), tool.parameters.end(), name) != tool.parameters.end();
}

void write_input_schema(JsonWriter& json, const Tool& tool) {
  const std::vector<Parameter> parameters = parameters_of(*find_command(tool.command));
  json.begin_object().field("type", "object").key("properties").begin_object();
  for (const Parameter& parameter : parameters) {
    if (is_offered(tool, parameter.name)) {
      write_parameter_schema(json.key(parameter.name), parameter);
    }
  }
  json.end_object().key("required").begin_array();
  for (const Parameter& parameter : parameters) {
    if (parameter.required() && is_offered(tool, parameter.name)) json.string(parameter.name);
  }
  json.end_array().field("additionalProperties", false).end_object();
}

/// What every answer of the tool has; `lazo schema` publishes the whole of it.
void write_output_schema(JsonWriter& json, const Tool& tool) {
  std::vector<std::pair<std::string_view, std::string_view>> fields = {{"$schema", "string"},
                                                                       {"query", "object"}};
  if (tool.command == "diagram") {
    fields.emplace_back("dot", "string");
  } else if (tool.command == "query") {
    fields.insert(fields.end(), {{"columns", "array"}, {"rows", "array"}, {"page", "object"}});
  } else {
    fields.insert(fields.end(),
                  {{"nodes", "array"}, {"edges", "array"}, {"paths", "array"}, {"page", "object"}});
  }
  fields.emplace_back("notices", "array");
  json.begin_object().field("type", "object").key("properties").begin_object();
  for (const auto& [name, type] : fields) {
    json.key(name).begin_object().field("type", type).end_object();
  }
  json.end_object().key("required").begin_array();
  for (const auto& field : fields) json.string(field.first);
  json.end_array().end_object();
}

/// One value as the text that a command line would have; nothing for lists and objects.
std::optional<std::string> as_text(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::kString:
      return std::string(value.as_string());
    case Json::Kind::kInteger:
      return std::to_string(value.as_integer());
    case Json::Kind::kBoolean:
      return value.as_boolean() ? "true" : "false";
    case Json::Kind::kNumber: {
      std::string text;
      JsonWriter(text).number(value.as_number());
      return text;
    }
    case Json::Kind::kNull:
    case Json::Kind::kArray:
    case Json::Kind::kObject:
      break;
  }
  return std::nullopt;
}

Result<ParameterValues> values_of(const Tool& tool, const Json* arguments) {
  ParameterValues values;
  if (arguments == nullptr) return values;
  for (const auto& [name, value] : arguments->members()) {
    if (!is_offered(tool, name)) {
      return Error{ErrorCode::kUsage,
                   std::string(tool.name) + " takes no parameter " + quoted(name),
                   {},
                   did_you_mean(name, std::vector<std::string_view>(tool.parameters.begin(),
                                                                    tool.parameters.end()))};
    }
    if (value.is_null()) continue;
    const std::vector<Json> single = {value};
    for (const Json& item : value.is_array() ? value.items() : single) {
      std::optional<std::string> text = as_text(item);
      if (!text) return Error{ErrorCode::kUsage, name + ": not a plain value", {}, {}};
      values.emplace_back(name, std::move(*text));
    }
  }
  return values;
}

/// A picture is text of Graphviz; the answer of a tool is an object.
std::string diagram_json(const Outcome& outcome, const ParameterValues& values) {
  std::string text;
  {
    JsonWriter json(text);
    json.begin_object().field("$schema", "urn:lazo:schema:diagram:1");
    json.key("query").begin_object().key("nodes").begin_array();
    for (const auto& [name, value] : values) {
      if (name == "name") json.string(value);
    }
    json.end_array().end_object().field("dot", outcome.text).key("notices").begin_array();
    for (const std::string& note : outcome.notes) {
      json.begin_object().field("code", "diagram").field("text", note).end_object();
    }
    json.end_array().end_object();
  }
  return text;
}

}  // namespace

std::span<const Tool> tools() {
  return kTools;
}

const Tool* find_tool(std::string_view name) {
  const auto at = std::find_if(kTools.begin(), kTools.end(),
                               [name](const Tool& tool) { return tool.name == name; });
  return at == kTools.end() ? nullptr : &*at;
}

void write_tools(JsonWriter& json) {
  json.begin_array();
  for (const Tool& tool : kTools) {
    json.begin_object()
        .field("name", tool.name)
        .field("title", tool.title)
        .field("description", tool.description);
    write_input_schema(json.key("inputSchema"), tool);
    write_output_schema(json.key("outputSchema"), tool);
    json.key("annotations")
        .begin_object()
        .field("readOnlyHint", true)
        .field("idempotentHint", true)
        .field("openWorldHint", false)
        .end_object()
        .end_object();
  }
  json.end_array();
}

ToolAnswer call_tool(const Tool& tool, const Json* arguments, std::uint32_t size,
                     const Environment& environment, const OpenGraph& graph) {
  ToolAnswer answer;
  const auto failed = [&answer](const Error& error) {
    answer.error = true;
    answer.text = error.text();
    return answer;
  };
  Result<ParameterValues> values = values_of(tool, arguments);
  if (!values.ok()) return failed(values.error());
  const auto is_size = [&tool](const auto& pair) { return pair.first == tool.size_parameter; };
  if (size != 0) std::erase_if(*values, is_size);
  if (std::none_of(values->begin(), values->end(), is_size)) {
    values->emplace_back(tool.size_parameter, std::to_string(size != 0 ? size : tool.usual_size));
  }
  const Result<Invocation> invocation =
      invocation_of(*find_command(tool.command), *values, environment.lookup);
  if (!invocation.ok()) return failed(invocation.error());
  for (const Parameter& parameter : parameters_of(*find_command(tool.command))) {
    if (parameter.name == tool.size_parameter) {
      answer.size = invocation->count(parameter.flag->name).value_or(tool.usual_size);
    }
  }
  Outcome outcome = run_in_process(*invocation, environment, &graph);
  if (outcome.error) return failed(*outcome.error);
  answer.text =
      tool.command == "diagram" ? diagram_json(outcome, *values) : std::move(outcome.text);
  while (answer.text.ends_with('\n')) answer.text.pop_back();  // a message is one line
  return answer;
}

}  // namespace lazo::cli::mcp
