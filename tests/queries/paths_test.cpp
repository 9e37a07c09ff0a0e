#include "queries/paths.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "queries/bgl_whole_graph.hpp"
#include "queries/neighborhood.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"
#include "tests/queries/plain_graph.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::MadeTie;
using tests::node;
using tests::ontology;

// The oracle: every simple path by recursion, each priced from the definition in paths.hpp
// ---------

struct Priced {
  std::uint32_t cost = 0;
  bool allowed = true;
};

bool share_sentence(const Snapshot& graph, EdgeIndex a, EdgeIndex b, bool document_is_enough) {
  for (const ClaimIndex i : graph.claims_of(a)) {
    for (const ClaimIndex j : graph.claims_of(b)) {
      const ClaimView x = graph.claim(i);
      const ClaimView y = graph.claim(j);
      if (x.status > ClaimStatus::kReported || y.status > ClaimStatus::kReported) continue;
      if (x.document == y.document && (document_is_enough || x.sentence == y.sentence)) return true;
      if (x.about.valid() && x.about == y.about) return true;
    }
  }
  return false;
}

/// Price of a path over stated and reported ties.
Priced price(const Snapshot& graph, const std::vector<NodeIndex>& nodes,
             const std::vector<EdgeIndex>& edges) {
  Priced priced;
  std::size_t background = 0;
  for (const EdgeIndex index : edges) {
    const EdgeView edge = graph.edge(index);
    priced.cost += 1000;
    if (edge.layer == EdgeLayer::kBackground) {
      priced.cost += 1000;
      ++background;
      continue;
    }
    const StatusSummary stated = graph.summary(index, ClaimStatus::kStated);
    const StatusSummary reported = graph.summary(index, ClaimStatus::kReported);
    if (stated.claims + reported.claims == 0) priced.allowed = false;
    if (stated.claims == 0) priced.cost += 250;
    const std::uint32_t sources = std::max({1U, stated.sources, reported.sources});
    priced.cost -= 500 - 500 / sources;
  }
  if (background > 1) priced.allowed = false;
  for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
    const NodeView between = graph.node(nodes[i]);
    const bool sentence = share_sentence(graph, edges[i - 1], edges[i], false);
    const bool document = share_sentence(graph, edges[i - 1], edges[i], true);
    const std::uint32_t whole = log2_thousandths(between.neighbors) / 2;
    priced.cost += sentence ? whole / 4 : document ? whole / 2 : whole;
    const bool hub = ontology().type(between.type).name == "country" || between.neighbors >= 25;
    if (between.level == Level::kDescribed) priced.allowed = false;
    if (hub && !document) priced.allowed = false;
  }
  return priced;
}

/// The cheapest price of every allowed node sequence of 2 to `hops` ties.
void walk(const Snapshot& graph, NodeIndex to, std::uint32_t hops, std::vector<NodeIndex>& nodes,
          std::vector<EdgeIndex>& edges, std::map<std::vector<NodeIndex>, std::uint32_t>& found) {
  if (nodes.back() == to) {
    const Priced priced = price(graph, nodes, edges);
    if (edges.size() < 2 || !priced.allowed) return;
    const auto [it, fresh] = found.try_emplace(nodes, priced.cost);
    if (!fresh) it->second = std::min(it->second, priced.cost);
    return;
  }
  if (edges.size() == hops) return;
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    for (const auto& [a, b] :
         {std::pair(edge.source, edge.target), std::pair(edge.target, edge.source)}) {
      if (a != nodes.back()) continue;
      if (std::find(nodes.begin(), nodes.end(), b) != nodes.end()) continue;
      nodes.push_back(b);
      edges.push_back(index);
      walk(graph, to, hops, nodes, edges, found);
      nodes.pop_back();
      edges.pop_back();
    }
  }
}

std::vector<std::uint32_t> cheapest(const Snapshot& graph, NodeIndex from, NodeIndex to,
                                    std::uint32_t hops, std::size_t most) {
  std::map<std::vector<NodeIndex>, std::uint32_t> found;
  std::vector<NodeIndex> nodes = {from};
  std::vector<EdgeIndex> edges;
  walk(graph, to, hops, nodes, edges, found);
  std::vector<std::uint32_t> costs;
  for (const auto& [path, cost] : found) costs.push_back(cost);
  std::sort(costs.begin(), costs.end());
  if (costs.size() > most) costs.resize(most);
  return costs;
}

