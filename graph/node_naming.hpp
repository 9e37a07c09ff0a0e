#pragma once
// What a node is called and what it is: votes of its entities, each with the weight of its
// mentions. Private to the fold.
//
//   NodeVotes votes(table.nodes.size());
//   votes.add(node, entity, read.texts);            // for each entity
//   name_nodes(read.texts, votes, aliases, table);  // type, name and names of the nodes heard of
//
// The vocabulary row of a node, if it has one, decides over the votes. One thread.

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "graph/fold_tables.hpp"

namespace lazo {

struct Vote {
  std::uint32_t node = 0;
  std::uint32_t value = 0;
  std::uint64_t weight = 0;
};

/// Votes for a value of each node, in any order. Most nodes hear one value only: the first of each
/// is counted in place, the others are sorted at the end.
class Ballot {
 public:
  explicit Ballot(std::size_t nodes) : first_(nodes) {}

  void vote(std::uint32_t node, std::uint32_t value, std::uint64_t weight);
  /// One vote for each value of each node, by (node, value). Call once.
  [[nodiscard]] std::vector<Vote> count();

 private:
  std::vector<Vote> first_;
  std::vector<Vote> others_;
};

class NodeVotes {
 public:
  explicit NodeVotes(std::size_t nodes) : types_(nodes), names_(nodes), entities_(nodes) {}

  void add(std::uint32_t node, const ReadEntity& entity, const Interner& texts);
  /// What entities that are not here have said; `name` is a number of the same texts, or kNoIndex.
  void add_earlier(std::uint32_t node, NodeType type, std::uint32_t name, std::uint64_t weight);
  void count_earlier(std::uint32_t node) { ++entities_[node]; }
  [[nodiscard]] bool heard(std::uint32_t node) const { return entities_[node] > 0; }

 private:
  friend void name_nodes(const Interner&, NodeVotes&,
                         const std::multimap<std::uint32_t, std::string_view>&, NodeTable&);
  Ballot types_;
  Ballot names_;
  std::vector<std::uint32_t> entities_;
};

/// Sets type and name of each node that was heard of, and adds its names (sorted) and its votes.
/// `aliases`: names that decisions give, by node.
void name_nodes(const Interner& texts, NodeVotes& votes,
                const std::multimap<std::uint32_t, std::string_view>& aliases, NodeTable& table);

/// The order of names in a snapshot.
[[nodiscard]] bool name_comes_before(const MadeName& a, const MadeName& b);

class Identity;
/// The groups of an identity as nodes by key, into `table.nodes`; returns the node of each group.
[[nodiscard]] std::vector<std::uint32_t> number_nodes(const ReadTables& read, Identity& identity,
                                                      NodeTable& table);

}  // namespace lazo
