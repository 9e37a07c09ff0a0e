// The examples, read from their texts: what they do not say is never confirmed, what they say is.

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/queries/ask/read_texts.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using ask::Verdict;

TEST_CASE("ask: false premises are unsupported", "[queries][ask]") {
  const std::vector<std::string> questions = {
      "Why did Canada leave T-MEC?",
      "¿Por qué abandonó Canadá el T-MEC?",
      "Pourquoi le Canada a-t-il quitté l'ACEUM ?",
      "Why did Mexico withdraw from the USMCA?",
      "When did COPARMEX join the European Union?",
      "¿Cuándo firmó México la paz con Canadá?",
      "Who sanctioned Canada?",
      "Why did Mexico sue the United States?",
      "Did Canada attack Mexico?",
      "Is Canada at war with the United States?",
      "Why does COPARMEX oppose the T-MEC?",
      "Does COPARMEX criticize Canada?",
      "¿Por qué critica COPARMEX a Canadá?",
      "¿Desde cuándo presiona México a Estados Unidos?",
      "Pourquoi le Mexique fait-il pression sur les États-Unis ?",
      "Quand le Canada a-t-il envahi le Mexique ?",
      "Who leads COPARMEX?",
      "Does Mexico pressure the United States?",
      "Which countries did Mexico invade?",
      "Why did Joe Biden impose tariffs on Canada?",
      "Why did Germany leave the European Union?",
      "¿Quién compró COPARMEX?",
      "Pourquoi Boréal Mobilier a-t-il racheté Maderas del Valle ?",
      "Qui a racheté Nordfret ?",
      "When did Nordfret buy Atlantic Barge?",
      "Why did Frutos del Lago move to Guatemala?",
      "¿Por qué apoya el Sindicato de Trabajadores del Metal la reforma laboral?",
      "Why does the Alliance des exportateurs de fromages reject CETA?",
      "Pourquoi la Ligue des éleveurs du Massif soutient-elle l'AECG ?",
      "Why did Peru leave the Americas Partnership?",
      "Did the European Union impose tariffs on Mexico?",
      "¿Impuso México aranceles a Canadá?",
      "Does Canada depend on Uruguay?",
      "Why did Canada nationalize T-MEC?",
      "Why did Mexico ban COPARMEX?",
      "Who fired Lucía Arriaga Montes?",
      "Is Lucía Arriaga Montes the president of COPARMEX?",
      "¿Es Marc Lemieux presidente de la UPEB?",
      "Is Mexico a member of the European Union?",
      "why is canada no longer part of the usmca",
      "Pourquoi l'ACEUM a-t-il été résilié ?",
      "How many countries left the T-MEC?",
      "Was COPARMEX founded by Donald Trump?",
  };
  REQUIRE(questions.size() >= 40);
  for (const std::string& question : questions) {
    INFO(question);
    const Verdict verdict = tests::ReadTexts::examples().ask(question).verdict;
    CHECK(verdict >= Verdict::kPossible);  // at best "may be", denied, unsupported or not read
    CHECK(verdict != Verdict::kAnswered);
  }
}

/// A tie that an answer must show.
struct Told {
  std::string source;
  std::string relation;
  std::string target;
};

/// Ends of a symmetric relation may stand either way round.
bool shows(const Snapshot& graph, const ask::AskAnswer& answer, const Told& told) {
  const auto is = [&](EdgeIndex index) {
    const EdgeView edge = graph.edge(index);
    const std::string_view source = graph.node(edge.source).key;
    const std::string_view target = graph.node(edge.target).key;
    return tests::ontology().relation(edge.relation).name == told.relation &&
           ((source == told.source && target == told.target) ||
            (edge.symmetric && source == told.target && target == told.source));
  };
  for (const Tie& tie : answer.answer.ties) {
    if (is(tie.edge)) return true;
  }
  for (const FoundPath& path : answer.answer.paths) {
    if (std::any_of(path.edges.begin(), path.edges.end(), is)) return true;
  }
  return false;
}

