#pragma once
// A program run as a child over two pipes, with limits: for whatever must not be able to harm or
// delay the program itself.
//
//   LAZO_TRY(ChildProcess child, ChildProcess::start({"/usr/libexec/lazo/lazo-read"}));
//   child.set_deadline_ms(60'000);
//   LAZO_CHECK(child.write(request));
//   LAZO_TRY(const std::size_t got, child.read(buffer, sizeof buffer));   // 0 = it closed its end
//
// The child gets a small fixed environment unless it is given another, no descriptor but its input
// and output, and is killed when the object goes or when the deadline has passed. A child that dies
// never raises SIGPIPE here. Movable; belongs to one thread at a time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

struct ChildOptions {
  bool search_path = false;  ///< a name without '/' is looked up in this process's PATH
  /// Null-terminated, as `environ`; nullptr: a small fixed one, whatever the surroundings are.
  char* const* environment = nullptr;
  std::uint64_t memory_bytes = 0;  ///< of address space at most; 0: no limit
  std::uint32_t seconds = 0;       ///< of processor time at most; 0: no limit
};

class ChildProcess {
 public:
  /// Starts `words[0]` (a path) with the other words as arguments. The limits hold from shortly
  /// after its start. Errors: kToolMissing if there is no such program, kSystem.
  [[nodiscard]] static Result<ChildProcess> start(const std::vector<std::string>& words,
                                                  const ChildOptions& options = {});

  ChildProcess() = default;
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  /// Reads and writes fail once this time has passed, counted from now by the monotonic clock: it
  /// stops a hanging child and decides nothing else.
  void set_deadline_ms(std::int64_t milliseconds);

  /// Writes all bytes. If the child answers before it has read everything, its answer waits in the
  /// pipe; a child that fills the pipe before it has read its input would hang until the deadline.
  /// Errors: kSystem (late, or the child went away).
  [[nodiscard]] Status write(std::string_view bytes);
  /// Tells the child that nothing more comes.
  void close_input();
  /// Up to `size` bytes; 0 at the end. Errors: kSystem (late).
  [[nodiscard]] Result<std::size_t> read(char* buffer, std::size_t size);
  /// write(), close_input() and everything that the child answers meanwhile, up to `most_bytes`.
  [[nodiscard]] Result<std::string> exchange(std::string_view input, std::size_t most_bytes);

  /// Waits for the end of a child that closed its output; stops it after two seconds. "" if it
  /// ended well, else how: "exit status 1", "signal 9".
  [[nodiscard]] std::string wait();
  void kill();

  [[nodiscard]] bool running() const { return pid_ > 0; }

 private:
  [[nodiscard]] Status wait_ready(short events);

  int pid_ = -1;
  int input_ = -1;  ///< a socket: writing to a dead child is an error, not a signal
  int output_ = -1;
  std::int64_t deadline_ms_ = -1;  ///< of the monotonic clock; -1: none
};

}  // namespace lazo
