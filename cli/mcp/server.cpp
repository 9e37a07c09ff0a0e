// Tested by mcp_test.cpp: recorded sessions of both eras, replayed byte by byte.
#include "cli/mcp/server.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "cli/mcp/resources.hpp"
#include "cli/mcp/tools.hpp"

namespace lazo::cli::mcp {
namespace {

constexpr std::string_view kModern = "2026-07-28";
constexpr std::array<std::string_view, 2> kLegacy = {"2025-11-25", "2025-06-18"};  // newest first
constexpr std::string_view kVersionField = "io.modelcontextprotocol/protocolVersion";
constexpr std::string_view kCapabilitiesField = "io.modelcontextprotocol/clientCapabilities";
constexpr std::string_view kServerField = "io.modelcontextprotocol/serverInfo";
constexpr std::size_t kLongestId = 200;

// JSON-RPC 2.0, section 5.1, and the codes of the protocol itself.
constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kUnknownMethod = -32601;
constexpr int kInvalidParams = -32602;
constexpr int kInternalError = -32603;
constexpr int kLegacyNoResource = -32002;
constexpr int kUnsupportedVersion = -32022;

constexpr std::string_view kInstructions =
    "lazo holds a graph of stakeholders (countries, organizations, people, agreements, sectors, "
    "measures) read from documents. Every tie has a status: stated, reported (somebody is said to "
    "have said it), intended, required, possible or denied. Only stated ties are facts of the "
    "documents; word the others as what they are, and quote the evidence with its document. "
    "Possible and denied ties are hidden unless status is 'all'; notices say how many. A list that "
    "is cut has page.next: pass it as `after`. Start with lazo_search or lazo_about.";

struct Failure {
  int code = 0;
  std::string message;
  std::function<void(JsonWriter&)> data = nullptr;
};

/// A request after its envelope was checked.
struct Request {
  const Json* id = nullptr;  // owned by the parsed line
  std::string method;
  const Json* params = nullptr;  ///< an object, or null
  bool modern = false;

  [[nodiscard]] std::string_view text(std::string_view name) const {
    return params == nullptr ? std::string_view() : params->text(name);
  }
};

void write_id(JsonWriter& json, const Json& id) {
  json.key("id");
  if (id.is_string()) {
    json.string(id.as_string());
  } else {
    json.integer(id.as_integer());
  }
}

bool is_id(const Json& id) {
  if (id.is_string()) return id.as_string().size() <= kLongestId;
  return id.kind() == Json::Kind::kInteger;
}

/// `id` may be null: the message was too broken to have one.
std::string failure_line(const Json* id, const Failure& failure) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().field("jsonrpc", "2.0");
  if (id != nullptr) write_id(json, *id);
  json.key("error").begin_object().field("code", failure.code).field("message", failure.message);
  if (failure.data) {
    json.key("data");
    failure.data(json);
  }
  json.end_object().end_object();
  return line;
}

void write_server(JsonWriter& json) {
  json.begin_object()
      .field("name", "lazo")
      .field("title", "lazo: who is tied to whom")
      .field("version", LAZO_VERSION)
      .end_object();
}

/// The line of a result; `fields` writes what the method adds.
std::string result_line(const Request& request, const std::function<void(JsonWriter&)>& fields) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().field("jsonrpc", "2.0");
  write_id(json, *request.id);
  json.key("result").begin_object();
  if (request.modern) json.field("resultType", "complete");
  fields(json);
  if (request.modern) {
    write_server(json.key("_meta").begin_object().key(kServerField));
    json.end_object();
  }
  json.end_object().end_object();
  return line;
}

/// How long a client may keep a result of the modern era.
void write_lifetime(JsonWriter& json, const Request& request, int milliseconds,
                    std::string_view scope) {
  if (request.modern) json.field("ttlMs", milliseconds).field("cacheScope", scope);
}

void write_capabilities(JsonWriter& json) {
  json.key("capabilities").begin_object();
  json.key("tools").begin_object().end_object();
  json.key("resources").begin_object().end_object().end_object();
}

void write_versions(JsonWriter& json) {
  json.begin_array().string(kModern);
  for (const std::string_view version : kLegacy) json.string(version);
  json.end_array();
}

Failure unsupported(std::string_view requested) {
  return {kUnsupportedVersion, "Unsupported protocol version",
          [wanted = std::string(requested)](JsonWriter& json) {
            write_versions(json.begin_object().key("supported"));
            json.field("requested", wanted.substr(0, kLongestId)).end_object();
          }};
}

std::string initialize(const Request& request) {
  const std::string_view asked = request.text("protocolVersion");
  const bool known = std::find(kLegacy.begin(), kLegacy.end(), asked) != kLegacy.end();
  return result_line(request, [&](JsonWriter& json) {
    json.field("protocolVersion", known ? asked : kLegacy.front());
    write_capabilities(json);
    write_server(json.key("serverInfo"));
    json.field("instructions", kInstructions);
  });
}

