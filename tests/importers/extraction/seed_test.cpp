// The seed article: what its readers must be able to rely on, whatever reads it.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "graph/base/utf8.hpp"
#include "importers/import.hpp"
#include "tests/catch.hpp"
#include "tests/importers/extraction/tables.hpp"

namespace lazo {
namespace {

const Extraction& seed() {
  static const Extraction found = [] {
    std::ifstream stream(LAZO_SOURCE_DIR "/examples/seed.txt", std::ios::binary);
    std::stringstream buffer;
    buffer << stream.rdbuf();
    const Result<std::unique_ptr<Importer>> importer =
        Importer::create(extraction_tables().ontology, {});
    REQUIRE(importer.ok());
    Result<Extraction> result = (*importer)->extract(buffer.str(), "seed.txt");
    REQUIRE(result.ok());
    return std::move(result).value();
  }();
  return found;
}

bool is(EntityId entity, std::string_view key) {
  return seed().entities[entity.index()].key == key;
}

}  // namespace

TEST_CASE("seed: the nodes of the article have the right types", "[extraction][seed]") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"country:mx", "country"},        {"country:ca", "country"},        {"country:us", "country"},
      {"agreement:usmca", "agreement"}, {"org:coparmex", "organization"}, {"group:msme", "group"},
      {"person:donald-trump", "person"}};
  const Ontology& ontology = extraction_tables().ontology;
  for (const auto& [key, type] : rows) {
    INFO(key);
    const auto found =
        std::find_if(seed().entities.begin(), seed().entities.end(),
                     [&, k = key](const LocalEntity& entity) { return entity.key == k; });
    REQUIRE(found != seed().entities.end());
    CHECK(ontology.type(found->type).name == type);
  }
}

TEST_CASE("seed: T-MEC and its other names are one node", "[extraction][seed]") {
  const auto count =
      std::count_if(seed().entities.begin(), seed().entities.end(), [](const LocalEntity& entity) {
        const std::string name = normalize_name(entity.name);
        return name == "t mec" || name == "usmca" || name == "cusma";
      });
  CHECK(count == 1);
}

TEST_CASE("seed: an alliance that must not be seen as a conspiracy is no conflict",
          "[extraction][seed]") {
  const std::string_view text = seed().document.text;
  for (const Claim& claim : seed().claims) {
    if (claim.sentence.in(text).find("conspiracy") == std::string_view::npos) continue;
    const RelationRow& relation = extraction_tables().ontology.relation(claim.relation);
    INFO(relation.name);
    CHECK((relation.sign != Sign::kConflict || status_of(claim) != ClaimStatus::kStated));
  }
}

TEST_CASE("seed: what is aimed at is not told as a fact", "[extraction][seed]") {
  const std::string_view text = seed().document.text;
  for (const Claim& claim : seed().claims) {
    const std::string_view sentence = claim.sentence.in(text);
    if (sentence.find("aim to formalize Canadian support") == std::string_view::npos) continue;
    if (!is(claim.source, "country:ca")) continue;
    INFO(sentence);
    CHECK(status_of(claim) != ClaimStatus::kStated);
  }
}

TEST_CASE("seed: every span slices back to words of the text", "[extraction][seed]") {
  const std::string_view text = seed().document.text;
  for (const Mention& mention : seed().mentions) {
    REQUIRE(mention.span.end <= text.size());
    CHECK_FALSE(mention.span.empty());
    CHECK(find_invalid_utf8(mention.span.in(text)) == std::string_view::npos);
  }
  for (const Claim& claim : seed().claims) {
    REQUIRE(claim.trigger);
    CHECK(claim.sentence.contains(*claim.trigger));
    if (claim.source_span) CHECK(claim.sentence.contains(*claim.source_span));
    if (claim.target_span) CHECK(claim.sentence.contains(*claim.target_span));
  }
}

TEST_CASE("seed: a sentence without claims says why", "[extraction][seed]") {
  std::size_t silent = 0;
  for (const SentenceRecord& sentence : seed().sentences) {
    const bool has =
        std::any_of(seed().claims.begin(), seed().claims.end(),
                    [&](const Claim& claim) { return claim.sentence == sentence.span; }) ||
        std::any_of(seed().facts.begin(), seed().facts.end(),
                    [&](const Fact& fact) { return fact.sentence == sentence.span; });
    CHECK(sentence.reason.empty() == has);
    if (!has) ++silent;
  }
  CHECK(silent < seed().sentences.size());
}

TEST_CASE("extract: other documents do not change what a document says", "[extraction]") {
  const Extraction alone =
      extract_text("Canada criticized Mexico. The country answered.", Language::kEnglish);
  (void)extract_text("Japan criticized Peru. Toyota's CEO left.", Language::kEnglish);
  const Extraction again =
      extract_text("Canada criticized Mexico. The country answered.", Language::kEnglish);
  CHECK(alone == again);
}

}  // namespace lazo
