#include "cli/parser.hpp"

#include "cli/output.hpp"
#include "tests/catch.hpp"

namespace lazo::cli {
namespace {

std::string_view no_variables(std::string_view) {
  return {};
}
std::string_view some_variables(std::string_view name) {
  return name == "LAZO_UI_LANG" ? "fr" : std::string_view();
}

Result<Invocation> parsed(std::vector<std::string> words) {
  return parse(words, no_variables);
}

TEST_CASE("parser: flags may stand before and after the command", "[cli]") {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--ui-lang", "es", "help", "path"},
        std::vector<std::string>{"help", "--ui-lang", "es", "path"},
        std::vector<std::string>{"help", "path", "--ui-lang=es"}}) {
    const Result<Invocation> invocation = parsed(words);
    REQUIRE(invocation.ok());
    CHECK(invocation->command().name == "help");
    CHECK(invocation->arguments() == std::vector<std::string>{"path"});
    CHECK(invocation->value("--ui-lang") == "es");
  }
}

TEST_CASE("parser: a value comes from the line, then the environment, then the table", "[cli]") {
  CHECK(parsed({"help"})->value("--ui-lang") == "en");
  CHECK(parse({"help"}, some_variables)->value("--ui-lang") == "fr");
  CHECK(parse({"help", "--ui-lang", "es"}, some_variables)->value("--ui-lang") == "es");
  CHECK(parsed({"help", "--ui-lang", "es", "--ui-lang", "fr"})->value("--ui-lang") == "fr");
}

TEST_CASE("parser: after -- nothing is a flag", "[cli]") {
  const Result<Invocation> invocation = parsed({"help", "--", "--json"});
  REQUIRE(invocation.ok());
  CHECK(invocation->arguments() == std::vector<std::string>{"--json"});
  CHECK_FALSE(invocation->has("--json"));
}

TEST_CASE("parser: mistakes are named, with the nearest right word", "[cli]") {
  struct Row {
    std::vector<std::string> words;
    std::string message;
    std::string hint;
  };
  const std::vector<Row> rows = {
      {{"hepl"}, "'hepl' is not a command", "did you mean 'help'?"},
      {{"zzzzzzz"}, "'zzzzzzz' is not a command", "lazo help lists the commands"},
      {{"version", "--colour", "never"},
       "version takes no flag '--colour'",
       "did you mean '--color'?"},
      {{"version", "--format", "jason"}, "--format: unknown value 'jason'", "did you mean 'json'?"},
      {{"version", "--color", "x"}, "--color: unknown value 'x'", "one of auto, always, never"},
      {{"version", "x"},
       "version: unexpected 'x'",
       "names of several words need quotes; see: lazo help version"},
      {{"version", "--output"}, "--output needs a value: FILE", "see: lazo help version"},
      {{"version", "-o"}, "--output needs a value: FILE", "see: lazo help version"},
  };
  for (const Row& row : rows) {
    INFO(row.message);
    const Result<Invocation> invocation = parsed(row.words);
    REQUIRE_FALSE(invocation.ok());
    CHECK(invocation.error().code == ErrorCode::kUsage);
    CHECK(invocation.error().message == row.message);
    CHECK(invocation.error().hint == row.hint);
  }
}

TEST_CASE("parser: decimals from 0 to 1 become ten thousandths", "[cli]") {
  CHECK(parse_ten_thousandths("0") == 0);
  CHECK(parse_ten_thousandths("1") == 10000);
  CHECK(parse_ten_thousandths("0.5") == 5000);
  CHECK(parse_ten_thousandths(".0625") == 625);
  for (const char* wrong : {"", ".", "1.1", "2", "0.12345", "a", "-1", "0,5", "1e-1"}) {
    INFO(wrong);
    CHECK_FALSE(parse_ten_thousandths(wrong).has_value());
  }
}

TEST_CASE("output: colours obey the flag, then NO_COLOR, then CLICOLOR_FORCE", "[cli]") {
  struct Row {
    std::vector<std::string> words;
    EnvironmentLookup lookup;
    bool terminal;
    bool expected;
  };
  const EnvironmentLookup no_color = [](std::string_view name) {
    return name == "NO_COLOR" ? std::string_view("1") : std::string_view();
  };
  const EnvironmentLookup forced = [](std::string_view name) {
    return name == "CLICOLOR_FORCE" ? std::string_view("1") : std::string_view();
  };
  const std::vector<Row> rows = {
      {{"version"}, no_variables, true, true},
      {{"version"}, no_variables, false, false},
      {{"version"}, no_color, true, false},
      {{"version"}, forced, false, true},
      {{"version", "--color", "always"}, no_color, false, true},
      {{"version", "--color", "never"}, forced, true, false},
  };
  for (const Row& row : rows) {
    Environment environment;
    environment.lookup = row.lookup;
    environment.output_is_terminal = row.terminal;
    CHECK(wants_colors(*parsed(row.words), environment) == row.expected);
  }
}

}  // namespace
}  // namespace lazo::cli
