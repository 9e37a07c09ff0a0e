// Requests to the server: any bytes as a request head, its target as a question, up to the store.

#include <cstdlib>

#include "cli/serve/api.hpp"
#include "cli/serve/http_server.hpp"

namespace {

std::string_view no_variable(std::string_view) {
  return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace lazo::cli;
  static const Environment environment = [] {
    Environment none;
    none.lookup = no_variable;
    return none;
  }();
  static const serve::ApiOptions options{{}, "a-token-of-enough-letters", 1000};
  static serve::AnswerCache cache(1 << 16);
  static serve::Api api("/nowhere/graph.lazo", environment, options, cache);

  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const lazo::Result<serve::Request> parsed = serve::parse_request(bytes);
  serve::Request request;
  if (parsed.ok()) {
    request = *parsed;
    // Not even a well-formed request gets by without the token.
    const bool trusted = request.authorization.find(options.token) != std::string::npos ||
                         request.authorization.starts_with("Basic ");
    if (api.answer(request).status == 200 && !trusted) std::abort();
  } else {
    request.target = bytes;  // most bytes are no request: as a target they are tried all the same
  }
  request.authorization = "Bearer " + options.token;
  request.origin.clear();
  request.fetch_site.clear();
  const serve::Response response = api.answer(request);
  if (response.status < 200 || response.status > 599) std::abort();
  return 0;
}
