// Edges against an obvious way to make them: a map from triple to claims.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/belief.hpp"
#include "graph/fold.hpp"
#include "graph/near_duplicates.hpp"
#include "graph/snapshot.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::random_extraction;
using testing::shipped_for_tests;

using Triple = std::tuple<std::string, std::string, std::string>;
/// What an edge must say of one status: claims, best confidence, first and latest day.
using Told = std::map<ClaimStatus, std::tuple<std::size_t, int, std::string, std::string>>;

/// Folds claims with maps and strings; nodes are taken from the graph under test.
std::map<Triple, Told> slow_edges(const std::vector<Extraction>& all, const Snapshot& graph) {
  std::map<Triple, Told> edges;
  for (const Extraction& e : all) {
    const DocumentIndex document = *graph.find(e.document.id);
    const auto key = [&](EntityId entity) {
      return std::string(graph.node(graph.node_of(document, entity)).key);
    };
    for (const Claim& claim : e.claims) {
      const RelationRow& relation = shipped_for_tests().relation(claim.relation);
      std::string source = key(claim.source);
      std::string target = key(claim.target);
      if (relation.symmetric && target < source) std::swap(source, target);
      std::string day = to_string(parse_day(claim.time ? claim.time->from : ""));
      if (day.empty()) day = e.document.published;
      auto& [count, confidence, first, latest] =
          edges[{source, relation.name, target}][status_of(claim)];
      ++count;
      confidence = std::max(confidence, int{claim.confidence});
      if (first.empty() || (!day.empty() && day < first)) first = day;
      latest = std::max(latest, day);
    }
  }
  return edges;
}

TEST_CASE("edges: as an obvious fold makes them", "[graph][fold]") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    std::vector<Extraction> all;
    for (std::uint64_t i = 0; i < 1 + seed % 12; ++i) {
      all.push_back(random_extraction(seed * 1000 + i, shipped_for_tests()));
    }
    Fold folding(shipped_for_tests(), {});
    for (const Extraction& e : all) folding.add(e);
    const Snapshot graph = folding.finish();
    const std::map<Triple, Told> expected = slow_edges(all, graph);

    std::map<Triple, Told> told;
    std::vector<Triple> order;
    std::size_t claims = 0;
    for (const EdgeIndex e : graph.edges()) {
      const EdgeView edge = graph.edge(e);
      if (edge.layer == EdgeLayer::kBackground) continue;
      const std::string& relation = shipped_for_tests().relation(edge.relation).name;
      Told& here = told[{std::string(graph.node(edge.source).key), relation,
                         std::string(graph.node(edge.target).key)}];
      for (std::size_t s = 0; s < kStatusCount; ++s) {
        const auto status = static_cast<ClaimStatus>(s);
        const StatusSummary summary = graph.summary(e, status);
        CHECK(edge.has(status) == (summary.claims > 0));
        if (summary.claims == 0) continue;
        CHECK(summary.sources >= 1);
        CHECK(summary.sources <= summary.claims);
        CHECK(summary.belief >= std::min<int>(summary.confidence, 9500) - 1);
        here[status] = {summary.claims, summary.confidence, to_string(summary.first),
                        to_string(summary.latest)};
      }
      for (const ClaimIndex c : graph.claims_of(e)) {
        CHECK(graph.claim(c).edge == e);
        ++claims;
      }
    }
    CHECK((told == expected));
    CHECK(claims == graph.claim_count());
  }
}

