// Questions of amounts: the value that a document gives, whose it is, and no other.

#include "tests/catch.hpp"
#include "tests/queries/ask/asking.hpp"
#include "tests/queries/ask/read_texts.hpp"

namespace lazo {
namespace {

using ask::Verdict;

const tests::ReadTexts& trade() {
  static const tests::ReadTexts texts({
      {"a.txt",
       "Trade in the north\n\n"
       "More than 80% of Mexico's exports go to the United States. Canada exports 75 percent of "
       "its oil to the United States. COPARMEX represents 36,000 companies. The dairy sector "
       "employs 200,000 people in Canada. Canada bought 3 million barrels from Mexico in 2024.\n"},
      {"b.txt",
       "El comercio del norte\n\n"
       "El Salvador vende el 40% de sus exportaciones a Guatemala. Las MiPymes emplean al 70% de "
       "los trabajadores en México.\n"},
      {"c.txt",
       "Le commerce du Nord\n\n"
       "La Belgique envoie 60 % de ses exportations vers la France.\n"},
  });
  return texts;
}

TEST_CASE("ask: how much, how many, what share", "[queries][ask]") {
  struct Row {
    std::string question;
    std::string number;  ///< of the value; empty if nothing may be found
  };
  const std::vector<Row> rows = {
      {"How much of Mexico's exports go to the United States?", "80"},
      {"What share of Mexico's exports goes to the United States?", "80"},
      {"¿Qué porcentaje de las exportaciones de México va a Estados Unidos?", "80"},
      {"Quelle part des exportations du Mexique va aux États-Unis ?", "80"},
      {"How much oil does Canada export to the United States?", "75"},
      {"How many companies does COPARMEX represent?", "36000"},
      {"¿Cuántas empresas representa COPARMEX?", "36000"},
      {"Combien d'entreprises la COPARMEX représente-t-elle ?", "36000"},
      {"How many people does the dairy sector employ in Canada?", "200000"},
      {"¿Qué parte de los trabajadores emplean las MiPymes en México?", "70"},
      {"¿Cuánto exporta El Salvador a Guatemala?", "40"},
      {"How many barrels did Canada buy from Mexico?", "3000000"},
      // Another's, the other way round, another unit, another deed, another place.
      {"How much of Canada's exports go to Mexico?", ""},
      {"How much of the United States' exports go to Mexico?", ""},
      {"How much of Mexico's exports go to Canada?", ""},
      {"How many jobs does COPARMEX create?", ""},
      {"How many people does COPARMEX represent?", ""},
      {"How many companies did COPARMEX sue?", ""},
      {"What share of companies does COPARMEX represent?", ""},
      {"How much money did Canada pay Mexico?", ""},
      {"How many people does the dairy sector employ in Mexico?", ""},
      {"¿Qué porcentaje de las exportaciones de Guatemala va a El Salvador?", ""},
      {"Combien de vaches la COPARMEX possède-t-elle ?", ""},
  };
  for (const Row& row : rows) {
    INFO(row.question);
    ask::Question question;
    const ask::AskAnswer answer = trade().ask(row.question, &question);
    if (row.number.empty()) {
      CHECK(answer.figures.empty());
      CHECK(answer.verdict >= Verdict::kUnsupported);
      continue;
    }
    CHECK(ask::name_of(answer.verdict) == ask::name_of(Verdict::kStated));
    CHECK(ask::name_of(question.intent) == ask::name_of(ask::Intent::kFigures));
    std::vector<std::string> numbers;
    for (const Figure& figure : answer.figures) {
      numbers.push_back(figure.fact.quantity ? figure.fact.quantity->number : std::string());
    }
    CHECK(numbers == std::vector<std::string>{row.number});
  }
}

TEST_CASE("ask: filters hold for amounts too", "[queries][ask]") {
  const std::string text = "How many companies does COPARMEX represent?";
  Filter filter;
  filter.since = parse_day("2031");  // the text has no date
  ask::Question question = tests::read_question(trade().graph(), text);
  CHECK(trade().ask(question, filter).figures.empty());
}

}  // namespace
}  // namespace lazo
