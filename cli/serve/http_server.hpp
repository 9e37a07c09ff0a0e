#pragma once
// HTTP/1.1 over Boost.Beast: many connections on one thread, answers on a few others. What is asked
// is the business of the handler.
//
//   HttpServer server({.address = "127.0.0.1", .port = 0}, handler);
//   LAZO_TRY(const std::uint16_t port, server.listen());
//   server.run();      // until SIGINT, SIGTERM or stop()
//
// An idle connection costs a socket and no thread, so that a thousand of them, or a client that
// sends a byte a second, keep nobody waiting. (cpp-httplib, tried first, gives each connection a
// thread, has no deadline for a whole request, and loads OpenSSL and brotli at start.)
//
// Every limit ends in an answer, then the connection closes: a head that is too large (431), a body
// (413), another method (405), an answer that is late or finds the queue full (503). A head that is
// late, and a client that does not take its answer, end without one.
//
// listen() and run() belong to one thread; stop() may be called from any. The handler is called
// from several threads at once, each with its own number.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "cli/serve/http.hpp"

namespace lazo::cli::serve {

struct HttpOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any that is free
  std::size_t workers = 2;
  std::size_t most_connections = 4096;
  std::size_t most_waiting = 2048;  ///< requests that wait for a worker
  std::uint32_t most_head_bytes = 16384;
  int head_seconds = 10;    ///< from the first byte of a request, or the connection, to its end
  int idle_seconds = 60;    ///< between two requests
  int answer_seconds = 30;  ///< for the handler, and for the client to take the answer
};

/// Answers a request on thread `worker`, from 0 to workers - 1. Must not throw.
using HttpHandler = std::function<Response(const Request& request, std::size_t worker)>;

class HttpServer {
 public:
  HttpServer(HttpOptions options, HttpHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Opens the port and returns it. Errors: kSystem.
  [[nodiscard]] Result<std::uint16_t> listen();
  /// Serves until a signal or stop(): requests under way are answered, then it returns.
  void run();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lazo::cli::serve
