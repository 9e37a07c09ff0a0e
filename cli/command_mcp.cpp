// lazo mcp

#include <cerrno>
#include <cstring>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/mcp/server.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

/// Lines of standard input; one that is too long is given as empty with `too_long` set.
class LineReader {
 public:
  struct Line {
    std::string text;
    bool too_long = false;
  };

  /// Nothing at the end of the input. Errors: kSystem.
  Result<std::optional<Line>> next() {
    Line line;
    while (true) {
      const std::size_t end = buffer_.find('\n', at_);
      if (end != std::string::npos) {
        if (!line.too_long) line.text.append(buffer_, at_, end - at_);
        at_ = end + 1;
        return std::optional<Line>(finished(std::move(line)));
      }
      if (!line.too_long) line.text.append(buffer_, at_);
      if (line.text.size() > kLongestLine) line = {{}, true};
      LAZO_TRY(const bool more, fill());
      if (!more) {
        if (line.text.empty() && !line.too_long) return std::optional<Line>();
        return std::optional<Line>(finished(std::move(line)));
      }
    }
  }

 private:
  static Line finished(Line line) {
    if (line.text.size() > kLongestLine) return {{}, true};
    if (line.text.ends_with('\r')) line.text.pop_back();
    return line;
  }

  Result<bool> fill() {
    constexpr std::size_t kStep = 1U << 16U;
    buffer_.resize(kStep);
    at_ = 0;
    ssize_t got = 0;
    do {
      got = ::read(STDIN_FILENO, buffer_.data(), kStep);
    } while (got < 0 && errno == EINTR);
    buffer_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got < 0) {
      return Error{ErrorCode::kSystem,
                   std::string("cannot read standard input: ") + std::strerror(errno),
                   {},
                   {}};
    }
    return got > 0;
  }

  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace

Result<ExitCode> run_mcp(Context& context) {
  mcp::Options options;
  options.most_bytes = context.invocation.count("--max-bytes").value_or(80000);
  if (options.most_bytes < mcp::kLeastBytes) {
    return Error{ErrorCode::kUsage,
                 "--max-bytes: at least " + std::to_string(mcp::kLeastBytes) +
                     ", so that the list of tools fits",
                 {},
                 {}};
  }
  KeptGraph graph{std::string(context.invocation.value("--db"))};
  mcp::Server server(graph, context.environment, options);
  LineReader input;
  while (true) {
    LAZO_TRY(const std::optional<LineReader::Line> line, input.next());
    if (!line) return ExitCode::kOk;
    if (!line->too_long && line->text.empty()) continue;
    const std::optional<std::string> reply =
        line->too_long ? mcp::Server::too_long() : server.handle(line->text);
    if (!reply) continue;
    context.out.write(*reply + "\n");
    context.out.flush();
    if (context.out.broken()) return ExitCode::kOk;
  }
}

}  // namespace lazo::cli
