#include "importers/extraction/cascade.hpp"

#include "language/split.hpp"
#include "tests/catch.hpp"
#include "tests/importers/extraction/tables.hpp"

namespace lazo {

TEST_CASE("cascade: reads what could tie, skips what could not", "[extraction][cascade]") {
  const struct {
    Language language;
    std::string text;
    bool read;
  } rows[] = {
      {Language::kEnglish, "Canada imposed tariffs.", true},
      {Language::kEnglish, "It has never been imposed.", true},    // a trigger, nobody named
      {Language::kEnglish, "This is a threat.", true},             // a copula
      {Language::kEnglish, "Maritima, Nordfret and Alba:", true},  // a list
      {Language::kEnglish, "Nordfret, a branch of Alba", true},    // an apposition
      {Language::kEnglish, "Thanks very much.", false},
      {Language::kEnglish, "Introduction", false},
      {Language::kEnglish, "Once more, slowly and in vain.", false},
      {Language::kSpanish, "Canadá impuso aranceles.", true},
      {Language::kSpanish, "No es una amenaza.", true},
      {Language::kSpanish, "Muchas gracias a todos.", false},
      {Language::kFrench, "Le Canada a imposé des droits.", true},
      {Language::kFrench, "Ce n’est pas une menace.", true},
      {Language::kFrench, "Bonjour.", false},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    const Analysis analysis = split(row.text, row.language);
    const std::vector<Depth> depths =
        choose_depths(analysis, extraction_tables().lexicons.of(row.language));
    REQUIRE(depths.size() == 1);
    CHECK((depths[0] == Depth::kParsed) == row.read);
  }
}

TEST_CASE("cascade: a skipped sentence says so and ties nothing", "[extraction][cascade]") {
  Document document;
  document.text = "Canada criticized Mexico.";
  document.language = Language::kEnglish;
  document.uris = {"test.txt"};
  const Analysis analysis = split(document.text, document.language);
  const Extractor& extractor = extraction_tables().extractor;
  CHECK(extractor.extract(document, analysis).claims.size() == 1);
  const std::vector<Depth> skipped = {Depth::kSplit};
  const Extraction found = extractor.extract(document, analysis, {.depths = skipped});
  CHECK(found.claims.empty());
  REQUIRE(found.sentences.size() == 1);
  CHECK(found.sentences[0].reason == "skipped");
  CHECK_FALSE(found.mentions.empty());  // the vocabulary still finds its names
}

}  // namespace lazo
