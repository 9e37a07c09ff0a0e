#include "library/lazo.hpp"

#include <algorithm>

#include "cli/in_process.hpp"
#include "cli/kept_graph.hpp"
#include "cli/parameters.hpp"
#include "cli/report_error.hpp"
#include "cli/serve/api.hpp"

namespace lazo::api {
namespace {

std::string_view no_variable(std::string_view) {
  return {};
}

Answer failed(const Error& error) {
  return {false, false, cli::error_text(error, true)};
}

}  // namespace

struct Graph::Impl {
  explicit Impl(const std::string& path) : graph(path) { environment.lookup = no_variable; }

  cli::KeptGraph graph;
  cli::Environment environment;
};

Graph::Graph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

Result<Graph> Graph::open(const std::string& path) {
  auto impl = std::make_unique<Impl>(path);
  const lazo::Result<const cli::OpenGraph*> opened = impl->graph.current();
  if (!opened.ok()) return Result<Graph>::failed(opened.error().text());
  return Result<Graph>(Graph(std::move(impl)));
}

Answer Graph::ask(const std::string& command, const Parameters& parameters) {
  const std::vector<const cli::CommandRow*> served = cli::serve::served_commands();
  const auto row = std::find_if(served.begin(), served.end(), [&command](const auto* candidate) {
    return candidate->name == command;
  });
  if (row == served.end()) {
    return failed({ErrorCode::kUsage, "no question " + quoted(command), {}, {}});
  }
  const lazo::Result<cli::Invocation> invocation =
      cli::invocation_of(**row, parameters, impl_->environment.lookup);
  if (!invocation.ok()) return failed(invocation.error());
  const lazo::Result<const cli::OpenGraph*> graph = impl_->graph.current();
  if (!graph.ok()) return failed(graph.error());
  cli::Outcome outcome = cli::run_in_process(*invocation, impl_->environment, *graph);
  if (outcome.error) return failed(*outcome.error);
  return {true, outcome.code == cli::ExitCode::kOk, std::move(outcome.text)};
}

const char* version() {
  return LAZO_VERSION;
}

}  // namespace lazo::api
