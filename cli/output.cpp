#include "cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace lazo::cli {
namespace {

constexpr std::size_t kFlushAt = 1U << 16U;

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::kPlain:
      break;
    case Style::kBold:
      return "\033[1m";
    case Style::kDim:
      return "\033[2m";
    case Style::kCooperation:
      return "\033[36m";
    case Style::kConflict:
      return "\033[31m";
    case Style::kWarning:
      return "\033[33m";
  }
  return {};
}

}  // namespace

Format format_of(const Invocation& invocation) {
  if (invocation.has("--json")) return Format::kJson;
  if (invocation.has("--jsonl")) return Format::kJsonl;
  if (invocation.has("--csv")) return Format::kCsv;
  const std::string_view name = invocation.value("--format");
  if (name == "json") return Format::kJson;
  if (name == "jsonl") return Format::kJsonl;
  if (name == "csv") return Format::kCsv;
  return Format::kTable;
}

bool wants_colors(const Invocation& invocation, const Environment& environment) {
  const std::string_view when = invocation.value("--color");
  if (when == "always") return true;
  if (when == "never" || !environment.variable("NO_COLOR").empty()) return false;
  const std::string_view force = environment.variable("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return environment.output_is_terminal && environment.variable("TERM") != "dumb";
}

Output::~Output() {
  if (!temporary_.empty()) discard();  // never closed: the command failed, its answer is not kept
}

void Output::discard() {
  if (temporary_.empty()) return;
  ::close(descriptor_);
  ::unlink(temporary_.c_str());
  temporary_.clear();
  descriptor_ = -1;
}

Status Output::open(const Invocation& invocation, const Environment& environment) {
  path_ = invocation.value("--output");
  if (path_.empty() || path_ == "-") {
    path_.clear();
    descriptor_ = STDOUT_FILENO;
    columns_ = environment.columns;
    colors_ = wants_colors(invocation, environment);
    return {};
  }
  temporary_ = path_ + ".part";
  descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    temporary_.clear();
    return Error{
        ErrorCode::kSystem, "cannot write " + quoted(path_) + ": " + std::strerror(errno), {}, {}};
  }
  colors_ = invocation.value("--color") == "always";
  return {};
}

void Output::write(std::string_view text) {
  if (broken_) return;
  buffer_ += text;
  if (descriptor_ >= 0 && buffer_.size() >= kFlushAt) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !broken_ && error_ == 0) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      broken_ = true;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

std::string Output::styled(Style style, std::string_view text) const {
  const std::string_view escape = colors_ ? escape_of(style) : std::string_view();
  if (escape.empty()) return std::string(text);
  return std::string(escape) + std::string(text) + "\033[0m";
}

Status Output::close() {
  if (descriptor_ < 0) return {};
  flush();
  if (!temporary_.empty()) {
    if (::close(descriptor_) != 0 && error_ == 0) error_ = errno;
    if (error_ == 0 && std::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
    if (error_ != 0) ::unlink(temporary_.c_str());
    temporary_.clear();
  }
  descriptor_ = -1;
  if (error_ == 0) return {};
  const std::string why = std::strerror(error_);
  if (path_.empty()) {
    return Error{ErrorCode::kSystem, "cannot write to standard output: " + why, {}, {}};
  }
  return Error{ErrorCode::kSystem, "cannot write " + quoted(path_) + ": " + why, {}, {}};
}

void write_message(std::string_view line) {
  std::string text(line);
  text += '\n';
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace lazo::cli
