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
    ImportOptions options;
    options.model_folder = LAZO_SOURCE_DIR "/language/models";
    const Result<std::unique_ptr<Importer>> importer =
        Importer::create(extraction_tables().ontology, options);
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
      {"country:mx", "country"},
      {"country:ca", "country"},
      {"country:us", "country"},
      {"agreement:usmca", "agreement"},
      {"org:coparmex", "organization"},
      {"group:msme", "group"},
      {"person:donald-trump", "person"},
      {"org:quequi", "organization"},
      {"place:ca-on:ottawa", "place"},
      {"place:us-dc", "place"},
      {"event:usmca-joint-review-2026", "event"},
      {"sector:agriculture", "sector"},
      {"sector:fresh-produce", "sector"},
      {"sector:construction", "sector"},
      {"sector:energy", "sector"},
      {"sector:aerospace", "sector"}};
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
  const Ontology& ontology = extraction_tables().ontology;
  std::size_t aims = 0;
  for (const Claim& claim : seed().claims) {
    const std::string_view sentence = claim.sentence.in(text);
    if (sentence.find("aim to formalize Canadian support") == std::string_view::npos) continue;
    // That "Canadian firms" are from Canada is a fact, whatever they are wanted for.
    if (ontology.relation(claim.relation).family() == Family::kPlacePart) continue;
    INFO(ontology.relation(claim.relation).name);
    CHECK(status_of(claim) == ClaimStatus::kIntended);
    ++aims;
  }
  CHECK(aims > 0);
}

TEST_CASE("seed: one pressure on both nations is two claims with one span", "[extraction][seed]") {
  const RelationId pressures = extraction_tables().ontology.find_relation("pressures");
  std::vector<const Claim*> found;
  for (const Claim& claim : seed().claims) {
    const bool here =
        claim.sentence.in(seed().document.text).starts_with("Both nations acknowledge");
    if (here && claim.relation == pressures) found.push_back(&claim);
  }
  REQUIRE(found.size() == 2);
  CHECK(is(found[0]->source, "country:us"));
  CHECK(found[0]->source == found[1]->source);
  CHECK(found[0]->target != found[1]->target);
  REQUIRE(found[0]->target_span);
  CHECK(found[0]->target_span->in(seed().document.text) == "Both nations");
  CHECK(found[0]->target_span == found[1]->target_span);
  CHECK(found[0]->trigger == found[1]->trigger);
}

TEST_CASE("seed: COPARMEX's representatives visited Ottawa", "[extraction][seed]") {
  const RelationId visits = extraction_tables().ontology.find_relation("visits");
  CHECK(std::any_of(seed().claims.begin(), seed().claims.end(), [&](const Claim& claim) {
    return claim.relation == visits && is(claim.source, "org:coparmex") &&
           is(claim.target, "place:ca-on:ottawa") && status_of(claim) == ClaimStatus::kStated;
  }));
}

TEST_CASE("seed: a share of the workforce keeps its scope", "[extraction][seed]") {
  const auto fact = std::find_if(seed().facts.begin(), seed().facts.end(), [](const Fact& f) {
    return f.quantity && f.quantity->number == "46.4" && f.quantity->unit == "%";
  });
  REQUIRE(fact != seed().facts.end());
  CHECK(is(fact->entity, "group:msme"));
  REQUIRE(fact->scope.valid());
  CHECK(is(fact->scope, "country:us"));
  CHECK(fact->span.in(seed().document.text) == fact->value);
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
