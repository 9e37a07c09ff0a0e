// Which query a question becomes, in three languages, with and without accents and capitals.

#include "tests/catch.hpp"
#include "tests/queries/ask/asking.hpp"

namespace lazo {
namespace {

struct Row {
  std::string question;
  std::string command;
};

const std::vector<Row> kRows = {
    // How two are tied.
    {"How is CAMEX connected to Canada?", "lazo path Chamber Ca"},
    {"how are camex and canada linked", "lazo path Chamber Ca"},
    {"What is the connection between CAMEX and Mexico?", "lazo path Chamber Mx"},
    {"¿Cómo está vinculada CAMEX con Canadá?", "lazo path Chamber Ca"},
    {"que relacion hay entre camex y canada", "lazo path Chamber Ca"},
    {"Quel est le lien entre CAMEX et le Canada ?", "lazo path Chamber Ca"},
    // What they share.
    {"What do Mexico and Canada have in common?", "lazo common Mx Ca"},
    {"¿Qué tienen en común México y Canadá?", "lazo common Mx Ca"},
    {"Qu'ont en commun le Mexique et le Canada ?", "lazo common Mx Ca"},
    // Who acts.
    {"Who pressures Mexico?", "lazo neighbors Mx --rel pressures --direction in"},
    {"WHO PRESSURES MEXICO?", "lazo neighbors Mx --rel pressures --direction in"},
    {"Who is Mexico pressured by?", "lazo neighbors Mx --rel pressures --direction in"},
    {"By whom is Mexico pressured?", "lazo neighbors Mx --rel pressures --direction in"},
    {"¿Quién presiona a México?", "lazo neighbors Mx --rel pressures --direction in"},
    {"quien presiona a mexico", "lazo neighbors Mx --rel pressures --direction in"},
    {"Qui fait pression sur le Mexique ?", "lazo neighbors Mx --rel pressures --direction in"},
    {"Par qui le Mexique est-il critiqué ?", "lazo neighbors Mx --rel criticizes --direction in"},
    {"Which organizations criticize the United States?",
     "lazo neighbors Us --rel criticizes --direction in --type organization"},
    {"Who leads CAMEX?", "lazo neighbors Chamber --rel leads,holds_office --direction in"},
    {"¿Quién preside CAMEX?", "lazo neighbors Chamber --rel leads,holds_office --direction in"},
    {"Qui dirige CAMEX ?", "lazo neighbors Chamber --rel leads,holds_office --direction in"},
    {"Who is the president of CAMEX?", "lazo neighbors Chamber --rel holds_office --direction in"},
    // Who is acted upon.
    {"Who does the United States pressure?", "lazo neighbors Us --rel pressures --direction out"},
    {"¿A quién presiona Estados Unidos?", "lazo neighbors Us --rel pressures --direction out"},
    {"¿A qué países presiona Estados Unidos?",
     "lazo neighbors Us --rel pressures --direction out --type country"},
    {"Where does CAMEX invest?",
     "lazo neighbors Chamber --rel invests_in --direction out --type country,bloc,place"},
    {"How many countries does the United States pressure?",
     "lazo neighbors Us --rel pressures --direction out --type country"},
    // Stances.
    {"What is Harbour Union's position on the Northern Pact?", "lazo positions Pact Union"},
    {"¿Qué opina Harbour Union del Pacto del Norte?", "lazo positions Pact Union"},
    {"Que pense Harbour Union du Pacte du Nord ?", "lazo positions Pact Union"},
    {"Who are Canada's allies?", "lazo neighbors Ca --sign cooperation --type actor"},
    {"¿Quiénes son los adversarios de Estados Unidos?",
     "lazo neighbors Us --sign conflict --type actor"},
    {"Quels sont les alliés du Canada ?", "lazo neighbors Ca --sign cooperation --type actor"},
    // Measures, changes, briefings.
    {"What measures are there against Canada?", "lazo measures Ca"},
    {"¿Qué aranceles afectan a Canadá?", "lazo measures Ca"},
    {"Quelles mesures visent le Canada ?", "lazo measures Ca"},
    {"What changed since June 2025?", "lazo changes --since 2025-06"},
    {"¿Qué ha cambiado desde 2025-06?", "lazo changes --since 2025-06"},
    {"Quoi de neuf depuis le 2 juin 2025 ?", "lazo changes --since 2025-06-02"},
    {"Tell me about CAMEX", "lazo about Chamber"},
    {"¿Qué es CAMEX?", "lazo about Chamber"},
    {"Parle-moi du Canada", "lazo about Ca"},
    // Is it so?
    {"Did CAMEX visit Ottawa?",
     "lazo explain Chamber Ottawa --rel visits --direction out --status all"},
    {"¿Es cierto que Canadá defiende el Pacto del Norte?",
     "lazo explain Ca Pact --rel defends --direction out --status all"},
    {"Pourquoi le Canada a-t-il abandonné le Pacte du Nord ?",
     "lazo explain Ca Pact --rel leaves --direction out --status all"},
    {"Are Mexico and Canada allies?", "lazo explain Mx Ca --rel allied_with --status all"},
    {"What does the United States do to Mexico?", "lazo explain Us Mx"},
};

TEST_CASE("ask: questions become queries", "[queries][ask]") {
  for (const Row& row : kRows) {
    INFO(row.question);
    CHECK(tests::asked_command(tests::asked_graph(), row.question) == row.command);
  }
}

TEST_CASE("ask: what is not understood is said, not guessed", "[queries][ask]") {
  for (const char* text :
       {"Why is the sky blue?", "¿Cuánto cuesta un café?", "Quelle heure est-il ?", "", "???",
        "Why did Canada photograph Mexico?", "Canada Mexico discombobulate?"}) {
    INFO(text);
    const ask::Question question = tests::read_question(tests::asked_graph(), text);
    CHECK(question.intent == ask::Intent::kUnread);
    CHECK(tests::ask_graph(tests::asked_graph(), text).answer.ties.empty());
  }
}

TEST_CASE("ask: a text is no question", "[queries][ask]") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "how is Canada tied to Mexico and ";
  CHECK(tests::read_question(tests::asked_graph(), text).intent == ask::Intent::kUnread);
}

TEST_CASE("ask: a name that the graph lacks is named", "[queries][ask]") {
  const ask::Question question =
      tests::read_question(tests::asked_graph(), "Why did Brazil leave the Northern Pact?");
  REQUIRE(question.unknown_names.size() == 1);
  CHECK(question.unknown_names.front() == "Brazil");
  CHECK(tests::ask_graph(tests::asked_graph(), "Did Brazil leave the Northern Pact?").verdict ==
        ask::Verdict::kUnsupported);
}

}  // namespace
}  // namespace lazo
