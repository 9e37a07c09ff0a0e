// Questions against slow obvious answers worked out from the list of ties, on every graph of up to
// four nodes and on thousands of random typed multigraphs.

#include <algorithm>
#include <random>

#include "queries/between.hpp"
#include "queries/common.hpp"
#include "queries/diff.hpp"
#include "queries/neighborhood.hpp"
#include "queries/timeline.hpp"
#include "tests/catch.hpp"
#include "tests/queries/plain_graph.hpp"

namespace lazo {
namespace {

using tests::ontology;
using tests::PlainGraph;
using tests::Triple;

constexpr std::uint32_t kRandomGraphs = 2000;

/// A tie and whether it is one of the vocabulary.
using LayeredTriple = std::pair<Triple, bool>;

/// What is shown by default: told by a document, or of the vocabulary.
std::set<LayeredTriple> shown_ties(const PlainGraph& plain) {
  std::set<LayeredTriple> ties;
  for (const auto& [triple, statuses] : plain.typed()) {
    if (!(statuses & StatusSet::told()).empty()) ties.emplace(triple, false);
  }
  for (const Triple& triple : plain.vocabulary()) ties.emplace(triple, true);
  return ties;
}

LayeredTriple layered(const Snapshot& graph, const Tie& tie) {
  return {tests::triple_of(graph, tie.edge), tie.background};
}

std::string key_of(const Snapshot& graph, NodeIndex node) {
  return std::string(graph.node(node).key);
}

/// Ties met within `depth` hops of a node, going the way asked for, and the nodes reached.
std::pair<std::set<LayeredTriple>, std::set<std::string>> met(const std::set<LayeredTriple>& ties,
                                                              const std::string& start,
                                                              std::uint32_t depth, Way way) {
  std::set<LayeredTriple> found;
  std::set<std::string> reached = {start};
  std::set<std::string> frontier = {start};
  for (; depth > 0; --depth) {
    std::set<std::string> next;
    for (const LayeredTriple& tie : ties) {
      const auto& [source, relation, target] = tie.first;
      const bool both = tests::is_symmetric(relation);
      const bool leaves = frontier.contains(source) && (way != Way::kIn || both);
      const bool arrives = frontier.contains(target) && (way != Way::kOut || both);
      if (!leaves && !arrives) continue;
      found.insert(tie);
      if (leaves && reached.insert(target).second) next.insert(target);
      if (arrives && reached.insert(source).second) next.insert(source);
    }
    frontier = next;
  }
  reached.erase(start);
  return {found, reached};
}

void check_neighbors(const Snapshot& graph, const PlainGraph& plain, std::uint32_t depth, Way way) {
  const std::set<LayeredTriple> ties = shown_ties(plain);
  for (const NodeIndex start : graph.nodes()) {
    const auto [expected, reached] = met(ties, key_of(graph, start), depth, way);
    std::set<LayeredTriple> joined;  // of two layers the documents' stands for both
    for (const LayeredTriple& tie : expected) {
      if (!tie.second || !expected.contains({tie.first, false})) joined.insert(tie);
    }
    for (const bool joins : {false, true}) {
      NeighborOptions options;
      options.filter.way = way;
      options.depth = depth;
      options.per_family = 0;
      options.joins_layers = joins;
      const Neighborhood around = neighbors(graph, ontology(), {start}, options);
      std::multiset<LayeredTriple> found;
      for (const FamilyGroup& group : around.groups) {
        for (const NeighborTie& tie : group.ties) {
          found.insert(layered(graph, tie.tie));
          REQUIRE(tie.also_background ==
                  (joins && !tie.tie.background &&
                   expected.contains({tests::triple_of(graph, tie.tie.edge), true})));
        }
      }
      const std::set<LayeredTriple>& wanted = joins ? joined : expected;
      REQUIRE(found == std::multiset<LayeredTriple>(wanted.begin(), wanted.end()));
      REQUIRE(around.neighbors == reached.size());
      REQUIRE(around.total == wanted.size());
    }
  }
}

void check_common(const Snapshot& graph, const PlainGraph& plain, NodeIndex a, NodeIndex b) {
  const std::set<LayeredTriple> ties = shown_ties(plain);
  std::set<std::string> expected;
  const auto near_a = met(ties, key_of(graph, a), 1, Way::kBoth).second;
  const auto near_b = met(ties, key_of(graph, b), 1, Way::kBoth).second;
  std::set_intersection(near_a.begin(), near_a.end(), near_b.begin(), near_b.end(),
                        std::inserter(expected, expected.end()));
  expected.erase(key_of(graph, a));
  expected.erase(key_of(graph, b));
  std::set<std::string> found;
  for (const CommonNode& node : common(graph, ontology(), {a, b}, Filter{}).nodes) {
    found.insert(key_of(graph, node.node));
    REQUIRE(node.ties.size() == 2);
    REQUIRE(node.ties[0].from == a);
    REQUIRE(node.ties[1].from == b);
  }
  REQUIRE(found == expected);
}

/// Nodes with an even number against the others.
void check_between(const Snapshot& graph, const PlainGraph& plain) {
  std::vector<NodeIndex> even;
  std::vector<NodeIndex> odd;
  for (const NodeIndex node : graph.nodes()) (node.value % 2 == 0 ? even : odd).push_back(node);
  const auto is_even = [&](const std::string& key) { return graph.find(key)->value % 2 == 0; };
  std::set<LayeredTriple> expected;
  for (const LayeredTriple& tie : shown_ties(plain)) {
    if (is_even(std::get<0>(tie.first)) != is_even(std::get<2>(tie.first))) expected.insert(tie);
  }
  std::multiset<LayeredTriple> found;
  for (const BetweenCell& cell : between(graph, ontology(), even, odd, Filter{}).cells) {
    for (const Tie& tie : cell.ties) found.insert(layered(graph, tie));
  }
  REQUIRE(found == std::multiset<LayeredTriple>(expected.begin(), expected.end()));
}

/// What is told of a tie on a day.
using Told = std::tuple<std::string, Triple, ClaimStatus>;
struct Telling {
  std::uint32_t claims = 0;
  std::uint16_t confidence = 0;  ///< of the surest
  friend bool operator==(const Telling&, const Telling&) = default;
};

void check_timeline(const Snapshot& graph, const PlainGraph& plain,
                    const std::set<std::string>& asked, const Filter& filter) {
  std::map<Told, Telling> expected;
  std::size_t undated = 0;
  for (const tests::PlainDocument& document : plain.documents) {
    const Day day = parse_day(document.published);
    if (filter.since.known() && (!day.known() || day < filter.since)) continue;
    for (const tests::MadeTie& tie : document.ties) {
      const bool touches =
          asked.empty() || asked.contains(tie.source) || asked.contains(tie.target);
      if (!touches || !filter.statuses.has(tests::status_of(tie))) continue;
      if (!day.known()) {
        ++undated;
        continue;
      }
      Telling& telling = expected[{to_string(day), tests::triple_of(tie), tests::status_of(tie)}];
      ++telling.claims;
      telling.confidence = std::max(telling.confidence, tie.confidence);
    }
  }
  std::vector<NodeIndex> nodes;
  for (const std::string& key : asked) nodes.push_back(*graph.find(key));
  const Timeline line = timeline(graph, nodes, filter);
  std::map<Told, Telling> found;
  for (const TimelineEntry& entry : line.entries) {
    const ClaimView claim = graph.claim(entry.claim);
    REQUIRE(claim.edge == entry.edge);
    REQUIRE(claim.day == entry.day);
    const bool fresh =
        found
            .emplace(Told{to_string(entry.day), tests::triple_of(graph, entry.edge), claim.status},
                     Telling{entry.claims, claim.confidence})
            .second;
    REQUIRE(fresh);
  }
  REQUIRE(found == expected);
  REQUIRE(line.undated == undated);
  REQUIRE(
      std::is_sorted(line.entries.begin(), line.entries.end(),
                     [](const TimelineEntry& a, const TimelineEntry& b) { return a.day < b.day; }));
}

void check_timelines(const Snapshot& graph, const PlainGraph& plain) {
  Filter all;
  all.statuses = StatusSet::all();
  Filter recent;
  recent.since = parse_day("2025");
  for (const Filter& filter : {Filter{}, all, recent}) {
    check_timeline(graph, plain, {}, filter);
    for (const NodeIndex node : graph.nodes()) {
      check_timeline(graph, plain, {key_of(graph, node)}, filter);
    }
  }
}

std::vector<DiffTie> missing(const PlainGraph& from, const PlainGraph& in, bool removed) {
  std::vector<DiffTie> ties;
  const auto add = [&](const Triple& triple, bool background, StatusSet statuses) {
    const auto& [source, relation, target] = triple;
    ties.push_back({source, relation, target, background, removed ? statuses : StatusSet{},
                    removed ? StatusSet{} : statuses});
  };
  const auto typed = in.typed();
  for (const auto& [triple, statuses] : from.typed()) {
    if (!typed.contains(triple)) add(triple, false, statuses);
  }
  const auto vocabulary = in.vocabulary();
  for (const Triple& triple : from.vocabulary()) {
    if (!vocabulary.contains(triple)) add(triple, true, {});
  }
  std::sort(ties.begin(), ties.end(), [](const DiffTie& a, const DiffTie& b) {
    return std::tie(a.source, a.relation, a.target, a.background) <
           std::tie(b.source, b.relation, b.target, b.background);
  });
  return ties;
}

void check_diff(const PlainGraph& before, const PlainGraph& after) {
  const Snapshot old_graph = before.fold();
  const Snapshot new_graph = after.fold();
  const GraphDiff diff = diff_graphs({old_graph, {}}, {new_graph, {}}, ontology());
  const auto without = [](const std::set<std::string>& a, const std::set<std::string>& b) {
    std::vector<std::string> left;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(left));
    return left;
  };
  REQUIRE(diff.nodes_removed == without(before.nodes(), after.nodes()));
  REQUIRE(diff.nodes_added == without(after.nodes(), before.nodes()));
  REQUIRE(diff.ties_removed == missing(before, after, true));
  REQUIRE(diff.ties_added == missing(after, before, false));
  std::vector<DiffTie> moved;
  const auto now = after.typed();
  for (const auto& [triple, statuses] : before.typed()) {
    const auto then = now.find(triple);
    if (then == now.end() || then->second == statuses) continue;
    const auto& [source, relation, target] = triple;
    moved.push_back({source, relation, target, false, statuses, then->second});
  }
  REQUIRE(diff.ties_moved == moved);
  // The documents of a made graph are numbered from 1.
  const std::size_t both = std::min(before.documents.size(), after.documents.size());
  REQUIRE(diff.documents_removed.size() == before.documents.size() - both);
  REQUIRE(diff.documents_added.size() == after.documents.size() - both);
}

void check_all(const PlainGraph& plain) {
  const Snapshot graph = plain.fold();
  for (const Way way : {Way::kBoth, Way::kOut, Way::kIn}) check_neighbors(graph, plain, 1, way);
  check_neighbors(graph, plain, 3, Way::kBoth);
  check_between(graph, plain);
  for (const NodeIndex a : graph.nodes()) {
    for (const NodeIndex b : graph.nodes()) {
      if (a != b) check_common(graph, plain, a, b);
    }
  }
}

TEST_CASE("oracle: neighbors, common and between on every small graph", "[queries][oracle]") {
  tests::each_small_graph(check_all);
}

TEST_CASE("oracle: neighbors, common and between on random multigraphs", "[queries][oracle]") {
  for (std::uint32_t seed = 0; seed < kRandomGraphs; ++seed) {
    INFO("seed " << seed);
    check_all(tests::random_typed_multigraph(seed));
  }
}

TEST_CASE("oracle: timeline on every small graph", "[queries][oracle][timeline]") {
  tests::each_small_graph([](const PlainGraph& plain) { check_timelines(plain.fold(), plain); });
}

TEST_CASE("oracle: timeline on random multigraphs", "[queries][oracle][timeline]") {
  for (std::uint32_t seed = 0; seed < kRandomGraphs; ++seed) {
    INFO("seed " << seed);
    const PlainGraph plain = tests::random_typed_multigraph(seed);
    check_timelines(plain.fold(), plain);
  }
}

TEST_CASE("oracle: diff of every small graph with the next", "[queries][oracle][diff]") {
  PlainGraph last;
  tests::each_small_graph([&last](const PlainGraph& plain) {
    check_diff(last, plain);
    last = plain;
  });
}

TEST_CASE("oracle: diff of random multigraphs", "[queries][oracle][diff]") {
  for (std::uint32_t seed = 0; seed < kRandomGraphs; ++seed) {
    INFO("seed " << seed);
    check_diff(tests::random_typed_multigraph(seed), tests::random_typed_multigraph(seed + 1));
  }
}

TEST_CASE("oracle: a hub of 75,000 ties", "[queries][oracle]") {
  constexpr std::uint32_t kSpokes = 75000;
  const Snapshot graph = tests::star(kSpokes);
  const NodeIndex hub = tests::node(graph, "name:n0");
  const NodeIndex first = tests::node(graph, "name:n1");
  const NodeIndex last = tests::node(graph, "name:n" + std::to_string(kSpokes));
  NeighborOptions options;
  const Neighborhood around = neighbors(graph, ontology(), {hub}, options);
  CHECK(around.total == kSpokes);
  CHECK(around.shown == options.per_family);
  options.depth = 2;
  CHECK(neighbors(graph, ontology(), {first}, options).neighbors == kSpokes);
  const CommonAnswer shared = common(graph, ontology(), {first, last}, Filter{});
  REQUIRE(shared.nodes.size() == 1);
  CHECK(shared.nodes[0].node == hub);
  CHECK(timeline(graph, {hub}, Filter{}).entries.size() == kSpokes);
  CHECK(between(graph, ontology(), {hub}, {first, last}, Filter{}).ties == 2);
}

}  // namespace
}  // namespace lazo
