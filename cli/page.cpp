#include "cli/page.hpp"

#include <array>
#include <charconv>

#include "graph/base/sha256.hpp"

namespace lazo::cli {
namespace {

/// How an answer is shown does not change which list it is a part of.
constexpr std::array<std::string_view, 11> kShowing = {
    "--limit",  "--after", "--format", "--json",    "--jsonl",  "--csv",
    "--output", "--color", "--quiet",  "--verbose", "--ui-lang"};

/// A mark of the question and of what it is asked about.
std::string mark_of(const Context& context, const Session& session) {
  std::string question(context.invocation.command().name);
  for (const std::string& argument : context.invocation.arguments()) question += '\n' + argument;
  for (const auto& [flag, values] : context.invocation.given()) {
    if (std::find(kShowing.begin(), kShowing.end(), flag) != kShowing.end()) continue;
    question += "\n" + flag;
    for (const std::string& value : values) question += "=" + value;
  }
  // By size and not by the generation of the store: the same documents give the same bytes.
  const Snapshot& graph = session.graph();
  for (const std::size_t count :
       {graph.document_count(), graph.node_count(), graph.edge_count(), graph.claim_count()}) {
    question += "\n" + std::to_string(count);
  }
  return to_hex(sha256(question)).substr(0, 12);
}

}  // namespace

Result<Window> window_of(const Context& context, const Session& session, std::size_t limit) {
  Window window{0, context.invocation.count("--limit").value_or(static_cast<std::uint32_t>(limit))};
  const std::string_view cursor = context.invocation.value("--after");
  if (cursor.empty()) return window;
  const std::size_t dash = std::min(cursor.find('-'), cursor.size());
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + dash, window.first);
  if (dash == cursor.size() || error != std::errc() || end != cursor.data() + dash ||
      cursor.substr(dash + 1) != mark_of(context, session)) {
    return Error{ErrorCode::kUsage,
                 "the cursor " + quoted(cursor) + " belongs to another question or an older graph",
                 {},
                 "ask again without it"};
  }
  return window;
}

std::string cursor_after(const Context& context, const Session& session, std::size_t end,
                         std::size_t total) {
  return end < total ? std::to_string(end) + "-" + mark_of(context, session) : std::string();
}

}  // namespace lazo::cli
