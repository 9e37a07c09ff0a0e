#pragma once
// Model Context Protocol: how an assistant asks the graph. One JSON-RPC message in, at most one
// out; what carries them (standard input and output: command_mcp.cpp) is not known here.
//
//   Server server(kept_graph, environment, {});
//   if (const std::optional<std::string> reply = server.handle(line)) write(*reply + "\n");
//
// Both eras of the protocol: revision 2026-07-28, where every request carries its version in
// `_meta` and nothing is remembered, and the legacy handshake (2025-11-25, 2025-06-18), which an
// `initialize` request begins. https://modelcontextprotocol.io/specification/2026-07-28
//
// Belongs to one thread. No message it gives back is longer than Options::most_bytes.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cli/environment.hpp"
#include "cli/kept_graph.hpp"

namespace lazo::cli::mcp {

inline constexpr std::size_t kLeastBytes = 24000;  ///< the list of tools must fit

struct Options {
  std::size_t most_bytes = 80000;  ///< of one message; at least kLeastBytes
};

class Server {
 public:
  /// Both references must outlive the server.
  Server(KeptGraph& graph, const Environment& environment, Options options);

  /// The reply to one line; nothing for notifications and responses.
  [[nodiscard]] std::optional<std::string> handle(std::string_view line);

  /// The reply to a line that was too long to be read.
  [[nodiscard]] static std::string too_long();

 private:
  KeptGraph& graph_;
  const Environment& environment_;
  Options options_;
  bool legacy_ = false;  ///< an `initialize` was answered
};

}  // namespace lazo::cli::mcp
