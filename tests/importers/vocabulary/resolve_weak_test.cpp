#include "tests/importers/vocabulary/vocabulary_of.hpp"

namespace lazo {
namespace {

using test::row;
using test::table_of;

const std::string& table() {
  static const std::string text = table_of(
      row("country:us", "", "United States", "Estados Unidos|EU") +
      row("bloc:eu", "", "European Union|EU", "Unión Europea") +
      row("org:cce", "Consejo Coordinador Empresarial", "",
          "CCE [weak: empresarios, org:concamin]") +
      row("org:concamin", "CONCAMIN") +
      row("country:ge", "", "Sakartvelo|Georgia [weak: Tbilisi]") +
      row("place:us-ga", "", "Georgia") +
      row("org:banca", "", "", "Banca Norte Sur [weak: finanzas]") +
      row("place:norte", "", "", "Norte") + row("org:alfa-x", "ALFA") + row("org:alfa-y", "ALFA") +
      row("sector:y", "", "alfa works") + row("person:p", "Ana Ruiz|Ruiz [weak]"));
  return text;
}

std::string found(std::string_view text, Language language) {
  static const Result<Vocabulary> vocabulary = test::load_table(table());
  REQUIRE(vocabulary.ok());
  static const NameMatcher matcher(vocabulary.value());
  std::string out;
  for (const NameMatch& match : resolve_weak(matcher, matcher.find(text, language), language)) {
    if (!out.empty()) out += ' ';
    out += std::string(vocabulary->key(match.node)) + "@" + std::to_string(match.span.begin);
  }
  return out;
}

struct Row {
  Language language;
  std::string_view text;
  std::string_view expected;
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(found(row.text, row.language) == row.expected);
  }
}

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;
constexpr Language kFr = Language::kFrench;

TEST_CASE("weak names: count only when the text confirms them", "[importers][vocabulary]") {
  const Row rows[] = {
      {kEs, "El CCE pidió calma.", ""},
      {kEs, "El CCE reunió a empresarios.", "org:cce@3"},
      {kEs, "El CCE y Concamin", "org:cce@3 org:concamin@9"},
      {kEs, "Habló el CCE. El Consejo Coordinador Empresarial insistió.", "org:cce@10 org:cce@18"},
      {kEn, "Ruiz left.", ""},
      {kEn, "Ruiz left. Ana Ruiz returned.", "person:p@0 person:p@11"},
  };
  check(rows);
}

TEST_CASE("weak names: a confirmed one stands before a strong one of another node",
          "[importers][vocabulary]") {
  const Row rows[] = {
      {kEn, "Peaches of Georgia", "place:us-ga@11"},
      {kEn, "From Tbilisi, Georgia", "country:ge@14"},
      {kEn, "Sakartvelo is not Georgia", "country:ge@0 place:us-ga@18"},
  };
  check(rows);
}

TEST_CASE("weak names: one that is refused leaves the names inside it", "[importers][vocabulary]") {
  const Row rows[] = {
      {kEs, "Banca Norte Sur", "place:norte@6"},
      {kEs, "Banca Norte Sur y sus finanzas", "org:banca@0"},
  };
  check(rows);
}

TEST_CASE("weak names: a shared acronym means the node of the text's language",
          "[importers][vocabulary]") {
  const Row rows[] = {
      {kEs, "La EU", "country:us@3"},
      {kEn, "The EU", "bloc:eu@4"},
      {kFr, "EU", ""},
      {kFr, "EU, Union: European Union", "bloc:eu@0 bloc:eu@11"},
  };
  check(rows);
}

TEST_CASE("weak names: two nodes with one strong name are both weak", "[importers][vocabulary]") {
  CHECK(found("ALFA", kEn).empty());
}

}  // namespace
}  // namespace lazo
