// Local entities of many documents -> nodes: who is who (identity.hpp), then what a node is called.

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/base/utf8.hpp"
#include "graph/fold_tables.hpp"
#include "graph/identity.hpp"

namespace lazo {
namespace {

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

  void vote(std::uint32_t node, std::uint32_t value, std::uint64_t weight) {
    Vote& first = first_[node];
    if (first.weight == 0) first = {node, value, 0};
    if (first.value == value) {
      first.weight += weight;
    } else {
      others_.push_back({node, value, weight});
    }
  }

  /// One vote for each value of each node, by (node, value).
  std::vector<Vote> count() {
    for (const Vote& vote : first_) {
      if (vote.weight > 0) others_.push_back(vote);
    }
    std::sort(others_.begin(), others_.end(), [](const Vote& a, const Vote& b) {
      return std::tie(a.node, a.value) < std::tie(b.node, b.value);
    });
    std::vector<Vote> counted;
    counted.reserve(first_.size());
    for (const Vote& vote : others_) {
      if (!counted.empty() && counted.back().node == vote.node &&
          counted.back().value == vote.value) {
        counted.back().weight += vote.weight;
      } else {
        counted.push_back(vote);
      }
    }
    return counted;
  }

 private:
  std::vector<Vote> first_;
  std::vector<Vote> others_;
};

/// Calls use(node, votes) for each node that has votes.
template <typename Use>
void for_each_node(const std::vector<Vote>& votes, const Use& use) {
  for (std::size_t begin = 0, end = 0; begin < votes.size(); begin = end) {
    while (end < votes.size() && votes[end].node == votes[begin].node) ++end;
    use(votes[begin].node, std::span(votes).subspan(begin, end - begin));
  }
}

/// Most votes; of equals the smallest type.
NodeType winning_type(std::span<const Vote> votes) {
  const auto winner =
      std::min_element(votes.begin(), votes.end(), [](const Vote& a, const Vote& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.value < b.value;
      });
  return NodeType{winner->value};
}

/// Most votes; of equals the longer, then the first in byte order.
std::string_view winning_name(std::span<const Vote> votes, const Interner& texts) {
  const auto winner =
      std::min_element(votes.begin(), votes.end(), [&](const Vote& a, const Vote& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        const std::string_view x = texts.text(a.value);
        const std::string_view y = texts.text(b.value);
        return x.size() != y.size() ? x.size() > y.size() : x < y;
      });
  return texts.text(winner->value);
}

/// The names of one node: its display name, those of the vocabulary, those of the documents.
class NameList {
 public:
  explicit NameList(NodeTable& table) : table_(table) {}

  void begin(std::uint32_t node) {
    node_ = node;
    first_ = table_.names.size();
  }
  void add(std::string_view text, std::string_view lang, NameRole role) {
    add(text, normalize_name(text), lang, role);
  }
  /// Adds a name unless the node has one that reads the same, in whatever language.
  void add_other(std::string_view text) {
    const std::string folded = normalize_name(text);
    for (std::size_t i = first_; i < table_.names.size(); ++i) {
      if (table_.names[i].folded == folded) return;
    }
    add(text, folded, "", NameRole::kAlias);
  }

 private:
  void add(std::string_view text, const std::string& folded, std::string_view lang, NameRole role) {
    if (folded.empty()) return;
    for (std::size_t i = first_; i < table_.names.size(); ++i) {
      if (table_.names[i].folded == folded && table_.names[i].lang == lang) return;
    }
    table_.names.push_back({node_, role, text, table_.folded.keep(folded), lang});
  }
  NodeTable& table_;
  std::uint32_t node_ = 0;
  std::size_t first_ = 0;  // of the node's names
};

/// The first sixteen bytes as numbers that compare as the text does: most texts differ there, and
/// comparing numbers misses no cache.
struct TextHead {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::uint32_t index = 0;
};

TextHead head_of(std::string_view text, std::uint32_t index) {
  const auto eight = [&text](std::size_t begin) {
    std::uint64_t value = 0;
    for (std::size_t i = begin; i < begin + 8; ++i) {
      value = value << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return value;
  };
  return {eight(0), eight(8), index};
}

/// Sorts by the heads, and by before(a, b) of the indices where they are equal.
template <typename Before>
void sort_by_head(std::vector<TextHead>& heads, const Before& before) {
  std::sort(heads.begin(), heads.end(), [&before](const TextHead& a, const TextHead& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.second != b.second) return a.second < b.second;
    return before(a.index, b.index);
  });
}

/// The nodes by key, and the node of each group.
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

void sort_names(std::vector<MadeName>& names) {
  std::vector<TextHead> heads;
  heads.reserve(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i) heads.push_back(head_of(names[i].folded, i));
  sort_by_head(heads, [&names](std::uint32_t x, std::uint32_t y) {
    const MadeName& a = names[x];
    const MadeName& b = names[y];
    return std::tie(a.folded, a.node, a.role, a.text, a.lang) <
           std::tie(b.folded, b.node, b.role, b.text, b.lang);
  });
  std::vector<MadeName> sorted;
  sorted.reserve(names.size());
  for (const TextHead& head : heads) sorted.push_back(names[head.index]);
  names = std::move(sorted);
}

}  // namespace

