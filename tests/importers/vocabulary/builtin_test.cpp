// The tables that ship: they load, and each of their names is found.
#include <algorithm>

#include "importers/vocabulary/matcher.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

Vocabulary load_builtin() {
  const std::vector<VocabularyTable> tables = builtin_tables();
  const Result<Ontology> ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  Result<Vocabulary> vocabulary = Vocabulary::load(tables, ontology.value());
  if (!vocabulary) FAIL(vocabulary.error().text());
  return std::move(vocabulary).value();
}

struct Carrier {
  Language language;
  std::string_view before;
  std::string_view after;
};
constexpr Carrier kCarriers[] = {
    {Language::kEnglish, "They said that ", " was told of it."},
    {Language::kSpanish, "Se dijo que ", " lo supo ayer."},
    {Language::kFrench, "On dit que ", " en fut averti."},
};

TEST_CASE("vocabulary: each name is found where it stands", "[importers][vocabulary]") {
  const Vocabulary vocabulary = load_builtin();
  const NameMatcher matcher(vocabulary);
  for (std::uint32_t i = 0; i < vocabulary.names().size(); ++i) {
    const VocabularyName& name = vocabulary.names()[i];
    for (const Carrier& carrier : kCarriers) {
      if (name.language != Language::kUnknown && name.language != carrier.language) continue;
      const std::string text =
          std::string(carrier.before) + std::string(name.text) + std::string(carrier.after);
      const auto begin = static_cast<std::uint32_t>(carrier.before.size());
      const Span span{begin, begin + static_cast<std::uint32_t>(name.text.size())};
      const NameMatches found = matcher.find(text, carrier.language);
      INFO(vocabulary.key(name.node) << " in: " << text);
      CHECK(std::any_of(found.names.begin(), found.names.end(), [&](const NameMatch& match) {
        return match.span == span && match.node == name.node;
      }));
    }
  }
}

}  // namespace
}  // namespace lazo
