#include "graph/ontology/wording.hpp"

#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("wording: each status tells the tie in its own words", "[graph][ontology]") {
  const auto ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  struct Case {
    std::string_view relation;
    ClaimStatus status;
    Language language;
    Direction direction;
    std::string_view words;
  };
  const Case cases[] = {
      {"defends", ClaimStatus::kStated, Language::kEnglish, Direction::kForward, "defends"},
      {"defends", ClaimStatus::kReported, Language::kEnglish, Direction::kForward, "defends"},
      {"defends", ClaimStatus::kIntended, Language::kEnglish, Direction::kForward,
       "plans to defend"},
      {"defends", ClaimStatus::kRequired, Language::kEnglish, Direction::kInverse,
       "must be defended by"},
      {"defends", ClaimStatus::kPossible, Language::kSpanish, Direction::kForward,
       "podría defender a"},
      {"defends", ClaimStatus::kDenied, Language::kSpanish, Direction::kInverse,
       "no es defendido por"},
      {"defends", ClaimStatus::kDenied, Language::kFrench, Direction::kForward, "ne défend pas"},
      {"invests_in", ClaimStatus::kIntended, Language::kFrench, Direction::kForward,
       "prévoit d'investir dans"},
      {"supports", ClaimStatus::kIntended, Language::kFrench, Direction::kInverse,
       "prévoit d'être soutenu par"},
      {"meets_with", ClaimStatus::kIntended, Language::kFrench, Direction::kForward,
       "prévoit de se réunir avec"},
      {"member_of", ClaimStatus::kRequired, Language::kUnknown, Direction::kForward,
       "must be a member of"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(word_tie(*ontology, ontology->find_relation(c.relation), c.status, c.language,
                   c.direction) == c.words);
  }
}

TEST_CASE("wording: only stated and reported ties read as facts", "[graph][ontology]") {
  const auto ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  for (const RelationRow& row : ontology->relations()) {
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      const std::string fact = word_tie(*ontology, row.id, ClaimStatus::kStated, language);
      for (const ClaimStatus status : {ClaimStatus::kIntended, ClaimStatus::kRequired,
                                       ClaimStatus::kPossible, ClaimStatus::kDenied}) {
        INFO(row.name << " " << language_code(language) << " " << name_of(status));
        CHECK(word_tie(*ontology, row.id, status, language) != fact);
      }
    }
  }
}

TEST_CASE("wording: sources and statuses in three languages", "[graph][ontology]") {
  CHECK(word_source("COPARMEX", Language::kEnglish) == "according to COPARMEX");
  CHECK(word_source("COPARMEX", Language::kSpanish) == "según COPARMEX");
  CHECK(word_source("COPARMEX", Language::kFrench) == "selon COPARMEX");
  CHECK(status_label(ClaimStatus::kDenied, Language::kFrench) == "démenti");
  CHECK(status_label(ClaimStatus::kIntended, Language::kSpanish) == "previsto");
}

}  // namespace lazo
