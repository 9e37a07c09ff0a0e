#include "cli/render.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "graph/base/file.hpp"

extern char** environ;

namespace lazo::cli {
namespace {

constexpr int kMostSeconds = 30;
constexpr rlim_t kMostBytes = rlim_t{2} << 30U;

Error failed(std::string message, std::string hint = {}) {
  return Error{ErrorCode::kSystem, std::move(message), {}, std::move(hint)};
}

/// A file without a name that holds the text, read from the beginning; -1 on failure.
int text_as_file(std::string_view text) {
  std::FILE* const file = std::tmpfile();
  if (file == nullptr) return -1;
  const bool written =
      std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  const int descriptor = written ? ::dup(::fileno(file)) : -1;
  std::fclose(file);
  if (descriptor >= 0) ::lseek(descriptor, 0, SEEK_SET);
  return descriptor;
}

/// Waits for the child; false if it took too long and was stopped.
bool wait_for(pid_t child, int& status) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + std::chrono::seconds(kMostSeconds);
  while (Clock::now() < end) {
    const pid_t done = ::waitpid(child, &status, WNOHANG);
    if (done == child) return true;
    if (done < 0 && errno != EINTR) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return false;
}

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

Status render(std::string_view dot, std::string_view format, const std::string& path) {
  const int input = text_as_file(dot);
  if (input < 0)
    return failed(std::string("cannot write a temporary file: ") + std::strerror(errno));
  const std::string part = path + ".part";
  std::string type = "-T" + std::string(format);
  std::string output = "-o" + part;
  std::string program = "dot";
  const std::array<char*, 4> arguments = {program.data(), type.data(), output.data(), nullptr};

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  // The child of a server must not hold the sockets of its clients.
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  pid_t child = 0;
  const int spawned = ::posix_spawnp(&child, "dot", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(input);
  if (spawned == ENOENT) {
    return Error{ErrorCode::kToolMissing,
                 "Graphviz is not installed: no program 'dot'",
                 {},
                 "apt-get install graphviz, or write the text with -o map.dot"};
  }
  if (spawned != 0) return failed(std::string("cannot start dot: ") + std::strerror(spawned));
  const rlimit memory{kMostBytes, kMostBytes};
  const rlimit seconds{kMostSeconds, kMostSeconds};
  ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  ::prlimit(child, RLIMIT_CPU, &seconds, nullptr);

  int status = 0;
  const bool in_time = wait_for(child, status);
  if (!in_time || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    ::unlink(part.c_str());
    if (!in_time) {
      return failed("dot took longer than " + std::to_string(kMostSeconds) + " seconds",
                    "--max-nodes or a filter makes the picture smaller");
    }
    return failed("dot could not draw " + quoted(path));
  }
  if (std::rename(part.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(part.c_str());
    return failed("cannot write " + quoted(path) + ": " + std::strerror(error));
  }
  return {};
}

Result<std::string> render_text(std::string_view dot, std::string_view format) {
  std::string path = "/tmp/lazo-picture-" + std::string(6, 'X');
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) {
    return failed(std::string("cannot write a temporary file: ") + std::strerror(errno));
  }
  ::close(descriptor);
  const Status drawn = render(dot, format, path);
  Result<std::string> bytes =
      drawn.ok() ? real_file_system().read(path) : Result<std::string>(drawn.error());
  ::unlink(path.c_str());
  return bytes;
}

}  // namespace lazo::cli
