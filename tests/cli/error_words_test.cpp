#include "cli/error_words.hpp"

#include <fstream>
#include <set>
#include <string>

#include "tests/catch.hpp"
#include "tests/cli/golden.hpp"

namespace lazo::cli {
namespace {

std::size_t holes(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("{}"); at != std::string_view::npos;
       at = text.find("{}", at + 2)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("error words: each row has three sentences with the same holes and stands once",
          "[cli][messages]") {
  std::ifstream file(LAZO_SOURCE_DIR "/cli/error_messages.tsv");
  std::set<std::string> seen;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    INFO(line);
    const std::size_t first = line.find('\t');
    REQUIRE(first != std::string::npos);
    const std::size_t second = line.find('\t', first + 1);
    REQUIRE(second != std::string::npos);
    CHECK(line.find('\t', second + 1) == std::string::npos);
    const std::string english = line.substr(0, first);
    const std::string spanish = line.substr(first + 1, second - first - 1);
    const std::string french = line.substr(second + 1);
    CHECK(seen.insert(english).second);
    CHECK(holes(english) == holes(spanish));
    CHECK(holes(english) == holes(french));
    CHECK(!spanish.empty());
    CHECK(!french.empty());
    // With its holes as they are, a sentence is one of its own shape.
    CHECK(sentence_in(english, Language::kSpanish) == spanish);
    CHECK(sentence_in(english, Language::kFrench) == french);
    CHECK(sentence_in(english, Language::kEnglish) == english);
  }
  CHECK(seen.size() > 150);
}

TEST_CASE("error words: what was put in is put in again", "[cli][messages]") {
  struct Row {
    std::string_view english;
    std::string_view spanish;
  };
  const Row rows[] = {
      {"no node 'Norte'", "no hay ningún nodo 'Norte'"},
      {"no node ''", "no hay ningún nodo ''"},
      {"did you mean 'a'?", "¿quiso decir 'a'?"},
      {"did you mean 'a', 'b' or 'c'?", "¿quiso decir 'a', 'b' o 'c'?"},
      {"'or' may mean 3 nodes", "'or' puede significar 3 nodos"},
      {"--depth: 'no {}' is no whole number", "--depth: 'no {}' no es un número entero"},
      {"--since: 'x' is no date", "--since: 'x' no es una fecha"},
      {"path: A is missing", "path: falta A"},
      {"something that no row has", "something that no row has"},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.english);
    CHECK(sentence_in(row.english, Language::kSpanish) == row.spanish);
  }
  const Error said = in_words({ErrorCode::kUsage, "no node 'x'", "a.csv:3", "did you mean 'y'?"},
                              Language::kFrench);
  CHECK(said.text() == "a.csv:3: aucun nœud 'x'; vouliez-vous dire 'y' ?");
}

TEST_CASE("error words: the language is known even when the line cannot be understood",
          "[cli][messages]") {
  struct Row {
    const char* command;
    const char* says;
  };
  const Row rows[] = {
      {"lazo neighbours x --ui-lang es", "lazo: «neighbours» no es una orden"},
      {"LAZO_UI_LANG=fr lazo neighbours x", "lazo: « neighbours » n'est pas une commande"},
      {"LC_MESSAGES=es_MX.UTF-8 lazo path --dpeth 3", "path no admite la opción '--dpeth'"},
      {"lazo path --ui-lang=fr", "path : il manque A"},
      {"lazo about zzzz --ui-lang es", "no hay ningún nodo 'zzzz'"},
      {"lazo about zzzz", "no node 'zzzz'"},
      {"lazo about zzzz --ui-lang es --json", "\"message\":\"no node 'zzzz'\""},
  };
  for (const Row& row : rows) {
    INFO(row.command);
    const tests::Run run = tests::run_in_sandbox(row.command, "three.jsonl");
    CHECK(run.exit != 0);
    CHECK_THAT(run.errors, Catch::Contains(row.says));
  }
}

}  // namespace lazo::cli
