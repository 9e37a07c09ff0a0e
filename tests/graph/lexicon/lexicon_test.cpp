#include "graph/lexicon/lexicon.hpp"

#include <algorithm>

#include "tests/catch.hpp"

namespace lazo {
namespace {

bool has(const Lexicon& lexicon, std::string_view form, std::string_view lemma) {
  const auto id = lexicon.find(lemma);
  if (!id) return false;
  const std::vector<LemmaGuess> guesses = lexicon.lemmas(form, {});
  return std::any_of(guesses.begin(), guesses.end(), [&](LemmaGuess g) { return g.lemma == *id; });
}

Result<Lexicon> with_verbs(std::string_view rows) {
  const std::string text =
      "lemma\tforms\trelation\tpattern\tcomplement\tnote\n" + std::string(rows);
  const LexiconFile files[] = {{"verbs.tsv", text}};
  return Lexicon::parse(Language::kEnglish, files);
}

}  // namespace

TEST_CASE("lexicon: regular and irregular forms lead to their lemma", "[extraction][lexicon]") {
  const Result<Lexicons> all = Lexicons::embedded();
  REQUIRE(all.ok());
  const struct {
    Language language;
    std::string_view form, lemma;
  } rows[] = {
      {Language::kEnglish, "visited", "visit"},       {Language::kEnglish, "imposes", "impose"},
      {Language::kEnglish, "imposing", "impose"},     {Language::kSpanish, "criticó", "criticar"},
      {Language::kSpanish, "rechazaron", "rechazar"}, {Language::kFrench, "critiqué", "critiquer"},
      {Language::kFrench, "soutiennent", "soutenir"},
  };
  for (const auto& row : rows) {
    INFO(row.form);
    CHECK(has(all->of(row.language), row.form, row.lemma));
  }
  CHECK_FALSE(has(all->of(Language::kEnglish), "table", "impose"));
}

TEST_CASE("lexicon: a pattern that cannot be read is named with its line",
          "[extraction][lexicon]") {
  const Result<Lexicon> bad = with_verbs("visit\t-\tvisits\tsubj-obj\t-\t-\n");
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().where == "verbs.tsv:2");
  CHECK(bad.error().message.find("subj-obj") != std::string::npos);
  CHECK_FALSE(with_verbs("want\t-\t-\t-\twished\t-\n").ok());
}

TEST_CASE("lexicon: patterns carry slots, prepositions, moods and roles", "[extraction][lexicon]") {
  const Result<Lexicon> good = with_verbs(
      "meet\tmet\tmeets_with\tsubj>obl:with|alongside +about=obl:on; subj<>subj !planned\t-\t-\n");
  REQUIRE(good.ok());
  const TriggerRow& row = good->verbs.rows.front();
  REQUIRE(row.patterns.size() == 2);
  CHECK(row.patterns[0].target.slot == Slot::kOblique);
  CHECK(row.patterns[0].target.prepositions == std::vector<std::string>{"with", "alongside"});
  REQUIRE(row.patterns[0].roles.size() == 1);
  CHECK(row.patterns[0].roles[0].role == "about");
  CHECK(row.patterns[1].mutual);
  CHECK(row.patterns[1].mood == Mood::kPlanned);
}

TEST_CASE("lexicon: complements say whose act it is", "[extraction][lexicon]") {
  const Result<Lexicon> good = with_verbs("urge\t-\trequests\tsubj>obj\trequired:obj\t-\n");
  REQUIRE(good.ok());
  const Effect& effect = good->verbs.rows.front().effect;
  CHECK(effect.present);
  CHECK(effect.by_object);
  CHECK(effect.mood == Mood::kRequired);
}

}  // namespace lazo