Snapshot random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::uint32_t n) {
    return static_cast<std::uint32_t>(random() % n);
  };
  const std::vector<std::string> names = {"org:a",  "org:b", "country:mx", "country:ca",
                                          "name:x", "org:c", "agreement:t"};
  GraphMaker maker;
  if (below(2) == 0) maker.background("org:a", "branch_of", "org:c");
  const std::uint32_t documents = 1 + below(3);
  for (std::uint32_t d = 0; d < documents; ++d) {
    std::vector<MadeTie> ties;
    const std::uint32_t count = 1 + below(7);
    for (std::uint32_t i = 0; i < count; ++i) {
      MadeTie tie;
      tie.source = names[below(static_cast<std::uint32_t>(names.size()))];
      tie.target = names[below(static_cast<std::uint32_t>(names.size()))];
      if (tie.source == tie.target) continue;
      tie.relation = below(3) == 0 ? "meets_with" : "supports";
      if (below(4) == 0) tie.speaker = "org:c";
      if (below(6) == 0) tie.mood = Mood::kPlanned;
      tie.sentence = below(3);
      if (below(5) == 0) tie.about = "agreement:t";
      ties.push_back(tie);
    }
    maker.document("2025-01-0" + std::to_string(d + 1), ties);
  }
  return maker.make();
}

void check_cheapest(const Snapshot& graph, std::size_t most, std::uint32_t max_hops) {
  for (const NodeIndex from : graph.nodes()) {
    for (const NodeIndex to : graph.nodes()) {
      if (!(from < to)) continue;
      PathOptions options;
      options.most = most;
      options.max_hops = max_hops;
      options.filter.statuses = StatusSet::held();
      const PathAnswer answer = find_paths(graph, ontology(), from, to, options);
      std::vector<std::uint32_t> costs;
      std::size_t direct = 0;
      for (const FoundPath& path : answer.paths) {
        if (path.tier == PathTier::kSpecific) costs.push_back(path.cost);
        if (path.tier == PathTier::kDirect) ++direct;
      }
      REQUIRE(costs == cheapest(graph, from, to, max_hops, most - direct));
    }
  }
}

TEST_CASE("paths: as cheap as the cheapest of all simple paths", "[queries][paths]") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    INFO("seed " << seed);
    check_cheapest(random_graph(seed), 1 + seed % 6, 2 + seed % 4);
  }
}

TEST_CASE("paths: the cheapest on every small graph", "[queries][paths]") {
  tests::each_small_graph(
      [](const tests::PlainGraph& plain) { check_cheapest(plain.fold(), 9, 4); });
}

/// Every graph of up to four nodes, as a set of undirected ties.
TEST_CASE("paths: hops alone are Boost's distances on every small graph", "[queries][paths][bgl]") {
  const std::vector<std::pair<int, int>> pairs = {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
  for (unsigned mask = 1; mask < 64; ++mask) {
    INFO("mask " << mask);
    std::vector<MadeTie> ties;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if ((mask >> i & 1U) == 0) continue;
      ties.push_back({"org:n" + std::to_string(pairs[i].first), "supports",
                      "country:n" + std::to_string(pairs[i].second)});
      ties.back().target = "org:n" + std::to_string(pairs[i].second);
    }
    GraphMaker maker;
    maker.document("2025-01-01", ties);
    const Snapshot graph = maker.make();
    for (const NodeIndex from : graph.nodes()) {
      const std::vector<std::uint32_t> distances = boost_hop_distances(graph, from, {});
      for (const NodeIndex to : graph.nodes()) {
        if (from == to) continue;
        PathOptions options;
        options.hops_only = true;
        options.most = 1;
        const PathAnswer answer = find_paths(graph, ontology(), from, to, options);
        REQUIRE(answer.paths.empty() == (distances[to.index()] == kUnreachable));
        if (!answer.paths.empty()) {
          CHECK(answer.paths[0].edges.size() == distances[to.index()]);
        }
      }
    }
  }
}

TEST_CASE("paths: a direct tie comes first", "[queries][paths]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:b"},
                                {"org:a", "supports", "org:c"},
                                {"org:c", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  const PathAnswer answer =
      find_paths(graph, ontology(), node(graph, "org:a"), node(graph, "org:b"), {});
  REQUIRE(answer.paths.size() == 2);
  CHECK(answer.paths[0].tier == PathTier::kDirect);
  CHECK(answer.paths[1].tier == PathTier::kSpecific);
}

