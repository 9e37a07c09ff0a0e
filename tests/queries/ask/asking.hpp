#pragma once
// A reader of questions with the shipped models, and a small graph to ask about.

#include <string_view>

#include "graph/snapshot.hpp"
#include "queries/ask/answer.hpp"
#include "queries/ask/question.hpp"

namespace lazo::tests {

/// Reads a question in the language that it is found to be in.
[[nodiscard]] ask::Question read_question(const Snapshot& graph, std::string_view text);

/// The tables that questions are read with.
[[nodiscard]] const Lexicons& lexicons();

/// The command line that a question becomes; empty if it is not understood.
[[nodiscard]] std::string asked_command(const Snapshot& graph, std::string_view text);

/// Reads and answers without filters.
[[nodiscard]] ask::AskAnswer ask_graph(const Snapshot& graph, std::string_view text);

/// Countries, a chamber, a union, an agreement, tariffs: each with names in three languages.
[[nodiscard]] const Snapshot& asked_graph();

}  // namespace lazo::tests
