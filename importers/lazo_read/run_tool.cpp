// Tested by pdf_test.cpp.
#include "importers/lazo_read/run_tool.hpp"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

#include "importers/lazo_read/sandbox.hpp"

namespace lazo {
namespace {

constexpr int kNotFound = 127;
constexpr int kNotStarted = 126;

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

}  // namespace

int run_tool(const std::vector<std::string>& words) {
  std::uint32_t seconds = 0;
  if (words.size() < 2) return kNotStarted;
  const std::string& text = words.front();
  if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec != std::errc()) {
    return kNotStarted;
  }
  set_seconds(seconds);
  (void)enter_sandbox(Sandbox::kTool);
  std::vector<std::string> copies(words.begin() + 1, words.end());
  ::execvp(copies.front().c_str(), pointers(copies).data());
  return errno == ENOENT ? kNotFound : kNotStarted;
}

int print_tool_versions(const std::vector<std::string>& programs) {
  for (const std::string& program : programs) {
    const pid_t child = ::fork();
    if (child < 0) return kNotStarted;
    if (child == 0) {
      ::dup2(STDOUT_FILENO, STDERR_FILENO);  // poppler tells its version on standard error
      std::vector<std::string> words = {program, program == "tesseract" ? "--version" : "-v"};
      ::execvp(program.c_str(), pointers(words).data());
      ::_exit(kNotFound);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNotFound) return kNotFound;
  }
  return 0;
}

}  // namespace lazo
