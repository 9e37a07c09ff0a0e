#include "cli/serve/api.hpp"

#include <algorithm>
#include <optional>

#include "cli/in_process.hpp"
#include "cli/parameters.hpp"
#include "cli/render.hpp"
#include "cli/report_error.hpp"
#include "cli/serve/explorer.hpp"
#include "cli/table.hpp"
#include "graph/base/embedded.hpp"
#include "graph/base/suggest.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles serve_data;
}  // namespace embedded

namespace cli::serve {
namespace {

constexpr std::string_view kPrefix = "/api/v1/";
constexpr std::string_view kUsualLimit = "100";

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return 400;
    case ErrorCode::kNotFound:
    case ErrorCode::kAmbiguous:
      return 404;
    case ErrorCode::kStore:
      return 503;
    case ErrorCode::kToolMissing:
      return 501;
    case ErrorCode::kBadInput:
    case ErrorCode::kSystem:
    case ErrorCode::kInterrupted:
      break;
  }
  return 500;
}

Response failed(int status, const Error& error) {
  Response response;
  response.status = status;
  response.body = error_text(error, true) + "\n";
  return response;
}

Response failed(const Error& error) {
  return failed(status_of(error.code), error);
}

Response refused(int status, std::string message, std::string hint = {}) {
  return failed(status, {ErrorCode::kUsage, std::move(message), {}, std::move(hint)});
}

/// Takes the same time for every wrong token of one length.
bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned>(a[i] ^ b[i]);
  }
  return difference == 0;
}

/// "Bearer TOKEN", or "Basic ..." with the token as password, as browsers ask for it.
bool has_token(std::string_view authorization, std::string_view token) {
  constexpr std::string_view kBearer = "Bearer ";
  constexpr std::string_view kBasic = "Basic ";
  if (authorization.starts_with(kBearer)) return same(authorization.substr(kBearer.size()), token);
  if (!authorization.starts_with(kBasic)) return false;
  const std::string pair = decode_base64(authorization.substr(kBasic.size()));
  const std::size_t colon = pair.find(':');
  return colon != std::string::npos && same(std::string_view(pair).substr(colon + 1), token);
}

/// Why a request may not ask; nothing if it may.
std::optional<Response> refusal(const Request& request, const ApiOptions& options) {
  const std::vector<std::string>& hosts = options.hosts;
  if (!hosts.empty() && std::find(hosts.begin(), hosts.end(), request.host) == hosts.end()) {
    return refused(421, "this is not " + quoted(request.host),
                   "ask " + (hosts.empty() ? std::string() : hosts.front()));
  }
  const bool own = request.origin.empty() || request.origin == "http://" + request.host ||
                   request.origin == "https://" + request.host;
  if (!own || request.fetch_site == "cross-site") {
    return refused(403, "pages of other sites may not ask");
  }
  if (!options.token.empty() && !has_token(request.authorization, options.token)) {
    Response response =
        refused(401, "the token is missing or wrong", "send it as Authorization: Bearer TOKEN");
    response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"lazo\", charset=\"UTF-8\"");
    return response;
  }
  return std::nullopt;
}

Response page() {
  Response response;
  response.type = "text/html; charset=utf-8";
  response.body = embedded::serve_data.find("serve/page.html");
  response.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: "
      "blob: 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
      "'none'");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  return response;
}

std::string index() {
  std::string text;
  {
    JsonWriter json(text);
    json.begin_object().field("$schema", "urn:lazo:schema:api:1");
    json.field("openapi", std::string(kPrefix) + "openapi.json");
    json.key("questions").begin_array();
    for (const CommandRow* command : served_commands()) {
      json.begin_object()
          .field("path", std::string(kPrefix) + std::string(command->name))
          .field("summary", command->summary)
          .end_object();
    }
    json.end_array().end_object();
  }
  return text + "\n";
}

}  // namespace

