#pragma once
// What an HTTP request asks and what it is answered with, without the network.
//
//   LAZO_TRY(const Target target, parse_target("/api/v1/path?a=COPARMEX&b=Canada"));
//   target.path                // "/api/v1/path"
//   target.parameters          // {{"a","COPARMEX"},{"b","Canada"}}, decoded
//   parse_request(bytes)       // a whole request head, as the server reads it: for tests and
//   fuzzers
//
// Plain values; pure; O(bytes).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo::cli::serve {

struct Request {
  std::string method;
  std::string target;
  std::string host;
  std::string origin;
  std::string authorization;
  std::string fetch_site;  ///< Sec-Fetch-Site, as browsers send it
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct Target {
  std::string path;
  std::vector<std::pair<std::string, std::string>> parameters;  ///< in the order given
};

/// Splits and decodes a target in origin form. Errors: kUsage for anything but "/...", for broken
/// percent codes, for NUL and for what is not UTF-8.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

/// The head of a request from its bytes. Errors: kBadInput.
[[nodiscard]] Result<Request> parse_request(std::string_view bytes);

/// "base64" -> its bytes; nothing if it is not base64.
[[nodiscard]] std::string decode_base64(std::string_view text);

}  // namespace lazo::cli::serve
