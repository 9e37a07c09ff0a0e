// What decisions promise, on random documents: undoing one restores every byte of the graph;
// reading a document again, in any order, keeps them; a log merged from two halves is the whole
// log.

#include <algorithm>

#include "graph/fold.hpp"
#include "graph/snapshot.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::Random;
using testing::random_extraction;
using testing::shipped_for_tests;

std::string graph_bytes(const std::vector<Extraction>& documents, const DecisionLog& log) {
  Fold fold(shipped_for_tests(), log);
  for (const Extraction& document : documents) fold.add(document);
  return std::string(fold.finish().bytes());
}

std::string key_of(const Extraction& document, EntityId entity) {
  const LocalEntity& local = document.entities[entity.index()];
  return local.level == Level::kDescribed ? local_entity_key(document.document.id, entity)
                                          : local.key;
}

ClaimReference reference_to(const Extraction& document, const Claim& claim) {
  ClaimReference out;
  out.document = document.document.id;
  out.sentence = claim.sentence;
  out.relation = shipped_for_tests().relation(claim.relation).name;
  out.source = key_of(document, claim.source);
  out.target = key_of(document, claim.target);
  return out;
}

const Extraction& any(Random& random, const std::vector<Extraction>& documents) {
  return documents[random.below(static_cast<std::uint32_t>(documents.size()))];
}

std::string any_key(Random& random, const std::vector<Extraction>& documents) {
  const Extraction& document = any(random, documents);
  const auto count = static_cast<std::uint32_t>(document.entities.size());
  return key_of(document, EntityId{random.below(count)});
}

/// A decision of any kind about what stands in the documents.
Decision random_decision(Random& random, const std::vector<Extraction>& documents) {
  constexpr DecisionVerb kVerbs[] = {
      DecisionVerb::kSame,   DecisionVerb::kDifferent, DecisionVerb::kAlias, DecisionVerb::kReject,
      DecisionVerb::kAccept, DecisionVerb::kRestate,   DecisionVerb::kTrust, DecisionVerb::kNote};
  Decision out;
  out.verb = kVerbs[random.below(std::size(kVerbs))];
  out.at = "2026-01-0" + std::to_string(1 + random.below(9)) + "T00:00:00Z";
  switch (out.verb) {
    case DecisionVerb::kSame:
    case DecisionVerb::kDifferent:
      out.a = any_key(random, documents);
      do {
        out.b = any_key(random, documents);
      } while (out.a == out.b);
      break;
    case DecisionVerb::kAlias:
      out.a = any_key(random, documents);
      out.b = "Alias " + std::to_string(random.below(5));
      break;
    case DecisionVerb::kTrust:
      out.a = to_string(any(random, documents).document.id);
      out.trust = static_cast<std::uint16_t>(random.below(10001));
      break;
    case DecisionVerb::kNote:
      out.a = any_key(random, documents);
      out.note = "seen";
      break;
    default: {
      const Extraction& document = any(random, documents);
      const auto count = static_cast<std::uint32_t>(document.claims.size());
      out.claim = reference_to(document, document.claims[random.below(count)]);
      if (out.verb == DecisionVerb::kRestate) {
        out.restatement = Restatement{};
        out.restatement->mood = Mood::kPlanned;
        if (random.one_in(2)) out.restatement->target = any_key(random, documents);
      }
      break;
    }
  }
  return out;
}

/// Four documents with entities and claims of sentences.
std::vector<Extraction> documents_of(std::uint64_t seed) {
  std::vector<Extraction> out;
  for (std::uint64_t i = 0; out.size() < 4; ++i) {
    Extraction next = random_extraction(seed * 100 + i, shipped_for_tests());
    const bool tables = std::any_of(next.claims.begin(), next.claims.end(),
                                    [](const Claim& claim) { return !claim.record.empty(); });
    if (next.entities.size() > 1 && !next.claims.empty() && !tables) out.push_back(std::move(next));
  }
  return out;
}

}  // namespace

TEST_CASE("decisions: undo restores every byte of the graph", "[graph][decisions][property]") {
  std::size_t changed = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::vector<Extraction> documents = documents_of(seed);
    DecisionLog log;
    for (std::uint32_t n = random.below(6); n > 0; --n) {
      REQUIRE(log.append(random_decision(random, documents)).ok());
    }
    const std::string before = graph_bytes(documents, log);
    const Result<std::string> id = log.append(random_decision(random, documents));
    REQUIRE(id.ok());
    changed += graph_bytes(documents, log) != before ? 1U : 0U;
    Decision undo;
    undo.verb = DecisionVerb::kUndo;
    undo.undoes = *id;
    undo.at = "2026-02-01T00:00:00Z";
    REQUIRE(log.append(undo).ok());
    CHECK(graph_bytes(documents, log) == before);
  }
  CHECK(changed > 20);  // the decisions are not idle
}

TEST_CASE("decisions: reading documents again, in another order, keeps them",
          "[graph][decisions][property]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::vector<Extraction> documents = documents_of(seed);
    DecisionLog log;
    for (int n = 0; n < 5; ++n) REQUIRE(log.append(random_decision(random, documents)).ok());
    const std::string before = graph_bytes(documents, log);
    // What is decided of a document that is gone sleeps, and wakes when it is read again.
    std::rotate(documents.begin(), documents.begin() + 1, documents.end());
    const Extraction gone = documents.back();
    documents.pop_back();
    static_cast<void>(graph_bytes(documents, log));
    documents.insert(documents.begin() + 1, gone);
    CHECK(graph_bytes(documents, log) == before);
  }
}

TEST_CASE("decisions: two halves of a log merge into the whole", "[graph][decisions][property]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::vector<Extraction> documents = documents_of(seed);
    DecisionLog log;
    for (int n = 0; n < 8; ++n) REQUIRE(log.append(random_decision(random, documents)).ok());
    DecisionLog merged;
    std::vector<Decision> all = log.all();
    std::reverse(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size(); i += 2) REQUIRE(merged.merge(all[i]).ok());
    for (std::size_t i = 1; i < all.size(); i += 2) REQUIRE(merged.merge(all[i]).ok());
    for (const Decision& again : all) CHECK_FALSE(*merged.merge(again));
    CHECK(graph_bytes(documents, merged) == graph_bytes(documents, log));
  }
}

}  // namespace lazo
