#include "importers/vocabulary/name_syntax.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

TEST_CASE("name syntax: spelling tells acronyms from names and ordinary words",
          "[importers][vocabulary]") {
  struct Row {
    std::string_view name;
    bool acronym;
  };
  const Row rows[] = {{"COPARMEX", true}, {"U.S.", true},       {"T-MEC", true},
                      {"MSMEs", true},    {"EE. UU.", true},    {"G7", true},
                      {"É.-U.", true},    {"3M", true},         {"Us", false},
                      {"X", false},       {"MiPymes", false},   {"Mexico", false},
                      {"steel", false},   {"CETAs talk", false}};
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(is_acronym(row.name) == row.acronym);
  }
}

TEST_CASE("name syntax: braces write several spellings", "[importers][vocabulary]") {
  std::deque<std::string> spellings;
  const auto names = parse_names("tratado{,s} internacional{,es}|Canadá", "t:1", spellings);
  REQUIRE(names.ok());
  std::vector<std::string_view> texts;
  for (const WrittenName& name : names.value()) texts.push_back(name.text);
  CHECK(texts == std::vector<std::string_view>{"tratado internacional", "tratado internacionales",
                                               "tratados internacional", "tratados internacionales",
                                               "Canadá"});
}

TEST_CASE("name syntax: remarks give roles, flags and context", "[importers][vocabulary]") {
  std::deque<std::string> spellings;
  const auto names = parse_names(
      "ABM [weak: banca, org:banxico]|Secofi [former]|galo [adjective]|OMC", "t:1", spellings);
  REQUIRE(names.ok());
  REQUIRE(names->size() == 4);
  const std::vector<WrittenName>& n = names.value();
  CHECK(n[0].role == NameRole::kWeak);
  CHECK(n[0].context == std::vector<std::string_view>{"banca", "org:banxico"});
  CHECK(n[1].role == NameRole::kFormer);
  CHECK(n[2].adjective);
  CHECK(n[2].common);
  CHECK(n[3].role == NameRole::kAcronym);
}

TEST_CASE("name syntax: an empty cell has no names", "[importers][vocabulary]") {
  std::deque<std::string> spellings;
  const auto names = parse_names("  ", "t:1", spellings);
  REQUIRE(names.ok());
  CHECK(names->empty());
}

TEST_CASE("name syntax: malformed cells are refused where they stand", "[importers][vocabulary]") {
  struct Row {
    std::string_view cell;
    std::string_view message;
  };
  const Row rows[] = {{"a||b", "empty name"},
                      {"a|", "empty name"},
                      {"[weak]", "empty name"},
                      {"Banco [weak", "unbalanced brackets"},
                      {"Banco [weak] Sur", "unbalanced brackets"},
                      {"mexican{o,a", "unbalanced braces"},
                      {"mexicano}", "unbalanced braces"},
                      {"Banco [strong]", "unknown remark"},
                      {"Banco [former: 1990]", "unknown remark"},
                      {"{a,b,c,d}{a,b,c,d}{a,b,c,d}{a,b}", "more than 64"}};
  for (const Row& row : rows) {
    INFO(row.cell);
    std::deque<std::string> spellings;
    const auto names = parse_names(row.cell, "my.tsv:7", spellings);
    REQUIRE_FALSE(names.ok());
    CHECK(names.error().message.find(row.message) != std::string::npos);
    CHECK(names.error().where == "my.tsv:7");
    CHECK_FALSE(names.error().hint.empty());
  }
}

}  // namespace
}  // namespace lazo