std::string discover(const Request& request) {
  return result_line(request, [&](JsonWriter& json) {
    write_versions(json.key("supportedVersions"));
    write_capabilities(json);
    json.field("instructions", kInstructions);
    write_lifetime(json, request, 3600000, "public");
  });
}

std::string list_tools(const Request& request) {
  return result_line(request, [&](JsonWriter& json) {
    write_tools(json.key("tools"));
    write_lifetime(json, request, 3600000, "public");
  });
}

std::string tool_line(const Request& request, const ToolAnswer& answer) {
  return result_line(request, [&](JsonWriter& json) {
    json.key("content").begin_array().begin_object();
    json.field("type", "text").field("text", answer.text).end_object().end_array();
    if (!answer.error) json.key("structuredContent").raw(answer.text);
    json.field("isError", answer.error);
  });
}

/// The answer of a tool in as many entries as fit into a message.
std::string call(const Request& request, const Tool& tool, const Json* arguments,
                 const Environment& environment, const OpenGraph& graph, std::size_t most_bytes) {
  std::uint32_t size = 0;
  while (true) {
    const ToolAnswer answer = call_tool(tool, arguments, size, environment, graph);
    std::string line = tool_line(request, answer);
    if (line.size() <= most_bytes) return line;
    // 0 asks for everything; begin with what would fit if entries were small.
    const std::uint32_t tried =
        answer.size == 0 ? static_cast<std::uint32_t>(most_bytes / 100) : answer.size;
    if (tried <= 1) break;
    const std::uint64_t fitting = std::uint64_t{tried} * most_bytes / line.size();
    size = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(fitting * 9 / 10, 1, tried - 1));
  }
  return tool_line(request, {true,
                             "the answer is longer than " + std::to_string(most_bytes) +
                                 " bytes; ask for less: name a relation, a type or dates",
                             0});
}

std::string read(const Request& request, const Environment& environment, const OpenGraph& graph,
                 std::size_t most_bytes) {
  const std::string uri(request.text("uri"));
  // Quotation marks and control characters grow in JSON: a quarter of the message is text at most
  // six times as long, so halve until it fits.
  for (std::size_t most = most_bytes / 2; most >= 256; most /= 2) {
    const Result<Resource> resource = read_resource(uri, most, environment, graph);
    if (!resource.ok()) {
      const bool missing = resource.error().code == ErrorCode::kNotFound;
      return failure_line(
          request.id,
          {missing && !request.modern ? kLegacyNoResource : kInvalidParams,
           missing ? "Resource not found" : resource.error().text(), [&uri](JsonWriter& json) {
             json.begin_object().field("uri", uri.substr(0, kLongestId)).end_object();
           }});
    }
    std::string line = result_line(request, [&](JsonWriter& json) {
      json.key("contents").begin_array().begin_object();
      json.field("uri", resource->uri).field("mimeType", resource->mime);
      json.field("text", resource->text);
      if (!resource->next.empty()) {
        json.key("_meta").begin_object().field("lazo/next", resource->next).end_object();
      }
      json.end_object().end_array();
      write_lifetime(json, request, 60000, "private");
    });
    if (line.size() <= most_bytes) return line;
  }
  return failure_line(request.id, {kInternalError, "the resource does not fit into a message"});
}

std::string list_resources(const Request& request, const OpenGraph& graph) {
  std::size_t first = 0;
  if (const std::string_view cursor = request.text("cursor"); !cursor.empty()) {
    const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), first);
    if (error != std::errc() || end != cursor.data() + cursor.size()) {
      return failure_line(request.id, {kInvalidParams, "Invalid cursor"});
    }
  }
  std::string resources;
  std::string next;
  {
    JsonWriter json(resources);
    Result<std::string> cursor = write_resources(json, graph, first);
    if (!cursor.ok()) {
      return failure_line(request.id, {kInternalError, cursor.error().text()});
    }
    next = *cursor;
  }
  return result_line(request, [&](JsonWriter& json) {
    json.key("resources").raw(resources);
    if (!next.empty()) json.field("nextCursor", next);
    write_lifetime(json, request, 5000, "private");
  });
}

std::string list_templates(const Request& request) {
  return result_line(request, [&](JsonWriter& json) {
    write_resource_templates(json.key("resourceTemplates"));
    write_lifetime(json, request, 3600000, "public");
  });
}

/// The line as a request; a failure with the id, as far as it could be read.
struct Parsed {
  Json message;
  Request request;
  bool ignored = false;  ///< a notification or a response
  std::optional<Failure> failure;
};