TEST_CASE("edges: arcs, degrees and look-ups agree with the list of edges", "[graph][snapshot]") {
  Fold folding(shipped_for_tests(), {});
  std::map<DocumentId, Extraction> all;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Extraction e = random_extraction(seed, shipped_for_tests());
    folding.add(e);
    all[e.document.id] = e;
  }
  const Snapshot graph = folding.finish();
  std::size_t background = 0;
  std::vector<std::set<std::uint32_t>> neighbors(graph.node_count());
  std::vector<std::size_t> out(graph.node_count()), in(graph.node_count());
  for (const EdgeIndex e : graph.edges()) {
    const EdgeView edge = graph.edge(e);
    ++out[edge.source.index()];
    ++in[edge.target.index()];
    background += edge.layer == EdgeLayer::kBackground ? 1 : 0;
    CHECK(graph.find_edge(edge.source, edge.relation, edge.target, edge.layer) == e);
    if (edge.layer == EdgeLayer::kBackground || edge.source == edge.target) continue;
    neighbors[edge.source.index()].insert(edge.target.value);
    neighbors[edge.target.index()].insert(edge.source.value);
  }
  CHECK(background > 0);
  for (const NodeIndex n : graph.nodes()) {
    CHECK(graph.find(graph.node(n).key) == n);
    CHECK(graph.node(n).neighbors == neighbors[n.index()].size());
    CHECK(graph.out(n).size() == out[n.index()]);
    CHECK(graph.in(n).size() == in[n.index()]);
    for (const Arc arc : graph.out(n)) {
      CHECK(graph.edge(arc.edge).source == n);
      CHECK(graph.edge(arc.edge).target == arc.target);
      CHECK(graph.out(n).of(arc.relation).size() > 0);
    }
    for (const Arc arc : graph.in(n)) {
      CHECK(graph.edge(arc.edge).target == n);
      CHECK(graph.edge(arc.edge).source == arc.target);
      CHECK(graph.edge(arc.edge).relation == arc.relation);
    }
    for (const std::uint32_t name : graph.names_of(n)) CHECK(graph.name(name).node == n);
  }
  for (const auto& [id, e] : all) {
    const DocumentIndex d = *graph.find(id);
    CHECK(graph.nodes_of(d).size() == e.entities.size());
    CHECK(graph.document(d).title == e.document.title);
    for (std::uint32_t n = 0; n < e.entities.size(); ++n) {
      const auto documents = graph.documents_of(graph.node_of(d, EntityId{n}));
      CHECK(std::find(documents.begin(), documents.end(), d.value) != documents.end());
    }
  }
}

TEST_CASE("belief: counts independent sources once", "[graph][belief]") {
  const auto source = [](std::uint32_t document, std::uint16_t confidence) {
    ClaimSource s;
    s.document = document;
    s.confidence = confidence;
    return s;
  };
  std::vector<ClaimSource> claims = {source(0, 5000), source(1, 5000)};
  std::uint32_t sources = 2;
  int belief = 7500;
  SECTION("two documents") {}
  SECTION("one document") {
    claims[1].document = 0;
    sources = 1;
    belief = 5000;
  }
  SECTION("one publisher") {
    claims[0].publisher = claims[1].publisher = 3;
    sources = 1;
    belief = 5000;
  }
  SECTION("one text") {
    claims[0].duplicates = claims[1].duplicates = 3;
    sources = 1;
    belief = 5000;
  }
  SECTION("one speaker in two papers") {
    claims[0].speaker = claims[1].speaker = 3;
    sources = 1;
    belief = 5000;
  }
  SECTION("two speakers in one paper") {
    claims[1].document = 0;
    claims[0].publisher = claims[1].publisher = 3;
    claims[0].speaker = 1;
    claims[1].speaker = 2;
  }
  SECTION("no source is certain") {
    claims = {source(0, 10000)};
    sources = 1;
    belief = 9500;
  }
  SECTION("nor are many") {
    for (std::uint32_t i = 0; i < 100; ++i) claims.push_back(source(10 + i, 9000));
    sources = 102;
    belief = 9900;
  }
  const Belief got = belief_of(claims);
  CHECK(got.sources == sources);
  CHECK(got.belief == belief);
  std::reverse(claims.begin(), claims.end());
  CHECK(belief_of(claims).belief == belief);
}

TEST_CASE("near duplicates: a reprint is one, another article is not", "[graph][duplicates]") {
  std::string story;
  std::string other;
  for (int i = 0; i < 300; ++i) {
    story += "word" + std::to_string(i * 7 % 101) + (i % 12 == 11 ? ". " : " ");
    other += "term" + std::to_string(i * 5 % 97) + (i % 9 == 8 ? ". " : " ");
  }
  const TextSignature a = signature_of(story);
  const TextSignature reprint = signature_of("AGENCY, Monday. " + story + "All rights reserved.");
  const TextSignature b = signature_of(other);
  const TextSignature short_text = signature_of("Too short to tell.");
  CHECK(similarity(a, a) == static_cast<int>(kSignatureSize));
  CHECK(similarity(a, reprint) >= kNearDuplicate);
  CHECK(similarity(a, b) < kNearDuplicate / 2);
  CHECK_FALSE(short_text.present);
  CHECK(similarity(short_text, short_text) == 0);
  const std::vector<TextSignature> all = {b, a, short_text, reprint, short_text};
  CHECK(cluster_near_duplicates(all) == std::vector<std::uint32_t>{0, 1, 2, 1, 4});
}

}  // namespace
}  // namespace lazo
