#include "graph/lexicon/lemma_cell.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

using Words = std::vector<std::string_view>;

TEST_CASE("lemma cells: every combination of the alternatives", "[graph][lexicon]") {
  CHECK(lemmas_of("visit") == std::vector<std::string>{"visit"});
  CHECK(lemmas_of("levy|hike tariff|duty") ==
        std::vector<std::string>{"levy tariff", "levy duty", "hike tariff", "hike duty"});
  CHECK(lemmas_of("turn_down|refuse offer") ==
        std::vector<std::string>{"turn down offer", "refuse offer"});
}

TEST_CASE("lemma cells: words as the tokenizer cuts them", "[graph][lexicon]") {
  CHECK(lemma_words("prise d'otage", Language::kFrench) == Words{"prise", "d'", "otage"});
  CHECK(lemma_words("aujourd'hui", Language::kFrench) == Words{"aujourd'hui"});
  CHECK(lemma_words("take  part", Language::kEnglish) == Words{"take", "part"});
}

TEST_CASE("lemma cells: the head of a noun phrase", "[graph][lexicon]") {
  struct Row {
    Words phrase;
    Language language;
    std::string_view head;
  };
  const Row rows[] = {
      {{"minister"}, Language::kEnglish, "minister"},
      {{"prime", "minister"}, Language::kEnglish, "minister"},
      {{"chamber", "of", "commerce"}, Language::kEnglish, "chamber"},
      {{"free", "trade", "agreement"}, Language::kEnglish, "agreement"},
      {{"declaración", "conjunta"}, Language::kSpanish, "declaración"},
      {{"primer", "ministro"}, Language::kSpanish, "ministro"},
      {{"premier", "ministre"}, Language::kFrench, "ministre"},
      {{"chambre", "de", "commerce"}, Language::kFrench, "chambre"},
  };
  for (const Row& row : rows) {
    INFO(row.head);
    CHECK(row.phrase[head_of(row.phrase, row.language)] == row.head);
  }
}

}  // namespace
}  // namespace lazo
