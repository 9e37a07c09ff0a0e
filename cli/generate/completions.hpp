#pragma once
// Completion scripts for bash, zsh and fish, made from the command table, and the words that they
// ask for while somebody types.
//
//   completion_script("bash")                       // also: eval "$(lazo completion bash)"
//   candidates({"path", "COPARMEX", "Can"}, graph)   // what the hidden command prints
//
// The scripts hold no names: they ask `lazo complete -- WORDS` (hidden), so that nodes, relations
// and documents are those of the graph at hand, and never out of date.

#include <string>
#include <string_view>
#include <vector>

#include "cli/session.hpp"

namespace lazo::cli {

/// The shells that there is a script for.
[[nodiscard]] std::span<const std::string_view> completion_shells();
/// The script; empty for an unknown shell.
[[nodiscard]] std::string completion_script(std::string_view shell);

struct Candidates {
  std::vector<std::string> words;  ///< each may replace the word being typed
  bool files = false;              ///< the shell completes file names
  bool folders = false;
};

/// What the last of `words` (those after "lazo") may be completed with. `graph` may be null: then
/// there are no names of nodes.
[[nodiscard]] Candidates candidates(const std::vector<std::string>& words, const OpenGraph* graph);

}  // namespace lazo::cli
