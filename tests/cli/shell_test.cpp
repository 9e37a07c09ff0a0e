#include "cli/shell/results.hpp"
#include "cli/shell/words.hpp"
#include "tests/catch.hpp"
#include "tests/cli/golden.hpp"

namespace lazo::cli::shell {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("shell: lines become words", "[cli][shell]") {
  struct Row {
    std::string line;
    Words words;
  };
  const Row rows[] = {
      {"", {}},
      {"  path  A\tB ", {"path", "A", "B"}},
      {"about 'United States'", {"about", "United States"}},
      {"about \"L'Oréal\"", {"about", "L'Oréal"}},
      {"about L'Oréal", {"about", "L'Oréal"}},
      {"about United\\ States", {"about", "United States"}},
      {"query \"MATCH (a {name:\\\"x\\\"})\"", {"query", "MATCH (a {name:\"x\"})"}},
      {"about ''", {"about", ""}},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const Result<Words> words = split_words(row.line);
    REQUIRE(words.ok());
    CHECK(*words == row.words);
    // What is quoted comes back.
    std::string line;
    for (const std::string& word : row.words) line += quoted_word(word) + " ";
    CHECK(*split_words(line) == row.words);
  }
  CHECK_FALSE(split_words("about 'United").ok());
  CHECK(typed_words("about Un") == Words{"about", "Un"});
  CHECK(typed_words("about ") == Words{"about", ""});
  CHECK(typed_words("about 'United S") == Words{"about", "United S"});
}

TEST_CASE("shell: results are numbered as they are shown", "[cli][shell]") {
  Results results;
  Words words = {"about", "%1"};
  CHECK_FALSE(results.replace(words).ok());
  results.take(R"({"query":{"nodes":"org:a"},"nodes":[{"key":"country:z","name":"Z"},)"
               R"({"key":"org:a","name":"A"},{"key":"org:b","name":"B"}],)"
               R"("edges":[{"source":"org:a","target":"org:b"},)"
               R"({"source":"country:z","target":"org:a"}]})");
  CHECK(results.line() == "%1 B   %2 Z");
  REQUIRE(results.replace(words).ok());
  CHECK(words == Words{"about", "org:b"});
  results.take("not JSON");
  CHECK(results.line() == "%1 B   %2 Z");
  words = {"about", "%3"};
  CHECK_FALSE(results.replace(words).ok());
  words = {"search", "%", "100%"};
  REQUIRE(results.replace(words).ok());
  CHECK(words == Words{"search", "%", "100%"});
}

TEST_CASE("shell: the commands of lazo, one after the other", "[cli][shell]") {
  const tests::Run run = tests::run_in_sandbox(
      "printf '%s\\n' 'search cusma' 'neighbors %1 --limit 1' 'lazo nonsense' '# a remark' "
      "'serve' 'node \"Mexican exporters\" --json' quit 'never reached' | lazo shell",
      "three.jsonl");
  CHECK(run.exit == 0);
  CHECK(run.out.find("%1 T-MEC") != std::string::npos);
  CHECK(run.out.find("T-MEC · agreement") != std::string::npos);
  CHECK(run.out.find("\"urn:lazo:schema:node:1\"") != std::string::npos);
  CHECK(run.errors ==
        "lazo: 'nonsense' is not a command; lazo help lists the commands\n"
        "lazo: serve does not run inside the shell\n");
}

}  // namespace
}  // namespace lazo::cli::shell
