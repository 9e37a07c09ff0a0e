#include "importers/vocabulary/vocabulary.hpp"

#include "tests/catch.hpp"
#include "tests/importers/vocabulary/vocabulary_of.hpp"

namespace lazo {
namespace {

using test::load_table;
using test::row;
using test::table_of;

TEST_CASE("vocabulary: gives everything that rows say of a node", "[importers][vocabulary]") {
  const std::string table = table_of(
      std::string(
          "org:anillo\tunion\tANILLO\tRing Union\tSindicato Anillo|Anilleros [weak: huelga]\t\t"
          "wikidata=Q1; founded=1950\tnational_of country:zz 1950..; member_of org:rueda "
          "1960-05..1970\tstatutes\n") +
      row("country:zz", "", "Zedland") + row("org:rueda", "Rueda") +
      row("+org:anillo", "", "", "Anillo Viejo [former]"));
  const Result<Vocabulary> loaded = load_table(table);
  REQUIRE(loaded.ok());
  const Vocabulary& vocabulary = loaded.value();
  CHECK(vocabulary.size() == 3);
  const auto node = vocabulary.find("org:anillo");
  REQUIRE(node.has_value());
  CHECK(vocabulary.subtype(*node) == "union");
  CHECK(vocabulary.type(*node) == test::ontology().find_type("organization"));

  const KnownNode known = vocabulary.known_node(*node);
  CHECK(known.key == "org:anillo");
  CHECK(known.name == "ANILLO");
  CHECK(known.names == std::vector<NodeName>{{"ANILLO", "", NameRole::kAcronym},
                                             {"Ring Union", "en", NameRole::kLabel},
                                             {"Sindicato Anillo", "es", NameRole::kLabel},
                                             {"Anilleros", "es", NameRole::kWeak},
                                             {"Anillo Viejo", "es", NameRole::kFormer}});
  CHECK(known.ids == std::vector<ExternalId>{{"wikidata", "Q1"}, {"founded", "1950"}});
  REQUIRE(known.background.size() == 2);
  CHECK(known.background[0] == BackgroundTie{test::ontology().find_relation("national_of"),
                                             "country:zz", "1950", "", "statutes"});
  CHECK(known.background[1].target == "org:rueda");
  CHECK(known.background[1].to == "1970");
}

TEST_CASE("vocabulary: knows no other keys", "[importers][vocabulary]") {
  const std::string table = table_of(row("country:zz", "Zedland"));
  const Result<Vocabulary> loaded = load_table(table);
  REQUIRE(loaded.ok());
  CHECK_FALSE(loaded->find("country:z"));
  CHECK_FALSE(loaded->find("country:zzz"));
  CHECK_FALSE(loaded->find(""));
}

TEST_CASE("vocabulary: refuses malformed rows where they stand", "[importers][vocabulary]") {
  struct Case {
    std::string rows;
    std::string_view message;
    std::string_view where;
  };
  const std::string good = row("country:zz", "Zedland");
  const Case cases[] = {
      {row("country", "Zedland"), "malformed key", "my.tsv:2"},
      {row("country:Zed land", "Zedland"), "malformed key", "my.tsv:2"},
      {good + row("country:zz", "Zed"), "given twice", "my.tsv:3"},
      {"org:a\tunyon\tA\t\t\t\t\t\tx\n", "unknown type 'unyon'", "my.tsv:2"},
      {row("country:yy", ""), "without a name", "my.tsv:2"},
      {good + row("+country:yy", "Y"), "unknown key 'country:yy'", "my.tsv:3"},
      {good + row("org:a", "A", "", "", "", "member_off country:zz"), "unknown relation",
       "my.tsv:3"},
      {good + row("org:a", "A", "", "", "", "national_of country:yy"), "unknown key", "my.tsv:3"},
      {good + row("org:a", "A", "", "", "", "capital_of country:zz"), "cannot tie", "my.tsv:3"},
      {good + row("org:a", "A", "", "", "", "national_of country:zz 99"), "malformed period",
       "my.tsv:3"},
      {good + row("org:a", "A", "", "", "", "national_of country:zz 2020..2019"),
       "malformed period", "my.tsv:3"},
      {good + row("org:a", "A", "", "", "", "national_of country:zz 2020-13.."), "malformed period",
       "my.tsv:3"},
      {good + row("org:a", "A", "", "", "", "national_of"), "malformed tie", "my.tsv:3"},
      {"org:a\t\tA\t\t\t\tfounded\t\tx\n", "malformed id", "my.tsv:2"},
      {"org:a\t\tA\t\t\t\t\t\t\n", "empty cell in column 'source'", "my.tsv:2"},
      {row("org:a", "A [weak: org:b]"), "unknown key 'org:b'", ""},
  };
  for (const Case& c : cases) {
    INFO(c.rows);
    const std::string table = table_of(c.rows);
    const Result<Vocabulary> loaded = load_table(table);
    REQUIRE_FALSE(loaded.ok());
    INFO(loaded.error().text());
    CHECK(loaded.error().message.find(c.message) != std::string::npos);
    if (!c.where.empty()) CHECK(loaded.error().where == c.where);
  }
}

TEST_CASE("vocabulary: hints at the word that was meant", "[importers][vocabulary]") {
  const std::string table = table_of(row("country:zz", "Zedland") +
                                     row("org:a", "A", "", "", "", "national_off country:zz"));
  const Result<Vocabulary> loaded = load_table(table);
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.error().hint.find("national_of") != std::string::npos);
}

}  // namespace
}  // namespace lazo
