// The interface in Spanish and French: every text of the command table has its row, the rows are
// sound, and what programs read stays as it is.
#include "cli/messages.hpp"

#include <fstream>
#include <set>

#include "cli/help.hpp"
#include "cli/table.hpp"
#include "tests/catch.hpp"
#include "tests/cli/golden.hpp"

namespace lazo::cli {
namespace {

bool has_row(std::string_view english) {
  static const std::set<std::string> rows = [] {
    std::set<std::string> all;
    std::ifstream file(LAZO_SOURCE_DIR "/cli/messages.tsv");
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with('#')) all.insert(line.substr(0, line.find('\t')));
    }
    return all;
  }();
  return rows.count(std::string(english)) > 0;
}

TEST_CASE("messages: every text of the command table is in three languages", "[cli][messages]") {
  for (const CommandRow& command : commands()) {
    INFO("add it to cli/messages.tsv: " + std::string(command.summary));
    CHECK(has_row(command.summary));
    for (const ArgumentRow& row : command.arguments) {
      INFO("add it to cli/messages.tsv: " + std::string(row.help));
      CHECK(has_row(row.help));
    }
    for (const FlagRow* flag : flags_of(command)) {
      INFO("add it to cli/messages.tsv: " + std::string(flag->help));
      CHECK(has_row(flag->help));
    }
  }
}

TEST_CASE("messages: each row has three texts and stands once", "[cli][messages]") {
  std::ifstream file(LAZO_SOURCE_DIR "/cli/messages.tsv");
  std::set<std::string> seen;
  for (std::string line; std::getline(file, line);) {
    INFO(line);
    if (line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first > 0);
    CHECK(second > first + 1);
    CHECK(second + 1 < line.size());
    CHECK(line.find('\t', second + 1) == std::string::npos);
    const std::string english = line.substr(0, first);
    CHECK(seen.insert(english).second);
    CHECK(localized(english, Language::kEnglish) == english);
    CHECK(localized(english, Language::kSpanish) == line.substr(first + 1, second - first - 1));
    CHECK(localized(english, Language::kFrench) == line.substr(second + 1));
  }
  CHECK(seen.size() > 100);
  CHECK(localized("no such text", Language::kFrench) == "no such text");
}

TEST_CASE("messages: flag, variable and locale choose the language in this order",
          "[cli][messages]") {
  struct Row {
    const char* command;
    const char* says;
  };
  const Row rows[] = {
      {"lazo help commands", "print the version"},
      {"lazo help commands --ui-lang fr", "montrer la version"},
      {"LC_MESSAGES=es_MX.UTF-8 lazo help commands", "mostrar la versi"},
      {"LC_ALL=fr_CA LC_MESSAGES=es_MX lazo help commands", "montrer la version"},
      {"LANG=es lazo help commands", "mostrar la versi"},
      {"LANG=de_DE lazo help commands", "print the version"},
      {"LANG=est_EE lazo help commands", "print the version"},
      {"LC_ALL=C LANG=es_MX lazo help commands", "print the version"},
      {"LAZO_UI_LANG=en LANG=es_MX lazo help commands", "print the version"},
      {"LAZO_UI_LANG=fr lazo help commands --ui-lang es", "mostrar la versi"},
  };
  for (const Row& row : rows) {
    INFO(row.command);
    const tests::Run run = tests::run_in_sandbox(row.command, "");
    CHECK(run.exit == 0);
    CHECK(run.out.find(row.says) != std::string::npos);
  }
}

TEST_CASE("messages: what programs read is the same in every language", "[cli][messages]") {
  for (const char* question : {"neighbors Mexico", "path COPARMEX Canada", "search mex", "stats"}) {
    const std::string command = std::string("lazo ") + question + " --json --ui-lang ";
    INFO(question);
    const tests::Run english = tests::run_in_sandbox(command + "en", "three.jsonl");
    CHECK(english.exit == 0);
    CHECK(tests::run_in_sandbox(command + "es", "three.jsonl").out == english.out);
    CHECK(tests::run_in_sandbox(command + "fr", "three.jsonl").out == english.out);
  }
}

}  // namespace
}  // namespace lazo::cli
