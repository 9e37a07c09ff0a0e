#include "cli/read_input.hpp"

#include <array>
#include <cstdio>
#include <utility>

#include "graph/base/file.hpp"

namespace lazo::cli {

Result<std::string> read_input(const std::string& path) {
  if (path != "-") {
    Result<std::string> bytes = real_file_system().read(path);
    if (bytes.ok() || bytes.error().code != ErrorCode::kNotFound) return bytes;
    Error error = std::move(bytes).error();
    error.code = ErrorCode::kBadInput;  // a file, not a name in the graph
    return error;
  }
  std::string bytes;
  std::array<char, 65536> piece;
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), stdin)) {
    bytes.append(piece.data(), size);
  }
  if (std::ferror(stdin) != 0) return Error{ErrorCode::kSystem, "cannot be read", "stdin", ""};
  return bytes;
}

std::string input_name(std::string_view path) {
  return path == "-" ? "stdin" : std::string(path);
}

}  // namespace lazo::cli
