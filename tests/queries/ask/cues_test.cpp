#include "queries/ask/cues.hpp"

#include "tests/catch.hpp"

namespace lazo::ask {
namespace {

Unit word(std::string text) {
  Unit unit;
  unit.text = text;
  unit.folded = text;
  unit.lemma = std::move(text);
  return unit;
}

Unit name() {
  Unit unit = word("Canada");
  unit.nodes = {NodeIndex{0}};
  return unit;
}

CueTable table(std::string_view rows) {
  Result<CueTable> parsed =
      CueTable::parse(Language::kEnglish, "kind\tpattern\tvalue\n" + std::string(rows), "test.tsv");
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

TEST_CASE("cues: steps match words, names, gaps and ends", "[queries][ask]") {
  struct Row {
    std::string pattern;
    std::vector<Unit> units;
    bool matches;
  };
  const std::vector<Row> rows = {
      {"tell me", {word("tell"), word("me")}, true},
      {"tell me", {word("tell"), word("us")}, false},
      {"tell ?me about", {word("tell"), word("about")}, true},
      {"tell|say me", {word("say"), word("me")}, true},
      {"how * tied", {word("how"), name(), word("tied")}, true},
      {"how * tied", {word("tied"), word("how")}, false},
      {"about @", {word("about"), name()}, true},
      {"about @", {word("about"), word("canada")}, false},
      {"^ about", {word("tell"), word("about")}, false},
      {"about @ $", {word("about"), name(), word("now")}, false},
      {"canada", {name()}, false},
  };
  for (const Row& row : rows) {
    INFO(row.pattern);
    const CueTable cues = table("intent\t" + row.pattern + "\tabout\n");
    CHECK(cues.best(CueKind::kIntent, row.units).has_value() == row.matches);
  }
}

TEST_CASE("cues: the match of the most words wins, then the earlier row", "[queries][ask]") {
  const CueTable cues = table("asker\thow\tmanner\nasker\thow many\tcount\nasker\thow\tthing\n");
  const std::vector<Unit> many = {word("how"), word("many")};
  CHECK(cues.at(CueKind::kAsker, many, 0)->row->value == "count");
  CHECK(cues.at(CueKind::kAsker, {word("how")}, 0)->row->value == "manner");
}

TEST_CASE("cues: a wrong row is told with its line", "[queries][ask]") {
  for (const char* row : {"intnt\thow\tpath\n", "intent\t* @\tpath\n"}) {
    INFO(row);
    const auto parsed = CueTable::parse(Language::kEnglish,
                                        "kind\tpattern\tvalue\n" + std::string(row), "test.tsv");
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().text().find("test.tsv:2") != std::string::npos);
  }
}

TEST_CASE("cues: the tables of the program are sound", "[queries][ask]") {
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    INFO(language_code(language));
    const auto parsed = CueTable::embedded(language);
    REQUIRE(parsed.ok());
    CHECK(parsed->knows(language == Language::kEnglish ? "who" : "que"));
  }
}

}  // namespace
}  // namespace lazo::ask
