// The OpenAPI description of /api/v1/, made from the command table: what the parser takes is what
// is described.
#include "cli/parameters.hpp"
#include "cli/serve/api.hpp"

namespace lazo::cli::serve {
namespace {

struct Answer {
  std::string_view status;
  std::string_view what;
};

constexpr Answer kFailures[] = {
    {"400", "A parameter is unknown or makes no sense"},
    {"401", "The server asks for a token"},
    {"403", "The request comes from a page of another site"},
    {"404", "A name is unknown or ambiguous"},
    {"413", "The answer is too large"},
    {"503", "There is no graph, or the answer took too long"},
};

void write_parameters(JsonWriter& json, const CommandRow& command) {
  json.key("parameters").begin_array();
  for (const Parameter& parameter : parameters_of(command)) {
    json.begin_object()
        .field("name", parameter.name)
        .field("in", "query")
        .field("required", parameter.required())
        .field("description", parameter.help());
    if (parameter.repeated()) json.field("style", "form").field("explode", true);
    write_parameter_schema(json.key("schema"), parameter);
    json.end_object();
  }
  json.end_array();
}

void write_schema(JsonWriter& json, std::string_view mime, std::string_view schema) {
  json.key("content").begin_object().key(mime).begin_object().key("schema").begin_object();
  if (schema.empty()) {
    json.field("type", "string");
  } else {
    json.field("$ref", "#/components/schemas/" + std::string(schema));
  }
  json.end_object().end_object().end_object();
}

void write_operation(JsonWriter& json, const CommandRow& command, std::string_view path,
                     std::string_view mime) {
  const bool picture = mime != "application/json";
  json.key("/" + std::string(path)).begin_object().key("get").begin_object();
  json.field("operationId", picture ? "diagram_" + std::string(path.substr(path.find('.') + 1))
                                    : std::string(command.name))
      .field("summary", command.summary);
  if (!command.details.empty()) json.field("description", command.details);
  write_parameters(json, command);
  json.key("responses").begin_object();
  json.key("200").begin_object().field("description", "The answer; it may be empty");
  write_schema(json, mime, picture ? "" : "Answer");
  json.end_object();
  for (const Answer& failure : kFailures) {
    json.key(failure.status).begin_object().field("description", failure.what);
    write_schema(json, "application/json", "Error");
    json.end_object();
  }
  json.end_object().end_object().end_object();
}

/// The fields that a schema names, by their type.
void write_object(JsonWriter& json, std::string_view name,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  json.key(name).begin_object().field("type", "object").key("properties").begin_object();
  for (const auto& [field, type] : fields) {
    json.key(field).begin_object().field("type", type).end_object();
  }
  json.end_object().key("required").begin_array().string("$schema").end_array().end_object();
}

}  // namespace

std::string openapi() {
  std::string text;
  {
    JsonWriter json(text, 1);
    json.begin_object().field("openapi", "3.1.0").key("info").begin_object();
    json.field("title", "lazo")
        .field("version", LAZO_VERSION)
        .field("description",
               "Who is tied to whom, with the sentence that proves each tie. Read-only.")
        .end_object();
    json.key("servers").begin_array().begin_object().field("url", "/api/v1").end_object();
    json.end_array().key("paths").begin_object();
    for (const CommandRow* command : served_commands()) {
      if (command->name == "diagram") {
        write_operation(json, *command, "diagram.svg", "image/svg+xml");
        write_operation(json, *command, "diagram.dot", "text/vnd.graphviz");
      } else {
        write_operation(json, *command, command->name, "application/json");
      }
    }
    json.end_object().key("components").begin_object().key("schemas").begin_object();
    write_object(json, "Answer",
                 {{"$schema", "string"},
                  {"tool", "object"},
                  {"query", "object"},
                  {"nodes", "array"},
                  {"edges", "array"},
                  {"paths", "array"},
                  {"page", "object"},
                  {"notices", "array"}});
    write_object(
        json, "Error",
        {{"$schema", "string"}, {"code", "string"}, {"message", "string"}, {"exit", "integer"}});
    json.end_object().end_object().end_object();
  }
  return text + "\n";
}

}  // namespace lazo::cli::serve
