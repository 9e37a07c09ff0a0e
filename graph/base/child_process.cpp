// Tested by child_process_test.cpp.
#include "graph/base/child_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace lazo {
namespace {

std::int64_t monotonic_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

Error system_error(std::string_view what, int code) {
  return {ErrorCode::kSystem, std::string(what) + ": " + std::strerror(code), "", ""};
}

/// 0: none.
void limit(pid_t pid, __rlimit_resource what, std::uint64_t most) {
  if (most == 0) return;
  const rlimit value{most, most};
  ::prlimit(pid, what, &value, nullptr);
}

void close_and_forget(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

/// Both ends of a stream; closed unless released.
struct SocketPair {
  int ours = -1;
  int theirs = -1;
  SocketPair() = default;
  SocketPair(const SocketPair&) = delete;
  SocketPair& operator=(const SocketPair&) = delete;
  ~SocketPair() {
    close_and_forget(ours);
    close_and_forget(theirs);
  }
  [[nodiscard]] bool open() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
    ours = ends[0];
    theirs = ends[1];
    return ::fcntl(ours, F_SETFL, O_NONBLOCK) == 0;
  }
};

}  // namespace

Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& words,
                                         const ChildOptions& options) {
  SocketPair input;
  SocketPair output;
  if (!input.open() || !output.open()) return system_error("cannot open a pipe", errno);

  std::vector<std::string> copies = words;
  std::vector<char*> arguments;
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  // Whatever the surroundings are: the same answers, and nothing that makes a loader load more.
  std::string path = "PATH=/usr/local/bin:/usr/bin:/bin";
  std::string locale = "LC_ALL=C.UTF-8";
  const std::array<char*, 3> fixed = {path.data(), locale.data(), nullptr};
  char* const* const environment =
      options.environment != nullptr ? options.environment : fixed.data();

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.theirs, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.theirs, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // Not every library opens its sockets to be closed here; a server's clients are among them.
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  pid_t pid = -1;
  const auto spawn = options.search_path ? ::posix_spawnp : ::posix_spawn;
  const int failed =
      spawn(&pid, words.front().c_str(), &actions, nullptr, arguments.data(), environment);
  posix_spawn_file_actions_destroy(&actions);
  if (failed == ENOENT) {
    return Error{ErrorCode::kToolMissing, "no program " + quoted(words.front()), "", ""};
  }
  if (failed != 0) return system_error("cannot start " + quoted(words.front()), failed);

  limit(pid, RLIMIT_AS, options.memory_bytes);
  limit(pid, RLIMIT_CPU, options.seconds);
  ChildProcess child;
  child.pid_ = pid;
  child.input_ = std::exchange(input.ours, -1);
  child.output_ = std::exchange(output.ours, -1);
  return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)),
      deadline_ms_(other.deadline_ms_) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(input_, other.input_);
  std::swap(output_, other.output_);
  std::swap(deadline_ms_, other.deadline_ms_);
  return *this;
}

ChildProcess::~ChildProcess() {
  kill();
}

void ChildProcess::set_deadline_ms(std::int64_t milliseconds) {
  deadline_ms_ = monotonic_ms() + milliseconds;
}

/// Until the descriptor of that direction is ready.
Status ChildProcess::wait_ready(short events) {
  pollfd entry{(events & POLLOUT) != 0 ? input_ : output_, events, 0};
  for (;;) {
    const std::int64_t left = deadline_ms_ < 0 ? 60'000 : deadline_ms_ - monotonic_ms();
    if (left <= 0) return Error{ErrorCode::kSystem, "took too long", "", ""};
    const int ready = ::poll(&entry, 1, static_cast<int>(left));
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return system_error("cannot wait", errno);
  }
}

Status ChildProcess::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      LAZO_CHECK(wait_ready(POLLOUT));
    } else if (errno != EINTR) {
      return system_error("cannot write", errno);
    }
  }
  return {};
}

void ChildProcess::close_input() {
  close_and_forget(input_);
}

Result<std::size_t> ChildProcess::read(char* buffer, std::size_t size) {
  for (;;) {
    const ssize_t got = ::recv(output_, buffer, size, 0);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == ECONNRESET) return std::size_t{0};  // it died with input unread
    if (errno == EAGAIN) {
      LAZO_CHECK(wait_ready(POLLIN));
    } else if (errno != EINTR) {
      return system_error("cannot read", errno);
    }
  }
}

Result<std::string> ChildProcess::exchange(std::string_view input, std::size_t most_bytes) {
  std::string answer;
  std::array<char, 65536> buffer{};
  if (input.empty()) close_input();
  for (;;) {
    std::array<pollfd, 2> entries = {pollfd{output_, POLLIN, 0}, pollfd{input_, POLLOUT, 0}};
    const std::int64_t left = deadline_ms_ < 0 ? 60'000 : deadline_ms_ - monotonic_ms();
    if (left <= 0) return Error{ErrorCode::kSystem, "took too long", "", ""};
    const int ready = ::poll(entries.data(), input_ >= 0 ? 2 : 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return system_error("cannot wait", errno);
    if (ready <= 0) continue;
    if (input_ >= 0 && entries[1].revents != 0) {
      const ssize_t sent = ::send(input_, input.data(), input.size(), MSG_NOSIGNAL);
      if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
      // A child may stop reading once it knows enough; what it answers is what counts.
      if ((sent < 0 && errno != EAGAIN && errno != EINTR) || input.empty()) close_input();
    }
    if (entries[0].revents != 0) {
      LAZO_TRY(const std::size_t got, read(buffer.data(), buffer.size()));
      if (got == 0) return answer;
      if (answer.size() + got > most_bytes) {
        return Error{ErrorCode::kSystem, "answers with too much", "", ""};
      }
      answer.append(buffer.data(), got);
    }
  }
}

std::string ChildProcess::wait() {
  if (pid_ <= 0) return {};
  close_input();
  // One that closed its output but lives on is not waited for: it may have been taken over.
  constexpr int kGraceMs = 2000;
  int status = 0;
  for (int waited_ms = 0;; ++waited_ms) {
    const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
    if (ended == pid_ || (ended < 0 && errno != EINTR)) break;
    if (waited_ms == kGraceMs) ::kill(pid_, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  pid_ = -1;
  close_and_forget(output_);
  if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
  if (WEXITSTATUS(status) != 0) return "exit status " + std::to_string(WEXITSTATUS(status));
  return {};
}

void ChildProcess::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  (void)wait();
}

}  // namespace lazo