TEST_CASE("ask: what the examples say is found", "[queries][ask]") {
  struct Row {
    std::string question;
    Told told;
    Verdict verdict = Verdict::kAnswered;
  };
  const std::string upeb = "name:union-de-pequenas-empresas-del-bajio";
  const std::string rpme = "name:regroupement-des-pme-de-l-estrie";
  const std::string cheese = "name:alliance-des-exportateurs-de-fromages";
  const std::string stock = "name:ligue-des-eleveurs-du-massif";
  const std::string boreal = "name:boreal-mobilier";
  const std::string maderas = "name:maderas-del-valle";
  const std::string usmca = "agreement:usmca";
  const std::vector<Row> rows = {
      {"Who pressures Mexico?", {"country:us", "pressures", "country:mx"}},
      {"Who does the United States pressure?", {"country:us", "pressures", "country:ca"}},
      {"Why does the United States pressure Canada?",
       {"country:us", "pressures", "country:ca"},
       Verdict::kStated},
      {"Did COPARMEX visit Ottawa?",
       {"org:coparmex", "visits", "place:ca-on:ottawa"},
       Verdict::kStated},
      {"Who defends the T-MEC?", {"country:ca", "defends", usmca}},
      {"Is Mexico allied with Canada?",
       {"country:mx", "allied_with", "country:ca"},
       Verdict::kStated},
      {"Who announced the Americas Partnership for Economic Prosperity?",
       {"person:joe-biden", "announces", "agreement:apep"}},
      {"Which countries cooperate with the United States?",
       {"country:uy", "cooperates_with", "country:us"}},
      {"Does Peru cooperate with the United States?",
       {"country:pe", "cooperates_with", "country:us"},
       Verdict::kStated},
      {"Which sectors does the United States protect?", {"country:us", "protects", "sector:steel"}},
      {"What do Mexico and Canada have in common?", {"country:mx", "party_to", usmca}},
      {"Who is the president of the Unión de Pequeñas Empresas del Bajío?",
       {"name:lucia-arriaga-montes", "holds_office", upeb}},
      {"Who criticizes CETA?", {stock, "criticizes", "agreement:ceta"}},
      {"Is Boréal Mobilier a member of the Regroupement des PME de l'Estrie?",
       {boreal, "member_of", rpme},
       Verdict::kStated},
      {"¿Quién presiona a México?", {"country:us", "pressures", "country:mx"}},
      {"¿A quién presiona Estados Unidos?", {"country:us", "pressures", "country:ca"}},
      {"¿Visitó COPARMEX Ottawa?",
       {"org:coparmex", "visits", "place:ca-on:ottawa"},
       Verdict::kStated},
      {"¿Quién defiende el T-MEC?", {"country:mx", "defends", usmca}},
      {"¿Coopera Chile con Estados Unidos?",
       {"country:cl", "cooperates_with", "country:us"},
       Verdict::kStated},
      {"¿Qué sectores protege México?", {"country:mx", "protects", "sector:aluminum"}},
      {"¿Quién preside la Unión de Pequeñas Empresas del Bajío?",
       {"name:lucia-arriaga-montes", "holds_office", upeb}},
      {"¿Quién anunció la Americas Partnership for Economic Prosperity?",
       {"person:joe-biden", "announces", "agreement:apep"}},
      {"¿Está México aliado con Canadá?",
       {"country:mx", "allied_with", "country:ca"},
       Verdict::kStated},
      {"¿Quién critica el CETA?", {stock, "criticizes", "agreement:ceta"}},
      {"¿Dónde está Maderas del Valle?", {maderas, "based_in", "place:mx-pue"}},
      {"¿Qué países cooperan con Estados Unidos?", {"country:bb", "cooperates_with", "country:us"}},
      {"Qui fait pression sur le Canada ?", {"country:us", "pressures", "country:ca"}},
      {"Qui défend l'ACEUM ?", {"country:ca", "defends", usmca}},
      {"Qui critique l'AECG ?", {stock, "criticizes", "agreement:ceta"}},
      {"Qui soutient l'AECG ?", {cheese, "supports", "agreement:ceta"}},
      {"Qui finance le Regroupement des PME de l'Estrie ?",
       {"name:ministere-de-l-economie-du-quebec", "funds", rpme}},
      {"Qui préside le Regroupement des PME de l'Estrie ?",
       {"name:odile-fontaine", "holds_office", rpme}},
      {"Boréal Mobilier est-il membre du Regroupement des PME de l'Estrie ?",
       {boreal, "member_of", rpme},
       Verdict::kStated},
      {"Quels pays coopèrent avec les États-Unis ?",
       {"country:ec", "cooperates_with", "country:us"}},
      {"Le Mexique est-il allié au Canada ?",
       {"country:mx", "allied_with", "country:ca"},
       Verdict::kStated},
      {"Quels secteurs protègent les États-Unis ?", {"country:us", "protects", "sector:steel"}},
      {"Le Panama coopère-t-il avec les États-Unis ?",
       {"country:pa", "cooperates_with", "country:us"},
       Verdict::kStated},
  };
  const tests::ReadTexts& examples = tests::ReadTexts::examples();
  for (const Row& row : rows) {
    INFO(row.question);
    const ask::AskAnswer answer = examples.ask(row.question);
    CHECK(ask::name_of(answer.verdict) == ask::name_of(row.verdict));
    CHECK(shows(examples.graph(), answer, row.told));
  }
}

TEST_CASE("ask: how much the examples say is found", "[queries][ask]") {
  struct Row {
    std::string question;
    std::string key;
    std::string value;
    Verdict verdict = Verdict::kStated;
  };
  const std::string share = "46.4% of the workforce";
  const std::string cheese = "name:alliance-des-exportateurs-de-fromages";
  const std::vector<Row> rows = {
      {"How much of the workforce do MSMEs employ in the United States?", "group:msme", share},
      {"What share of the workforce do MSMEs employ in the United States?", "group:msme", share},
      {"¿Qué porcentaje de la fuerza laboral emplean las MiPymes en Estados Unidos?", "group:msme",
       share},
      {"Quelle part de la main-d'œuvre les MPME emploient-elles aux États-Unis ?", "group:msme",
       share},
      {"Combien d'entreprises regroupe l'Alliance des exportateurs de fromages ?", cheese,
       "140 entreprises"},
      {"How much money will Boréal Mobilier invest?", "name:boreal-mobilier",
       "6 millions de dollars", Verdict::kIntended},
      {"¿Cuánto dinero invertirá Boréal Mobilier?", "name:boreal-mobilier", "6 millions de dollars",
       Verdict::kIntended},
      {"Combien d'argent Boréal Mobilier investira-t-il ?", "name:boreal-mobilier",
       "6 millions de dollars", Verdict::kIntended},
  };
  const tests::ReadTexts& examples = tests::ReadTexts::examples();
  for (const Row& row : rows) {
    INFO(row.question);
    const ask::AskAnswer answer = examples.ask(row.question);
    CHECK(ask::name_of(answer.verdict) == ask::name_of(row.verdict));
    REQUIRE(answer.figures.size() == 1);
    CHECK(examples.graph().node(answer.figures[0].node).key == row.key);
    CHECK(answer.figures[0].fact.value == row.value);
    CHECK(answer.figures[0].sentence.find(row.value) != std::string::npos);
  }
}

}  // namespace
}  // namespace lazo
