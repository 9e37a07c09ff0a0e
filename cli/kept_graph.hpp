#pragma once
// The graph of a program that stays open: opened when first asked for, read again after an import.
//
//   KeptGraph kept("graph.lazo");
//   LAZO_TRY(const OpenGraph* const graph, kept.current());   // at each question
//
// Belongs to one thread. The pointer holds until the next call of current().

#include <optional>
#include <string>

#include "cli/session.hpp"

namespace lazo::cli {

class KeptGraph {
 public:
  explicit KeptGraph(std::string path) : path_(std::move(path)) {}

  /// The graph as of the last commit. Errors: kStore; the next call tries again.
  [[nodiscard]] Result<const OpenGraph*> current();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::optional<OpenGraph> graph_;
};

}  // namespace lazo::cli
