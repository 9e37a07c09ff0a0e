// The tables that ship: they load, and each of their names is found.
#include <algorithm>
#include <map>

#include "graph/base/file.hpp"
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

/// Calls use(name, language, text, span) for each name in a sentence of each of its languages.
template <typename Use>
void for_each_carried_name(const Vocabulary& vocabulary, const Use& use) {
  for (const VocabularyName& name : vocabulary.names()) {
    for (const Carrier& carrier : kCarriers) {
      if (name.language != Language::kUnknown && name.language != carrier.language) continue;
      const std::string text =
          std::string(carrier.before) + std::string(name.text) + std::string(carrier.after);
      const auto begin = static_cast<std::uint32_t>(carrier.before.size());
      use(name, carrier.language, text,
          Span{begin, begin + static_cast<std::uint32_t>(name.text.size())});
    }
  }
}

TEST_CASE("vocabulary: docs/vocabulary.md tells how many nodes there are",
          "[importers][vocabulary]") {
  const Vocabulary vocabulary = load_builtin();
  std::map<std::string, int> counts;
  for (std::uint32_t node = 0; node < vocabulary.size(); ++node) {
    ++counts[std::string(vocabulary.subtype(node))];
  }
  const Result<std::string> page = real_file_system().read(LAZO_SOURCE_DIR "/docs/vocabulary.md");
  REQUIRE(page.ok());
  for (const auto& [type, count] : counts) {
    std::string line = "| ";
    line.append(type).append(" | ").append(std::to_string(count)).append(" |");
    INFO(line);
    CHECK(page->find(line) != std::string::npos);
  }
}

TEST_CASE("vocabulary: each name is found where it stands", "[importers][vocabulary]") {
  const Vocabulary vocabulary = load_builtin();
  const NameMatcher matcher(vocabulary);
  for_each_carried_name(vocabulary, [&](const VocabularyName& name, Language language,
                                        const std::string& text, Span span) {
    const NameMatches found = matcher.find(text, language);
    INFO(vocabulary.key(name.node) << " in: " << text);
    CHECK(std::any_of(found.names.begin(), found.names.end(), [&](const NameMatch& match) {
      return match.span == span && match.node == name.node;
    }));
  });
}

TEST_CASE("vocabulary: no two nodes share a strong name", "[importers][vocabulary]") {
  const Vocabulary vocabulary = load_builtin();
  const NameMatcher matcher(vocabulary);
  for_each_carried_name(vocabulary, [&](const VocabularyName& name, Language language,
                                        const std::string& text, Span span) {
    if (name.role == NameRole::kWeak) return;
    for (const NameMatch& match : resolve_weak(matcher, matcher.find(text, language), language)) {
      if (!match.span.overlaps(span)) continue;
      INFO(vocabulary.key(name.node) << " or " << vocabulary.key(match.node) << " in: " << text);
      CHECK(match.node == name.node);
      CHECK(match.span == span);
      return;
    }
    FAIL_CHECK(vocabulary.key(name.node) << " is ambiguous in: " << text);
  });
}

}  // namespace
}  // namespace lazo
