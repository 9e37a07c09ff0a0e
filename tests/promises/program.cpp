#include "tests/promises/program.hpp"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace fs = std::filesystem;

namespace lazo::tests {
namespace {

std::string quoted_for_shell(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

}  // namespace

Outcome run_shell(const std::string& command, const std::string& folder) {
  const ScratchFolder scratch;
  const std::string line = "cd " + quoted_for_shell(folder) +
                           " && unset LAZO_DB && export LAZO=" + quoted_for_shell(LAZO_PROGRAM) +
                           " NO_COLOR=1 LC_ALL=C.UTF-8 && { " + command + "\n} >" +
                           quoted_for_shell(scratch / "out") + " 2>" +
                           quoted_for_shell(scratch / "errors");
  const int status = std::system(line.c_str());
  Outcome outcome;
  outcome.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = read_whole(scratch / "out");
  outcome.errors = read_whole(scratch / "errors");
  return outcome;
}

Outcome run_lazo(const std::vector<std::string>& arguments, const std::string& folder) {
  std::string command = "\"$LAZO\"";
  for (const std::string& argument : arguments) command += " " + quoted_for_shell(argument);
  return run_shell(command, folder);
}

pid_t start_lazo(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {LAZO_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = -1;
  const int failed =
      posix_spawn(&child, LAZO_PROGRAM, &actions, nullptr, pointers(words).data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " LAZO_PROGRAM);
  return child;
}

std::string ScratchFolder::write(const std::string& name, const std::string& bytes) const {
  const fs::path file = *this / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> example_files() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(LAZO_SOURCE_DIR) / "examples")) {
    if (entry.path().extension() == ".txt") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace lazo::tests
