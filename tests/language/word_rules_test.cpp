#include "language/word_rules.hpp"

#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("word rules: the tables compiled in hold every kind they promise", "[language]") {
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    INFO(language_code(language));
    const WordRules& rules = word_rules(language);
    CHECK(rules.words(WordKind::kTitle).size() >= 30);
    CHECK(rules.words(WordKind::kClosing).size() >= 10);
    CHECK(rules.words(WordKind::kStarter).size() >= 50);
    CHECK(rules.words(WordKind::kMonth).size() >= 12);
    for (const std::string_view form : rules.words(WordKind::kContract)) {
      REQUIRE(rules.contraction(form) != nullptr);
      CHECK(rules.contraction(form)->size() >= 2);
    }
    for (const WordKind kind : {WordKind::kTitle, WordKind::kClosing}) {
      for (const std::string_view form : rules.words(kind)) {
        INFO(form);
        CHECK((form.back() == '.' || kind == WordKind::kTitle));
      }
    }
  }
  CHECK(word_rules(Language::kUnknown).words(WordKind::kTitle).empty());
}

TEST_CASE("word rules: a bad table is named with its line", "[language]") {
  const auto unknown = WordRules::parse("kind\tform\tvalue\nmagic\tx\t\n", "w.tsv");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().text().find("w.tsv:2") == 0);
  CHECK(unknown.error().text().find("'magic'") != std::string::npos);
  const auto good = WordRules::parse("kind\tform\tvalue\ncontract\tdel\tde el\n", "w.tsv");
  REQUIRE(good.ok());
  CHECK(good->contraction("del")->size() == 2);
  CHECK(good->contraction("al") == nullptr);
}

}  // namespace lazo
