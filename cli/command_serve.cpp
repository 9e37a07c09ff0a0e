// lazo serve

#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/read_input.hpp"
#include "cli/serve/api.hpp"
#include "cli/serve/http_server.hpp"
#include "graph/base/parallel.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kShortestToken = 16;
constexpr std::size_t kAnswersKept = std::size_t{64} << 20U;  // bytes

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.");
}

/// The token of --token-file, else of LAZO_TOKEN; empty if there is none. Not a flag: a command
/// line is read by everybody on the machine.
Result<std::string> token_of(const Context& context) {
  std::string token(context.environment.variable("LAZO_TOKEN"));
  if (context.invocation.has("--token-file")) {
    LAZO_TRY(token, read_input(std::string(context.invocation.value("--token-file"))));
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.pop_back();
  }
  if (!token.empty() && token.size() < kShortestToken) {
    return Error{ErrorCode::kUsage,
                 "the token is shorter than " + std::to_string(kShortestToken) + " characters",
                 {},
                 "head -c 24 /dev/urandom | base64 makes one"};
  }
  return token;
}

/// How a URL writes an address.
std::string host_of(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

}  // namespace

Result<ExitCode> run_serve(Context& context) {
  const Invocation& flags = context.invocation;
  serve::HttpOptions http;
  http.address = flags.value("--bind");
  const std::uint32_t port = flags.count("--port").value_or(8420);
  if (port > 65535) return Error{ErrorCode::kUsage, "--port: at most 65535", {}, {}};
  http.port = static_cast<std::uint16_t>(port);
  http.answer_seconds =
      static_cast<int>(std::clamp(flags.count("--timeout").value_or(30), 1U, 3600U));
  // One more than there are processors: a slow question must not keep the quick ones waiting.
  http.workers = default_thread_count() + 1;

  serve::ApiOptions api;
  LAZO_TRY(api.token, token_of(context));
  const bool local = is_loopback(http.address);
  if (!local && api.token.empty()) {
    return Error{ErrorCode::kUsage,
                 "--bind " + http.address + " lets other machines ask, which takes a token",
                 {},
                 "give --token-file FILE or LAZO_TOKEN"};
  }
  serve::AnswerCache cache(kAnswersKept);
  std::vector<std::unique_ptr<serve::Api>> apis;
  const std::string path(flags.value("--db"));
  {
    KeptGraph graph(path);  // a graph that is not there is better told now than to each request
    LAZO_TRY([[maybe_unused]] const OpenGraph* const opened, graph.current());
  }
  for (std::size_t i = 0; i < http.workers; ++i) {
    apis.push_back(std::make_unique<serve::Api>(path, context.environment, api, cache));
  }
  serve::HttpServer server(http, [&apis](const serve::Request& request, std::size_t worker) {
    return apis[worker]->answer(request);
  });
  LAZO_TRY(const std::uint16_t taken, server.listen());
  const std::string suffix = ":" + std::to_string(taken);
  if (local) {
    api.hosts = {host_of(http.address) + suffix, "localhost" + suffix, "127.0.0.1" + suffix,
                 "[::1]" + suffix};
    if (taken == 80) api.hosts.insert(api.hosts.end(), {"localhost", "127.0.0.1", "[::1]"});
  }
  context.out.write("http://" + host_of(http.address) + suffix + "/\n");
  context.out.flush();
  context.note(context.words()("serving {}; Ctrl-C ends", {path}));
  server.run();
  return ExitCode::kOk;
}

}  // namespace lazo::cli
