#include "cli/render.hpp"

#include <cstdint>
#include <utility>

#include "graph/base/child_process.hpp"
#include "graph/base/file.hpp"

extern char** environ;

namespace lazo::cli {
namespace {

constexpr std::uint32_t kMostSeconds = 30;
constexpr std::uint64_t kMostMemory = std::uint64_t{2} << 30U;
constexpr std::size_t kMostPicture = std::size_t{256} << 20U;

}  // namespace

std::string_view picture_format(std::string_view path) {
  for (const std::string_view format : {"svg", "png", "pdf"}) {
    if (path.size() > format.size() && path.ends_with(format) &&
        path[path.size() - format.size() - 1] == '.') {
      return format;
    }
  }
  return {};
}

Result<std::string> render_text(std::string_view dot, std::string_view format) {
  // Through PATH and with the user's variables: fonts are found by them.
  Result<ChildProcess> started =
      ChildProcess::start({"dot", "-T" + std::string(format)}, {.search_path = true,
                                                                .environment = environ,
                                                                .memory_bytes = kMostMemory,
                                                                .seconds = kMostSeconds});
  if (!started.ok() && started.error().code == ErrorCode::kToolMissing) {
    return Error{ErrorCode::kToolMissing,
                 "Graphviz is not installed: no program 'dot'",
                 {},
                 "apt-get install graphviz, or write the text with -o map.dot"};
  }
  if (!started.ok()) return started.error();
  ChildProcess child = std::move(started).value();
  child.set_deadline_ms(std::int64_t{1000} * kMostSeconds);
  Result<std::string> picture = child.exchange(dot, kMostPicture);
  if (!picture.ok()) {
    child.kill();
    return Error{ErrorCode::kSystem,
                 "dot " + picture.error().message + " (" + std::to_string(kMostSeconds) +
                     " seconds at most)",
                 {},
                 "--max-nodes or a filter makes the picture smaller"};
  }
  const std::string how = child.wait();
  if (!how.empty() || picture->empty()) {
    return Error{
        ErrorCode::kSystem, "dot could not draw it" + (how.empty() ? "" : ": " + how), {}, {}};
  }
  return picture;
}

Status render(std::string_view dot, std::string_view format, const std::string& path) {
  LAZO_TRY(const std::string picture, render_text(dot, format));
  return real_file_system().write_atomically(path, picture);
}

}  // namespace lazo::cli
