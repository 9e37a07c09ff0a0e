// Runs every golden case, and checks that no command is without one.
// LAZO_UPDATE_GOLDEN=1 rewrites the files; read the difference before committing it.

#include "tests/cli/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "cli/table.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

using tests::GoldenCase;
using tests::Run;

TEST_CASE("golden: every case answers as recorded", "[cli][golden]") {
  const bool update = std::getenv("LAZO_UPDATE_GOLDEN") != nullptr;
  const std::vector<GoldenCase> cases = tests::golden_cases();
  REQUIRE_FALSE(cases.empty());
  for (GoldenCase golden : cases) {
    INFO(golden.path);
    const Run run = tests::run_in_sandbox(golden.command, golden.store);
    if (update) {
      golden.out = run.out, golden.errors = run.errors, golden.exit = run.exit;
      std::ofstream(golden.path, std::ios::binary) << tests::to_text(golden);
      continue;
    }
    CHECK(run.out == golden.out);
    CHECK(run.errors == golden.errors);
    CHECK(run.exit == golden.exit);
  }
}

TEST_CASE("golden: every command has a case", "[cli][golden]") {
  const std::vector<GoldenCase> cases = tests::golden_cases();
  for (const cli::CommandRow& command : cli::commands()) {
    INFO(std::string(command.name));
    const std::string folder = "/tests/golden/" + std::string(command.name) + "/";
    CHECK(std::any_of(cases.begin(), cases.end(), [&folder](const GoldenCase& golden) {
      return golden.path.find(folder) != std::string::npos;
    }));
  }
}

}  // namespace
}  // namespace lazo
