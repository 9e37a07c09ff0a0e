// What the graph answers: yes, planned, reported, denied, or nothing at all.

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/queries/ask/asking.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using ask::Verdict;

TEST_CASE("ask: each kind of claim gets its own verdict", "[queries][ask]") {
  struct Row {
    std::string question;
    Verdict verdict;
  };
  const std::vector<Row> rows = {
      {"Does Canada defend the Northern Pact?", Verdict::kStated},
      {"Doesn't Canada defend the Northern Pact?", Verdict::kStated},
      {"¿Defiende Canadá el Pacto del Norte?", Verdict::kStated},
      {"Le Canada défend-il le Pacte du Nord ?", Verdict::kStated},
      {"Do Mexico and Canada defend the Northern Pact?", Verdict::kStated},
      {"Will Mexico buy steel?", Verdict::kIntended},
      {"¿Comprará México acero?", Verdict::kIntended},
      {"Does the Harbour Union support CAMEX?", Verdict::kReported},
      {"Why did Canada leave the Northern Pact?", Verdict::kDenied},
      {"¿Por qué abandonó Canadá el Pacto del Norte?", Verdict::kDenied},
      {"Why didn't Canada leave the Northern Pact?", Verdict::kStated},
      {"Is Canada a party to the Northern Pact?", Verdict::kBackground},
      {"Why does the United States pressure Mexico?", Verdict::kStated},
      {"Why does Mexico pressure the United States?", Verdict::kUnsupported},
      {"Do Mexico and Harbour Union defend the Northern Pact?", Verdict::kUnsupported},
      {"Did Mexico leave the Northern Pact?", Verdict::kUnsupported},
      {"Who left the Northern Pact?", Verdict::kUnsupported},
      {"How many countries left the Northern Pact?", Verdict::kUnsupported},
      {"Who pressures Canada?", Verdict::kUnsupported},
  };
  for (const Row& row : rows) {
    INFO(row.question);
    CHECK(ask::name_of(tests::ask_graph(tests::asked_graph(), row.question).verdict) ==
          ask::name_of(row.verdict));
  }
}

TEST_CASE("ask: the open end is found", "[queries][ask]") {
  struct Row {
    std::string question;
    std::vector<std::string> keys;
  };
  const std::vector<Row> rows = {
      {"Who pressures Mexico?", {"country:us"}},
      {"Who defends the Northern Pact?", {"country:ca", "country:mx"}},
      {"¿Quién defiende el Pacto del Norte?", {"country:ca", "country:mx"}},
      {"Which sectors does Mexico target?", {"sector:energy", "sector:steel"}},
      {"Quels secteurs cible le Mexique ?", {"sector:energy", "sector:steel"}},
      {"Which sectors does the alliance target?", {"sector:energy", "sector:steel"}},
      {"Who opposes the Northern Pact?", {"org:union"}},
      {"Qui s'oppose au Pacte du Nord ?", {"org:union"}},
      {"¿Quién está en contra del Pacto del Norte?", {"org:union"}},
      {"Who is against the United States?", {"org:union"}},
      {"Where is CAMEX based?", {"place:ottawa"}},
      {"¿Dónde está CAMEX?", {"place:ottawa"}},
      {"Qui est le président de CAMEX ?", {"person:vega"}},
      {"Who imposes tariffs on Canada?", {"country:us"}},
  };
  const Snapshot& graph = tests::asked_graph();
  for (const Row& row : rows) {
    INFO(row.question);
    std::vector<std::string> keys;
    for (const NodeIndex node : tests::ask_graph(graph, row.question).found) {
      keys.emplace_back(graph.node(node).key);
    }
    std::sort(keys.begin(), keys.end());
    CHECK(keys == row.keys);
  }
}

TEST_CASE("ask: what else ties the names is shown beside an unsupported premise",
          "[queries][ask]") {
  const ask::AskAnswer answer =
      tests::ask_graph(tests::asked_graph(), "Why does Mexico pressure the United States?");
  CHECK(answer.answer.ties.empty());
  REQUIRE(answer.near.size() == 1);
  CHECK(tests::asked_graph().edge(answer.near.front().edge).source ==
        tests::node(tests::asked_graph(), "country:us"));
}

TEST_CASE("ask: an empty graph answers nothing", "[queries][ask]") {
  const Snapshot empty;
  CHECK(tests::ask_graph(empty, "Who pressures Mexico?").verdict == Verdict::kUnsupported);
  CHECK(tests::ask_graph(empty, "What changed since 2025?").verdict == Verdict::kUnsupported);
}

}  // namespace
}  // namespace lazo