TEST_CASE("paths: plans are told apart from what is held", "[queries][paths]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "meets_with", "org:c", Mood::kPlanned},
                                {"org:c", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  const NodeIndex a = node(graph, "org:a");
  const NodeIndex b = node(graph, "org:b");
  const PathAnswer answer = find_paths(graph, ontology(), a, b, {});
  REQUIRE(answer.paths.size() == 1);
  CHECK(answer.paths[0].tier == PathTier::kPlanned);
  PathOptions strict;
  strict.filter.statuses = StatusSet::stated();
  const PathAnswer none = find_paths(graph, ontology(), a, b, strict);
  CHECK(none.paths.empty());
  CHECK(none.only_filtered);
}

TEST_CASE("paths: a country joins two ties only where a source does", "[queries][paths]") {
  const auto tiers = [](std::uint32_t documents) {
    GraphMaker maker;
    std::vector<MadeTie> first = {{"org:a", "supports", "country:mx"}};
    const MadeTie second = {"country:mx", "supports", "org:b", Mood::kAsserted, false, {}, 5};
    if (documents == 1) first.push_back(second);
    maker.document("2025-01-01", first);
    if (documents == 2) maker.document("2025-01-02", {second});
    const Snapshot graph = maker.make();
    return find_paths(graph, ontology(), node(graph, "org:a"), node(graph, "org:b"), {});
  };
  const PathAnswer one = tiers(1);
  REQUIRE(one.paths.size() == 1);
  CHECK(one.paths[0].tier == PathTier::kSpecific);
  const PathAnswer two = tiers(2);
  REQUIRE(two.paths.size() == 1);
  CHECK(two.paths[0].tier == PathTier::kHubs);
  REQUIRE(two.hubs.size() == 1);
  CHECK(two.hubs[0].neighbors == 2);
}

TEST_CASE("paths: described nodes never stand in between", "[queries][paths]") {
  GraphMaker maker;
  maker.document("2025-01-01",
                 {{"org:a", "supports", "small firms"}, {"small firms", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  CHECK(
      find_paths(graph, ontology(), node(graph, "org:a"), node(graph, "org:b"), {}).paths.empty());
}

TEST_CASE("paths: via, avoid and the way of the ties are obeyed", "[queries][paths]") {
  GraphMaker maker;
  maker.document("2025-01-01", {{"org:a", "supports", "org:c"},
                                {"org:c", "supports", "org:b"},
                                {"org:a", "supports", "org:d"},
                                {"org:d", "supports", "org:e"},
                                {"org:e", "supports", "org:b"}});
  const Snapshot graph = maker.make();
  const NodeIndex a = node(graph, "org:a");
  const NodeIndex b = node(graph, "org:b");
  PathOptions via;
  via.via = {node(graph, "org:e")};
  const PathAnswer through = find_paths(graph, ontology(), a, b, via);
  REQUIRE(through.paths.size() == 1);
  CHECK(through.paths[0].nodes.size() == 4);
  PathOptions avoid;
  avoid.avoid = {node(graph, "org:c")};
  const PathAnswer around = find_paths(graph, ontology(), a, b, avoid);
  REQUIRE(around.paths.size() == 1);
  CHECK(around.paths[0].nodes.size() == 4);
  PathOptions against;
  against.filter.way = Way::kIn;
  CHECK(find_paths(graph, ontology(), a, b, against).paths.empty());
  against.filter.way = Way::kOut;
  CHECK(find_paths(graph, ontology(), a, b, against).paths.size() == 2);
}

TEST_CASE("paths: a capital stands for its country, once", "[queries][paths]") {
  GraphMaker maker;
  maker.background("place:ottawa", "capital_of", "country:ca")
      .document("2025-01-01",
                {{"org:a", "visits", "place:ottawa"}, {"country:ca", "supports", "agreement:t"}});
  const Snapshot graph = maker.make();
  const PathAnswer answer =
      find_paths(graph, ontology(), node(graph, "org:a"), node(graph, "country:ca"), {});
  REQUIRE(answer.paths.size() == 1);
  CHECK(answer.paths[0].tier == PathTier::kSpecific);
  CHECK(graph.edge(answer.paths[0].edges[1]).layer == EdgeLayer::kBackground);
}

}  // namespace
}  // namespace lazo
