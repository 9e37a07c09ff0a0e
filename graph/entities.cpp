// Local entities of many documents -> nodes: who is who (identity.hpp), then what a node is called
// (node_naming.hpp).

#include <algorithm>
#include <map>

#include "graph/fold_tables.hpp"
#include "graph/identity.hpp"
#include "graph/node_naming.hpp"
#include "graph/text_heads.hpp"

namespace lazo {

std::vector<std::uint32_t> number_nodes(const ReadTables& read, Identity& identity,
                                        NodeTable& table) {
  // Groups that entities are still in; a group emptied by splits is no node.
  std::vector<bool> used(identity.group_count(), false);
  for (std::size_t e = 0; e < read.entities.size(); ++e) used[identity.root(e)] = true;
  // The group whose key a node bears: the best known, then the smallest key.
  std::vector<std::uint32_t> bearer(identity.group_count(), kNoIndex);
  for (std::uint32_t g = 0; g < identity.group_count(); ++g) {
    std::uint32_t& best = bearer[identity.root_of_group(g)];
    if (best == kNoIndex || std::make_pair(identity.level(g), identity.key(g)) <
                                std::make_pair(identity.level(best), identity.key(best))) {
      best = g;
    }
  }
  std::vector<TextHead> roots;
  for (std::uint32_t g = 0; g < used.size(); ++g) {
    if (used[g]) roots.push_back(head_of(identity.key(bearer[g]), g));
  }
  sort_by_head(roots, [&](std::uint32_t a, std::uint32_t b) {
    return identity.key(bearer[a]) < identity.key(bearer[b]);
  });
  std::vector<std::uint32_t> node_of_group(identity.group_count(), kNoIndex);
  table.nodes.resize(roots.size());
  for (std::uint32_t n = 0; n < roots.size(); ++n) {
    node_of_group[roots[n].index] = n;
    MadeNode& node = table.nodes[n];
    node.key = identity.key(bearer[roots[n].index]);
    node.level = identity.level(bearer[roots[n].index]);
    if (read.known.empty()) continue;
    const auto known = read.known.find(std::string(node.key));
    if (known != read.known.end()) node.known = &known->second;
  }
  for (std::uint32_t g = 0; g < identity.group_count(); ++g) {
    node_of_group[g] = node_of_group[identity.root_of_group(g)];
  }
  return node_of_group;
}

NodeTable make_nodes(const ReadTables& read, const std::vector<std::uint32_t>& order,
                     const Ontology& ontology, std::span<const Decision> decisions,
                     std::vector<FoldNotice>& notices) {
  NodeTable table;
  table.identity = std::make_unique<Identity>(read, order, ontology);
  Identity& identity = *table.identity;
  identity.assign();
  identity.apply(decisions, notices);
  table.node_of_group = number_nodes(read, identity, table);

  NodeVotes votes(table.nodes.size());
  table.node_of.resize(read.entities.size());
  for (std::size_t e = 0; e < read.entities.size(); ++e) {
    const std::uint32_t node = table.node_of_group[identity.root(e)];
    table.node_of[e] = node;
    table.nodes[node].mentions += read.entities[e].mentions;
    votes.add(node, read.entities[e], read.texts);
  }
  std::multimap<std::uint32_t, std::string_view> aliases;  // by node
  for (const Decision& decision : decisions) {
    if (decision.verb != DecisionVerb::kAlias) continue;
    const std::uint32_t node = table.node_of_key(decision.a);
    if (node != kNoIndex) aliases.emplace(node, decision.b);
  }
  name_nodes(read.texts, votes, aliases, table);
  return table;
}

std::uint32_t NodeTable::node_of_key(std::string_view key) const {
  if (identity == nullptr) {
    const auto at = std::lower_bound(
        nodes.begin(), nodes.end(), key,
        [](const MadeNode& node, std::string_view wanted) { return node.key < wanted; });
    if (at == nodes.end() || at->key != key) return kNoIndex;
    return static_cast<std::uint32_t>(at - nodes.begin());
  }
  const std::uint32_t group = identity->group_of(key);
  return group == kNoIndex ? kNoIndex : node_of_group[group];
}

NodeTable::NodeTable() = default;
NodeTable::NodeTable(NodeTable&&) noexcept = default;
NodeTable::~NodeTable() = default;

}  // namespace lazo
