#include "tests/queries/ask/asking.hpp"

#include "language/engine.hpp"
#include "queries/ask/command.hpp"
#include "queries/ask/read.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo::tests {
namespace {

const ask::Reader& reader() {
  static const Engine engine = [] {
    Result<Engine> opened = Engine::open(LAZO_SOURCE_DIR "/language/models");
    REQUIRE(opened.ok());
    return std::move(opened).value();
  }();
  static const ask::Reader made = [] {
    Result<ask::Reader> created = ask::Reader::create(ontology(), engine);
    REQUIRE(created.ok());
    return std::move(created).value();
  }();
  return made;
}

Snapshot make_graph() {
  GraphMaker maker;
  maker.document("2025-03-10", {{"country:us", "pressures", "country:mx"},
                                {"country:us", "imposes_tariff_on", "country:ca"},
                                {"country:mx", "defends", "agreement:pact"},
                                {"country:ca", "defends", "agreement:pact"},
                                {"country:mx", "allied_with", "country:ca"},
                                {"org:chamber", "visits", "place:ottawa"},
                                {"org:chamber", "invests_in", "country:ca"},
                                {"org:chamber", "based_in", "place:ottawa"}});
  maker.document("2025-06-02",
                 {{"org:union", "opposes", "agreement:pact"},
                  {"org:union", "criticizes", "country:us"},
                  {"country:ca", "leaves", "agreement:pact", Mood::kAsserted, true},
                  {"country:mx", "buys", "sector:steel", Mood::kPlanned},
                  {"org:union", "supports", "org:chamber", Mood::kAsserted, false, "person:vega"},
                  {"person:vega", "holds_office", "org:chamber"},
                  {"country:mx", "targets_sector", "sector:steel"},
                  {"country:mx", "targets_sector", "sector:energy"}});
  maker.background("country:ca", "party_to", "agreement:pact");
  const auto name = [&maker](const char* key, std::initializer_list<const char*> names) {
    for (const char* text : names) maker.alias(key, text);
  };
  name("country:us", {"United States", "Estados Unidos", "États-Unis"});
  name("country:mx", {"Mexico", "México", "Mexique"});
  name("country:ca", {"Canada", "Canadá"});
  name("agreement:pact", {"Northern Pact", "Pacto del Norte", "Pacte du Nord"});
  name("org:chamber", {"CAMEX"});
  name("org:union", {"Harbour Union"});
  name("person:vega", {"Irene Vega"});
  name("sector:steel", {"acero", "acier"});
  name("sector:energy", {"energía", "énergie"});
  return maker.make();
}

}  // namespace

ask::Question read_question(const Snapshot& graph, std::string_view text) {
  Engine::Scratch scratch;
  return reader().read(graph, text, Language::kUnknown, scratch);
}

const Lexicons& lexicons() {
  return reader().lexicons();
}

std::string asked_command(const Snapshot& graph, std::string_view text) {
  const std::vector<std::string> words =
      ask::command_of(graph, ontology(), read_question(graph, text));
  return words.empty() ? std::string() : ask::command_line(words);
}

ask::AskAnswer ask_graph(const Snapshot& graph, std::string_view text) {
  return ask::answer(graph, ontology(), read_question(graph, text), Filter{}, false);
}

const Snapshot& asked_graph() {
  static const Snapshot graph = make_graph();
  return graph;
}

}  // namespace lazo::tests