std::vector<const CommandRow*> served_commands() {
  std::vector<const CommandRow*> served;
  for (const CommandRow& command : commands()) {
    if (command.chapter == Chapter::kQuestions || command.name == "docs" ||
        command.name == "schema" || command.name == "diagram") {
      served.push_back(&command);
    }
  }
  return served;
}

Response Api::ask(const CommandRow& command, const Target& target, bool picture) {
  ParameterValues values = target.parameters;
  // A list without a limit is for a pipe; over HTTP it comes in pages.
  const auto is_limit = [](const auto& pair) { return pair.first == "limit"; };
  if ((command.groups & kPages) != 0 && std::none_of(values.begin(), values.end(), is_limit)) {
    values.emplace_back("limit", kUsualLimit);
  }
  const Result<Invocation> invocation = invocation_of(command, values, environment_.lookup);
  if (!invocation.ok()) return failed(invocation.error());
  const Result<const OpenGraph*> graph = graph_.current();
  if (!graph.ok()) return failed(graph.error());
  Outcome outcome = run_in_process(*invocation, environment_, *graph);
  if (outcome.error) return failed(*outcome.error);
  Response response;
  response.body = std::move(outcome.text);
  if (command.name == "diagram") response.type = "text/vnd.graphviz; charset=utf-8";
  if (picture) {
    Result<std::string> drawn = render_text(response.body, "svg");
    if (!drawn.ok()) return failed(drawn.error());
    response.type = "image/svg+xml";
    response.body = std::move(*drawn);
    // Opened by itself, a picture is a page: it may not run anything.
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; style-src 'unsafe-inline'");
  }
  if (response.body.size() > options_.most_bytes) {
    return refused(413, "the answer has " + std::to_string(response.body.size()) + " bytes",
                   "limit, rel, type or dates make it smaller");
  }
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

Response Api::explore(const Target& target, bool data) {
  const Result<const OpenGraph*> graph = graph_.current();
  if (!graph.ok()) return failed(graph.error());
  Result<std::string> text = data ? explorer_data(**graph, target) : explorer_page(**graph, target);
  if (!text.ok()) return failed(text.error());
  if (text->size() > options_.most_bytes) {
    return refused(413, "the answer has " + std::to_string(text->size()) + " bytes",
                   "fewer names make it smaller");
  }
  Response response;  // the page has a policy of its own, by the hash of its script
  if (!data) response.type = "text/html; charset=utf-8";
  response.body = *std::move(text);
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  return response;
}

Response Api::answer(const Request& request) {
  if (std::optional<Response> no = refusal(request, options_)) return *std::move(no);
  const Result<Target> target = parse_target(request.target);
  if (!target.ok()) return failed(target.error());
  const Result<const OpenGraph*> graph = graph_.current();
  if (!graph.ok()) return fresh(*target);
  const std::uint64_t generation = (*graph)->generation;
  if (std::optional<Response> kept = cache_.find(request.target, generation)) {
    return *std::move(kept);
  }
  Response response = fresh(*target);
  if (response.status == 200) cache_.keep(request.target, generation, response);
  return response;
}

Response Api::fresh(const Target& target) {
  const std::string_view path = target.path;
  if (path == "/" || path == "/index.html") return page();
  if (path == "/explore") return explore(target, false);
  if (path == "/api/v1/explorer") return explore(target, true);
  Response response;
  if (path == "/api/v1" || path == kPrefix) {
    response.body = index();
    return response;
  }
  if (path == "/api/v1/openapi.json") {
    response.body = openapi();
    return response;
  }
  std::string_view name = path.starts_with(kPrefix) ? path.substr(kPrefix.size()) : "";
  const bool picture = name == "diagram.svg";
  if (picture || name == "diagram.dot") name = "diagram";
  std::vector<std::string_view> names;
  for (const CommandRow* command : served_commands()) {
    if (command->name == name) return ask(*command, target, picture);
    names.push_back(command->name);
  }
  return refused(
      404, "nothing is at " + quoted(path),
      name.empty() ? std::string(kPrefix) + " lists the questions" : did_you_mean(name, names));
}

}  // namespace cli::serve
}  // namespace lazo
