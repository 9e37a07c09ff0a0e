// Completions and manual pages: made from the command table, so that nothing in it is missing.
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <set>

#include "cli/generate/completions.hpp"
#include "cli/generate/man_pages.hpp"
#include "cli/table.hpp"
#include "tests/catch.hpp"
#include "tests/cli/golden.hpp"

namespace lazo::cli {
namespace {

bool has(const Candidates& found, std::string_view word) {
  return std::find(found.words.begin(), found.words.end(), word) != found.words.end();
}

TEST_CASE("completion: commands, flags, choices, relations and files", "[cli][completion]") {
  struct Row {
    std::vector<std::string> words;
    std::string_view offered;
    std::string_view not_offered;
  };
  const Row rows[] = {
      {{"ne"}, "neighbors", "node"},
      {{"co"}, "common", "complete"},  // hidden
      {{"path", "A", "B", "--av"}, "--avoid", "--all"},
      {{"path", "A", "B", "--"}, "--via", "--theme"},
      {{"neighbors", "A", "--status", "st"}, "stated", "denied"},
      {{"neighbors", "A", "--status", "stated,de"}, "stated,denied", "denied"},
      {{"neighbors", "A", "--rel", "supp"}, "supports", "opposes"},
      {{"neighbors", "A", "--rel", "SUPP"}, "SUPPORT", "supports"},
      {{"neighbors", "A", "--type", "coun"}, "country", "person"},
      {{"export", "gr"}, "graphml", "gexf"},
      {{"help", "exp"}, "explain", "import"},
      {{"completion", "b"}, "bash", "zsh"},
      {{"-q", "sea"}, "search", "stats"},
  };
  for (const Row& row : rows) {
    INFO(row.words.back());
    const Candidates found = candidates(row.words, nullptr);
    CHECK(has(found, row.offered));
    CHECK_FALSE(has(found, row.not_offered));
    CHECK(std::is_sorted(found.words.begin(), found.words.end()));
  }
  CHECK(candidates({"import", ""}, nullptr).files);
  CHECK(candidates({"stats", "-o", "x"}, nullptr).files);
  CHECK_FALSE(candidates({"path", "x"}, nullptr).files);
}

TEST_CASE("completion: every command and flag of the table is offered", "[cli][completion]") {
  for (const CommandRow& command : commands()) {
    const std::string name(command.name);
    INFO(name);
    CHECK(has(candidates({name}, nullptr), name));
    const Candidates flags = candidates({name, "-"}, nullptr);
    for (const FlagRow* flag : flags_of(command)) CHECK(has(flags, flag->name));
  }
}

TEST_CASE("completion: the scripts of the shells work", "[cli][completion]") {
  const tests::Run bash = tests::run_in_sandbox(
      R"sh(bash <<'END'
eval "$(lazo completion bash)"
compopt() { :; }
try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lazo; printf '%s\n' "${COMPREPLY[@]}"; }
try lazo neighbors COP
try lazo pat
try lazo node Mexican
END
)sh",
      "three.jsonl");
  CHECK(bash.errors.empty());
  CHECK(bash.out == "COPARMEX\npath\nMexican\\ exporters\n");
  for (const char* shell : {"zsh", "fish"}) {
    const std::string check = std::string("command -v ") + shell +
                              " >/dev/null || exit 77; lazo completion " + shell + " | " + shell +
                              " -n";
    const tests::Run run = tests::run_in_sandbox(check, "");
    INFO(shell);
    if (run.exit == 77) {
      WARN(std::string(shell) + " is not installed: its script is not checked");
      continue;
    }
    CHECK(run.exit == 0);
    CHECK(run.errors.empty());
  }
}

TEST_CASE("man: every command has a page that names its flags", "[cli][man]") {
  const std::vector<ManPage> pages = man_pages();
  const auto page_of = [&pages](std::string_view name) -> std::string {
    for (const ManPage& page : pages) {
      if (page.name == "lazo-" + std::string(name) + ".1") return page.text;
    }
    return {};
  };
  for (const CommandRow& command : commands()) {
    INFO(std::string(command.name));
    const std::string text = page_of(command.name);
    CHECK_FALSE(text.empty());
    for (const FlagRow* flag : flags_of(command)) {
      std::string name;
      for (const char c : flag->name) name += c == '-' ? std::string("\\-") : std::string(1, c);
      INFO(name);
      CHECK(text.find("\\fB" + name + "\\fR") != std::string::npos);
    }
  }
}

TEST_CASE("man: pages are sound troff", "[cli][man]") {
  const tests::Run run = tests::run_in_sandbox(
      "command -v groff >/dev/null || exit 77; lazo man-pages . && for page in *.[15]; do groff "
      "-man "
      "-ww -z -Tutf8 $page || exit 1; done",
      "");
  if (run.exit == 77) {
    WARN("groff is not installed: the pages are not checked");
    return;
  }
  CHECK(run.exit == 0);
  CHECK(run.errors.empty());
}

}  // namespace
}  // namespace lazo::cli
