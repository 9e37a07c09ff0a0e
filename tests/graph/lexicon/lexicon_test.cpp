#include "graph/lexicon/lexicon.hpp"

#include <algorithm>

#include "graph/ontology/ontology.hpp"
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

TEST_CASE("lexicon: a user's rows stand beside the shipped ones", "[lexicon]") {
  Result<Ontology> ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  Result<Lexicons> all = Lexicons::embedded();
  REQUIRE(all.ok());
  const std::size_t before = all->of(Language::kEnglish).verbs.rows.size();
  const Status added = all->add_rows("mine.tsv",
                                     "table\tlang\tlemma\trelation\tpattern\tscope\tmood\n"
                                     "verbs\ten\tgreenlight\tapproves\tsubj>obj\n"
                                     "modality\tes\tquizas acaso\t\t\tadverb\tpossible\n",
                                     *ontology);
  INFO((added.ok() ? "" : added.error().text()));
  REQUIRE(added.ok());
  const Lexicon& english = all->of(Language::kEnglish);
  REQUIRE(english.verbs.rows.size() == before + 1);
  CHECK(english.verbs.rows.back().where == "mine.tsv:2");
  CHECK(has(english, "greenlighted", "greenlight"));
  CHECK(all->of(Language::kSpanish).modality.rows.back().mood == Mood::kPossible);
}

TEST_CASE("lexicon: a mistake in a user's file is named with its line and what was meant",
          "[lexicon]") {
  Result<Ontology> ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  const struct {
    std::string_view rows;  ///< under a header with all of the columns below
    std::string_view error;
  } cases[] = {
      {"verb\ten\tbless\tapproves\tsubj>obj\t\t\n",
       "mine.tsv:2: unknown lexicon table 'verb'; did you mean 'verbs'?"},
      {"verbs\tde\tbless\tapproves\tsubj>obj\t\t\n",
       "mine.tsv:2: unknown language 'de'; write en, es or fr"},
      {"verbs\ten\tbless\taproves\tsubj>obj\t\t\n",
       "mine.tsv:2: unknown relation 'aproves'; did you mean 'approves'"},
      {"verbs\ten\tbless\tapproves\tsubj-obj\t\t\n",
       "mine.tsv:2: cannot read the pattern 'subj-obj'"},
      {"# a comment\ntype_heads\ten\tguild\t\t\torganisation\t\n",
       "mine.tsv:3: unknown type 'organisation'; did you mean 'organization'"},
      {"verbs\ten\tbless\tapproves\tsubj>obj\tperson\t\n",
       "mine.tsv:2: verbs has no column 'type', found 'person'; leave the cell empty"},
      {"attribution\ten\tquoth\t\t\t\t\n", "mine.tsv:2: a row of attribution needs a kind"},
  };
  for (const auto& row : cases) {
    INFO(std::string(row.rows));
    Result<Lexicons> all = Lexicons::embedded();
    REQUIRE(all.ok());
    const std::string text =
        "table\tlang\tlemma\trelation\tpattern\ttype\tkind\n" + std::string(row.rows);
    const Status status = all->add_rows("mine.tsv", text, *ontology);
    REQUIRE_FALSE(status.ok());
    CHECK_THAT(status.error().text(), Catch::StartsWith(std::string(row.error)));
  }
}

}  // namespace lazo
