#pragma once
// The questions of the command line over HTTP: /api/v1/<command>?<parameter>=<value>&...
//
//   Api api(graph_path, environment, options);
//   api.answer(request)     // Response: the envelope of --json, or an error with its status
//
//   GET /                           the page
//   GET /explore?name=COPARMEX      the explorer around a node (cli/serve/explorer.hpp)
//   GET /api/v1/                    what can be asked
//   GET /api/v1/openapi.json        the same for programs, made from the command table
//   GET /api/v1/neighbors?name=COPARMEX&limit=20
//   GET /api/v1/diagram.svg?name=COPARMEX
//
// Read-only. Who may ask: any program on this machine, and pages that this server served; a page of
// another site is refused by its Origin, a name that was pointed here by its Host (DNS rebinding).
// With a token, whoever sends it.
//
// One Api belongs to one thread (it holds an open store); each worker has its own.

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "cli/kept_graph.hpp"
#include "cli/serve/answer_cache.hpp"
#include "cli/serve/http.hpp"

namespace lazo::cli::serve {

struct ApiOptions {
  std::vector<std::string> hosts;                   ///< that may stand in Host; empty: any
  std::string token;                                ///< empty: none is asked for
  std::size_t most_bytes = std::size_t{16} << 20U;  ///< of an answer
};

/// The commands that are answered: questions, documents, the schema.
[[nodiscard]] std::vector<const CommandRow*> served_commands();

/// The description of the interface, OpenAPI 3.1.
[[nodiscard]] std::string openapi();

class Api {
 public:
  /// `environment`, `options` and `cache`, which several may share, must outlive it.
  Api(std::string graph_path, const Environment& environment, const ApiOptions& options,
      AnswerCache& cache)
      : graph_(std::move(graph_path)),
        environment_(environment),
        options_(options),
        cache_(cache) {}

  [[nodiscard]] Response answer(const Request& request);

 private:
  /// The answer to a question that nobody asked before.
  [[nodiscard]] Response fresh(const Target& target);
  /// The explorer around some nodes: the page, or the data that it asks for.
  [[nodiscard]] Response explore(const Target& target, bool data);
  [[nodiscard]] Response ask(const CommandRow& command, const Target& target, bool picture);

  KeptGraph graph_;
  const Environment& environment_;
  const ApiOptions& options_;
  AnswerCache& cache_;
};

}  // namespace lazo::cli::serve