NodeTable make_nodes(const ReadTables& read, const std::vector<std::uint32_t>& order,
                     const Ontology& ontology, std::span<const Decision> decisions,
                     std::vector<FoldNotice>& notices) {
  NodeTable table;
  table.identity = std::make_unique<Identity>(read, order, ontology);
  Identity& identity = *table.identity;
  identity.assign();
  identity.apply(decisions, notices);
  table.node_of_group = number_nodes(read, identity, table);

  Ballot types(table.nodes.size());
  Ballot names(table.nodes.size());
  table.node_of.resize(read.entities.size());
  for (std::size_t e = 0; e < read.entities.size(); ++e) {
    const ReadEntity& entity = read.entities[e];
    const std::uint32_t node = table.node_of_group[identity.root(e)];
    table.node_of[e] = node;
    table.nodes[node].mentions += entity.mentions;
    // An entity that is never mentioned (a row of a table) still has a voice.
    const std::uint64_t weight = std::max<std::uint32_t>(entity.mentions, 1);
    if (entity.type.valid()) types.vote(node, entity.type.value, weight);
    if (!read.texts.text(entity.name).empty()) names.vote(node, entity.name, weight);
  }
  for_each_node(types.count(), [&](std::uint32_t node, std::span<const Vote> votes) {
    table.nodes[node].type = winning_type(votes);
  });
  const std::vector<Vote> name_votes = names.count();
  for_each_node(name_votes, [&](std::uint32_t node, std::span<const Vote> votes) {
    table.nodes[node].name = winning_name(votes, read.texts);
  });
  for (MadeNode& node : table.nodes) {
    if (node.known != nullptr) {
      node.type = node.known->type;
      node.name = node.known->name;
    }
    if (node.name.empty()) node.name = node.key;
  }

  std::multimap<std::uint32_t, std::string_view> aliases;  // by node
  for (const Decision& decision : decisions) {
    if (decision.verb != DecisionVerb::kAlias) continue;
    const std::uint32_t node = table.node_of_key(decision.a);
    if (node != kNoIndex) aliases.emplace(node, decision.b);
  }

  NameList list(table);
  std::size_t vote = 0;
  std::vector<std::string_view> others;
  for (std::uint32_t n = 0; n < table.nodes.size(); ++n) {
    const MadeNode& node = table.nodes[n];
    list.begin(n);
    list.add(node.name, "", NameRole::kLabel);
    if (node.known != nullptr) {
      for (const NodeName& name : node.known->names) list.add(name.text, name.lang, name.role);
    }
    const auto [first, last] = aliases.equal_range(n);
    for (auto alias = first; alias != last; ++alias) list.add_other(alias->second);
    others.clear();
    for (; vote < name_votes.size() && name_votes[vote].node == n; ++vote) {
      others.push_back(read.texts.text(name_votes[vote].value));
    }
    // Numbers of texts depend on the order of reading: of two that read the same, the first in byte
    // order is kept.
    std::sort(others.begin(), others.end());
    for (const std::string_view name : others) {
      if (name != node.name) list.add_other(name);
    }
  }
  sort_names(table.names);
  return table;
}

std::uint32_t NodeTable::node_of_key(std::string_view key) const {
  const std::uint32_t group = identity->group_of(key);
  return group == kNoIndex ? kNoIndex : node_of_group[group];
}

NodeTable::NodeTable() = default;
NodeTable::NodeTable(NodeTable&&) noexcept = default;
NodeTable::~NodeTable() = default;

}  // namespace lazo
