#pragma once
// lazo for C++ programs: a graph, and the questions of the command line asked of it.
//
//   #include <lazo/lazo.hpp>
//
//   lazo::api::Result<lazo::api::Graph> graph = lazo::api::Graph::open("graph.lazo");
//   if (!graph) { std::puts(graph.error().c_str()); return 1; }
//   const lazo::api::Answer answer = graph->ask("neighbors", {{"name", "COPARMEX"}, {"limit", "5"}});
//   if (answer.ok) std::puts(answer.text.c_str());       // the JSON of `lazo neighbors --json`
//
// One function for every question: commands, parameters and answers are those of the HTTP
// interface and the command line (docs/library.md, docs/formats.md), so that this header stays the
// same when questions are added. Whoever wants types parses the JSON, whose form is versioned.
//
// CMake: find_package(lazo) and target_link_libraries(program lazo::lazo); pkg-config: lazo.
//
// Thread safety: a Graph belongs to one thread at a time; several may be open on one file.
// No exception leaves the library; nothing is printed and no environment variable is read.

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#define LAZO_LIBRARY_PUBLIC __attribute__((visibility("default")))

namespace lazo::api {

/// A value, or one line that says what went wrong.
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  static Result failed(std::string message) { return Result(Failure{std::move(message)}); }

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  [[nodiscard]] const std::string& error() const { return std::get<1>(state_).message; }

 private:
  struct Failure {
    std::string message;
  };
  explicit Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}
  std::variant<T, Failure> state_;
};

struct Answer {
  bool ok = false;
  bool found = false;  ///< false: the answer is empty, though the question made sense
  std::string text;    ///< the answer as JSON; if not ok, the error as JSON (urn:lazo:schema:error:1)
};

/// Name and value; a name may stand several times where the command takes several.
using Parameters = std::vector<std::pair<std::string, std::string>>;

class LAZO_LIBRARY_PUBLIC Graph {
 public:
  /// Opens the store at `path` for reading. O(1) if its snapshot is fresh, else O(store).
  [[nodiscard]] static Result<Graph> open(const std::string& path);
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  /// Asks a question: "search", "about", "neighbors", "path", "explain", "timeline", "query", ...
  /// Imports by others since the last question are seen.
  [[nodiscard]] Answer ask(const std::string& command, const Parameters& parameters);

 private:
  struct Impl;
  explicit Graph(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// "0.1.0".
[[nodiscard]] LAZO_LIBRARY_PUBLIC const char* version();

}  // namespace lazo::api
