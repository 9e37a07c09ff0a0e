#pragma once
// Graphs as lists of ties, for oracles that never look at the graph itself: every small one, random
// ones, and a hub.
//
//   tests::each_small_graph([](const tests::PlainGraph& plain) { check(plain.fold(), plain); });
//   const tests::PlainGraph plain = tests::random_typed_multigraph(seed);

#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/snapshot.hpp"
#include "queries/status.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo::tests {

/// Source, relation, target as the graph has them: ends of a symmetric relation in key order.
using Triple = std::tuple<std::string, std::string, std::string>;

struct PlainDocument {
  std::string published;
  std::vector<MadeTie> ties;
};

struct PlainGraph {
  std::vector<PlainDocument> documents;
  std::vector<Triple> background;

  [[nodiscard]] Snapshot fold() const;
  /// Everybody who is named.
  [[nodiscard]] std::set<std::string> nodes() const;
  /// What documents tell, with the statuses that claims have.
  [[nodiscard]] std::map<Triple, StatusSet> typed() const;
  /// Ties of the vocabulary between two who are there.
  [[nodiscard]] std::set<Triple> vocabulary() const;
};

[[nodiscard]] bool is_symmetric(const std::string& relation);
[[nodiscard]] Triple triple_of(const MadeTie& tie);
[[nodiscard]] ClaimStatus status_of(const MadeTie& tie);
[[nodiscard]] Triple triple_of(const Snapshot& graph, EdgeIndex edge);

/// Every directed graph of up to four nodes without ties of a node with itself, and every one of up
/// to three with them: 4,695 graphs. Alternate ties are symmetric.
void each_small_graph(const std::function<void(const PlainGraph&)>& use);

/// Up to nine nodes; parallel ties, ties of a node with itself, several documents with and without
/// a date, every status, ties of the vocabulary, nodes without any tie; now and then nothing.
[[nodiscard]] PlainGraph random_typed_multigraph(std::uint32_t seed);

/// "name:n0" supports so many others.
[[nodiscard]] Snapshot star(std::uint32_t spokes);

}  // namespace lazo::tests
