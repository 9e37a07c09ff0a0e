#include "graph/base/child_process.hpp"

#include <array>
#include <fcntl.h>
#include <unistd.h>

#include "tests/catch.hpp"

namespace lazo {
namespace {

Result<std::string> answer(const std::vector<std::string>& words, std::string_view input,
                           const ChildOptions& options = {}) {
  LAZO_TRY(ChildProcess child, ChildProcess::start(words, options));
  child.set_deadline_ms(20'000);
  LAZO_TRY(std::string out, child.exchange(input, 1U << 20U));
  const std::string how = child.wait();
  return out + (how.empty() ? "" : "[" + how + "]");
}

}  // namespace

TEST_CASE("child: its answer, its environment and how it ended", "[base][child]") {
  std::string variable = "LAZO_TEST=1";
  const std::array<char*, 2> own = {variable.data(), nullptr};
  struct Row {
    std::vector<std::string> words;
    ChildOptions options;
    std::string input;
    std::string expected;
  };
  const Row rows[] = {
      {{"/bin/cat"}, {}, "in and out", "in and out"},
      {{"/bin/sh", "-c", "exit 3"}, {}, "", "[exit status 3]"},
      {{"/bin/sh", "-c", "kill -9 $$"}, {}, "", "[signal 9]"},
      {{"/bin/sh", "-c", "echo $LC_ALL$LAZO_TEST"}, {}, "", "C.UTF-8\n"},
      {{"/bin/sh", "-c", "echo $LC_ALL$LAZO_TEST"}, {.environment = own.data()}, "", "1\n"},
      {{"cat"}, {.search_path = true}, "found", "found"},
      {{"/bin/sh", "-c", "echo lost >&2"}, {}, "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.words.back());
    const Result<std::string> found = answer(row.words, row.input, row.options);
    REQUIRE(found.ok());
    CHECK(*found == row.expected);
  }
}

TEST_CASE("child: a program that is not there", "[base][child]") {
  CHECK(answer({"/no/such/program"}, "").error().code == ErrorCode::kToolMissing);
  CHECK(answer({"cat"}, "").error().code == ErrorCode::kToolMissing);  // a path, unless told
  CHECK(answer({"no-such-program"}, "", {.search_path = true}).error().code ==
        ErrorCode::kToolMissing);
}

TEST_CASE("child: it has no descriptor but its own three", "[base][child]") {
  const int open = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC
  REQUIRE(open > 2);
  const std::string command =
      "if [ -e /proc/self/fd/" + std::to_string(open) + " ]; then echo yes; fi";
  CHECK(answer({"/bin/sh", "-c", command}, "").value().empty());
  ::close(open);
}

TEST_CASE("child: limits of time and memory end it", "[base][child]") {
  // The limits come after the start: the input is waited for, so that they hold by then.
  const std::string busy = "read line; while :; do :; done";
  const Result<std::string> slow = answer({"/bin/sh", "-c", busy}, "go\n", {.seconds = 1});
  REQUIRE(slow.ok());
  CHECK_THAT(*slow, Catch::Contains("signal"));
  const std::string greedy = "read line; dd if=/dev/zero of=/dev/null bs=300M count=1";
  const Result<std::string> large =
      answer({"/bin/sh", "-c", greedy}, "go\n", {.memory_bytes = std::uint64_t{200} << 20U});
  REQUIRE(large.ok());
  CHECK_THAT(*large, Catch::Contains("exit status"));
}

TEST_CASE("child: one that hangs is left at the deadline", "[base][child]") {
  Result<ChildProcess> child = ChildProcess::start({"/bin/sleep", "60"});
  REQUIRE(child.ok());
  child->set_deadline_ms(50);
  const Result<std::string> nothing = child->exchange("", 100);
  REQUIRE_FALSE(nothing.ok());
  CHECK(nothing.error().message == "took too long");
  child->kill();
  CHECK_FALSE(child->running());
}

}  // namespace lazo