void check_envelope(Parsed& parsed) {
  const Json& message = parsed.message;
  if (!message.is_object()) {
    parsed.failure = Failure{kInvalidRequest, "Invalid Request: not a JSON object"};
    return;
  }
  const Json* const id = message.find("id");
  if (id != nullptr && is_id(*id)) parsed.request.id = id;
  const Json* const method = message.find("method");
  if (method == nullptr &&
      (message.find("result") != nullptr || message.find("error") != nullptr)) {
    parsed.ignored = true;  // a response; nothing was asked
    return;
  }
  if (message.text("jsonrpc") != "2.0" || method == nullptr || !method->is_string()) {
    parsed.failure = Failure{kInvalidRequest, "Invalid Request: not a JSON-RPC 2.0 request"};
    return;
  }
  if (id == nullptr) {
    parsed.ignored = true;  // a notification; what it says of is done already
    return;
  }
  if (parsed.request.id == nullptr) {
    parsed.failure = Failure{kInvalidRequest, "Invalid Request: the id is no string or integer"};
    return;
  }
  parsed.request.method = method->as_string();
  parsed.request.params = message.find("params");
  if (parsed.request.params != nullptr && !parsed.request.params->is_object()) {
    parsed.failure = Failure{kInvalidParams, "Invalid params: not an object"};
  }
}

/// Which era a request belongs to, or why to none.
std::optional<Failure> check_era(Request& request, bool legacy) {
  const Json* const meta = request.params == nullptr ? nullptr : request.params->find("_meta");
  const Json* const version = meta == nullptr ? nullptr : meta->find(kVersionField);
  if (version == nullptr) {
    if (legacy || request.method == "initialize" || request.method == "ping") return std::nullopt;
    return Failure{kInvalidParams, "Invalid params: _meta has no " + std::string(kVersionField) +
                                       ", and no initialize came before"};
  }
  if (version->as_string() != kModern) return unsupported(version->as_string());
  const Json* const capabilities = meta->find(kCapabilitiesField);
  if (capabilities == nullptr || !capabilities->is_object()) {
    return Failure{kInvalidParams,
                   "Invalid params: _meta has no " + std::string(kCapabilitiesField)};
  }
  request.modern = true;
  return std::nullopt;
}

}  // namespace

Server::Server(KeptGraph& graph, const Environment& environment, Options options)
    : graph_(graph), environment_(environment), options_(options) {}

std::string Server::too_long() {
  return failure_line(nullptr, {kInvalidRequest, "Invalid Request: the message is too long"});
}

std::optional<std::string> Server::handle(std::string_view line) {
  Parsed parsed;
  Result<Json> message = parse_json(line, "message");
  if (!message.ok()) {
    return failure_line(nullptr, {kParseError, "Parse error: " + message.error().text()});
  }
  parsed.message = std::move(*message);
  check_envelope(parsed);
  Request& request = parsed.request;
  if (parsed.ignored) return std::nullopt;
  if (!parsed.failure) parsed.failure = check_era(request, legacy_);
  if (parsed.failure) return failure_line(request.id, *parsed.failure);

  const std::string& method = request.method;
  if (!request.modern && method == "initialize") {
    legacy_ = true;
    return initialize(request);
  }
  if (!request.modern && method == "ping") return result_line(request, [](JsonWriter&) {});
  if (request.modern && method == "server/discover") return discover(request);
  if (method == "tools/list") return list_tools(request);
  if (method == "resources/templates/list") return list_templates(request);

  const bool calls = method == "tools/call";
  if (!calls && method != "resources/list" && method != "resources/read") {
    return failure_line(request.id, {kUnknownMethod, "Method not found: " + quoted(method)});
  }
  const Tool* const tool = calls ? find_tool(request.text("name")) : nullptr;
  const Json* const arguments =
      request.params == nullptr ? nullptr : request.params->find("arguments");
  if (calls && tool == nullptr) {
    return failure_line(request.id,
                        {kInvalidParams, "Unknown tool: " + quoted(request.text("name"))});
  }
  if (calls && arguments != nullptr && !arguments->is_object()) {
    return failure_line(request.id, {kInvalidParams, "Invalid params: arguments is no object"});
  }
  const Result<const OpenGraph*> graph = graph_.current();
  if (!graph.ok()) {
    // The assistant can tell its user what to do about it.
    if (calls) return tool_line(request, {true, graph.error().text(), 0});
    return failure_line(request.id, {kInternalError, graph.error().text()});
  }
  if (calls) return call(request, *tool, arguments, environment_, **graph, options_.most_bytes);
  if (method == "resources/list") return list_resources(request, **graph);
  return read(request, environment_, **graph, options_.most_bytes);
}

}  // namespace lazo::cli::mcp
