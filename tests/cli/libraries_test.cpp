// What the program loads when it starts decides how long `lazo neighbors` takes before it does
// anything: the C library and nothing else.

#include <algorithm>
#include <array>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/catch.hpp"

namespace lazo {
namespace {

TEST_CASE("libraries: lazo loads no more than it must", "[cli]") {
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(
      popen("LD_TRACE_LOADED_OBJECTS=1 '" LAZO_PROGRAM "'", "r"), close);
  REQUIRE(pipe != nullptr);
  std::array<char, 512> line{};
  int lines = 0;
  while (std::fgets(line.data(), line.size(), pipe.get()) != nullptr) {
    const std::string text(line.data());
    INFO(text);
    ++lines;
    bool known = false;
    for (const char* name : {"linux-vdso", "libc.so", "libm.so", "ld-linux", "libdl.so",
                             "libpthread.so", "librt.so"}) {
      known = known || text.find(name) != std::string::npos;
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(known);
#endif
  }
  CHECK(lines > 0);
}

/// Processor time of one run, in microseconds: the least of many, so that others do not count.
long least_time_of(const char* program, const char* argument) {
  const auto spent = [] {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 + usage.ru_utime.tv_usec +
           usage.ru_stime.tv_usec;
  };
  long least = 1000000;
  for (int i = 0; i < 40; ++i) {
    const long before = spent();
    char* const arguments[] = {const_cast<char*>(program), const_cast<char*>(argument), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    int status = 0;
    const int spawned = posix_spawn(&child, program, &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (spawned != 0 || waitpid(child, &status, 0) != child || status != 0) return 0;
    least = std::min(least, spent() - before);
  }
  return least;
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("libraries: lazo starts within three times the time of nothing", "[cli]") {
  const long nothing = least_time_of("/bin/true", nullptr);
  const long lazo = least_time_of(LAZO_PROGRAM, "version");
  INFO("microseconds: true " << nothing << ", lazo " << lazo);
  REQUIRE(nothing > 0);
  REQUIRE(lazo > 0);
  CHECK(lazo <= 3 * nothing);
}
#endif

}  // namespace
}  // namespace lazo
