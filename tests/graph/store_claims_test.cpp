// Claims fetched by row, out of parts that hold a thousand of them.
#include <string>
#include <vector>

#include "graph/store.hpp"
#include "graph/store_packing.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

/// Sentence n says that one of three companies does something to another, in the n-th way.
Extraction many_claims(std::size_t count, const Ontology& ontology) {
  Extraction e;
  Document& d = e.document;
  d.id = DocumentId{0x3333333333333333ULL};
  for (unsigned i = 0; i < 8; ++i) d.sha256[i] = 0x33;
  d.uris = {"many.txt"};
  d.mime = "text/plain";
  d.language = Language::kEnglish;
  for (const char* name : {"nordfret", "barge", "gazette"}) {
    e.entities.push_back(
        {Level::kNamed, ontology.find_type("organization"), std::string("name:") + name, name});
  }
  const std::string_view relations[] = {"supports", "opposes", "criticizes"};
  for (std::size_t n = 0; n < count; ++n) {
    const auto begin = static_cast<std::uint32_t>(d.text.size());
    d.text += "Sentence " + std::to_string(n) + ". ";
    Claim claim;
    claim.sentence = {begin, static_cast<std::uint32_t>(d.text.size() - 1)};
    claim.trigger = Span{begin, begin + 8};
    claim.relation = ontology.find_relation(relations[n % 3]);
    claim.source = EntityId{static_cast<std::uint32_t>(n % 3)};
    claim.target = EntityId{static_cast<std::uint32_t>((n + 1) % 3)};
    claim.confidence = static_cast<std::uint16_t>(n % 10000);
    claim.rule = n % 5 == 0 ? "clause.verb" : "clause.noun";
    if (n % 7 == 0) claim.support.push_back({begin, begin + 4});
    e.sentences.push_back({claim.sentence, ""});
    e.claims.push_back(std::move(claim));
  }
  d.blocks = {{BlockKind::kParagraph, 0, {0, static_cast<std::uint32_t>(d.text.size())}, {}}};
  return e;
}

}  // namespace

TEST_CASE("store: any choice of claims is what the whole document has", "[graph][store]") {
  const Ontology& ontology = testing::shipped_for_tests();
  const testing::TemporaryFolder folder;
  auto store = Store::open(folder / "g.lazo", ontology, StoreAccess::kCreate);
  REQUIRE(store.ok());
  constexpr std::size_t kCount = 2 * kClaimsPerPart + 100;
  const Extraction put = many_claims(kCount, ontology);
  const auto outcome = store->put(put, "test");
  if (!outcome.ok()) FAIL(outcome.error().text());
  auto whole = store->extraction(put.document.id);
  REQUIRE(whole.ok());
  REQUIRE(whole->claims.size() == kCount);
  const DocumentRow document{1};

  testing::Random random(5);
  const auto last = static_cast<std::uint32_t>(kCount - 1);
  std::vector<std::vector<std::uint32_t>> choices = {
      {0}, {last}, {1023, 1024}, {2048, 1023, 0, last}, {7, 7, 7}, {}};
  for (int i = 0; i < 20; ++i) {
    std::vector<std::uint32_t> choice;
    for (std::uint32_t n = random.below(60); n > 0; --n) {
      choice.push_back(random.below(static_cast<std::uint32_t>(kCount)));
    }
    choices.push_back(std::move(choice));
  }
  for (const std::vector<std::uint32_t>& choice : choices) {
    std::vector<ClaimRow> rows;
    for (const std::uint32_t index : choice) rows.push_back({document, index});
    const auto found = store->claims(rows);
    if (!found.ok()) FAIL(found.error().text());
    REQUIRE(found->size() == choice.size());
    for (std::size_t i = 0; i < choice.size(); ++i) {
      const Claim& claim = (*found)[i].claim;
      const Claim& wanted = whole->claims[choice[i]];
      INFO(choice[i]);
      CHECK(claim.sentence == wanted.sentence);
      CHECK(claim.trigger == wanted.trigger);
      CHECK(claim.relation == wanted.relation);
      CHECK(claim.confidence == wanted.confidence);
      CHECK(claim.rule == wanted.rule);
      CHECK(claim.support == wanted.support);
      CHECK((*found)[i].sentence == "Sentence " + std::to_string(choice[i]) + ".");
    }
  }
  const auto beyond = store->claims({{document, last + 1}});
  REQUIRE(!beyond.ok());
  CHECK(beyond.error().code == ErrorCode::kNotFound);
}

}  // namespace lazo
