#include "tests/cli/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

#include "tests/temporary_folder.hpp"

namespace lazo::tests {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

int shell(const fs::path& folder, const std::string& command) {
  // The folder of the program comes first in PATH: golden files say `lazo`, nothing else.
  const std::string line = "cd '" + folder.string() + "' && env -i HOME=/nonexistent PATH='" +
                           fs::path(LAZO_PROGRAM).parent_path().string() +
                           "':/usr/bin:/bin DATA='" LAZO_SOURCE_DIR "/tests/data' sh -c '" +
                           command + "'";
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string quoted_for_shell(std::string_view command) {
  std::string out;
  for (const char c : command) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out;
}

}  // namespace

GoldenCase read_golden(const std::string& path) {
  GoldenCase golden;
  golden.path = path;
  std::istringstream in(slurp(path));
  std::string* section = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("# store: ", 0) == 0) {
      golden.store = line.substr(9);
    } else if (line.rfind("$ ", 0) == 0 && section == nullptr) {
      golden.command = line.substr(2);
    } else if (line == "--- stdout") {
      section = &golden.out;
    } else if (line == "--- stderr") {
      section = &golden.errors;
    } else if (line.rfind("--- exit ", 0) == 0) {
      golden.exit = std::atoi(line.c_str() + 9);
    } else if (section != nullptr) {
      *section += line + "\n";
    }
  }
  return golden;
}

std::string to_text(const GoldenCase& golden) {
  std::string text;
  if (!golden.store.empty()) text += "# store: " + golden.store + "\n";
  text += "$ " + golden.command + "\n--- stdout\n" + golden.out + "--- stderr\n" + golden.errors;
  return text + "--- exit " + std::to_string(golden.exit) + "\n";
}

std::vector<GoldenCase> golden_cases() {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(LAZO_SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() == ".golden") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<GoldenCase> cases;
  for (const std::string& path : paths) cases.push_back(read_golden(path));
  return cases;
}

Run run_in_sandbox(std::string_view command, std::string_view store) {
  const testing::TemporaryFolder sandbox;
  // Apart, so that a command never sees its own output files.
  const testing::TemporaryFolder captured;
  Run run;
  if (!store.empty()) {
    run.exit = shell(sandbox.path(), "lazo import -q \"$DATA/" + std::string(store) + "\" >\"" +
                                         (captured / "import") + "\" 2>&1");
    if (run.exit != 0) {
      run.errors = "cannot make the store: " + slurp(captured / "import");
      return run;
    }
  }
  const std::string out = captured / "out";
  const std::string errors = captured / "err";
  run.exit = shell(sandbox.path(),
                   "{ " + quoted_for_shell(command) + "\n} >\"" + out + "\" 2>\"" + errors + "\"");
  run.out = slurp(out);
  run.errors = slurp(errors);
  return run;
}

}  // namespace lazo::tests
