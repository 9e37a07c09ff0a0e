#include "graph/node_naming.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "graph/base/utf8.hpp"
#include "graph/text_heads.hpp"

namespace lazo {
namespace {

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

void sort_names(std::vector<MadeName>& names) {
  std::vector<TextHead> heads;
  heads.reserve(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i) heads.push_back(head_of(names[i].folded, i));
  sort_by_head(heads, [&names](std::uint32_t x, std::uint32_t y) {
    return name_comes_before(names[x], names[y]);
  });
  std::vector<MadeName> sorted;
  sorted.reserve(names.size());
  for (const TextHead& head : heads) sorted.push_back(names[head.index]);
  names = std::move(sorted);
}

/// The votes of a node, taken off the front of those of all nodes; both rise.
std::span<const Vote> take_votes(std::span<const Vote>& all, std::uint32_t node) {
  std::size_t count = 0;
  while (count < all.size() && all[count].node == node) ++count;
  const std::span<const Vote> own = all.first(count);
  all = all.subspan(count);
  return own;
}

std::uint32_t weight_of(const Vote& vote) {
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(vote.weight, std::numeric_limits<std::uint32_t>::max()));
}

/// Whether all that was said of a node can be told from its record (snapshot_layout::VoteRecord).
bool speaks_for_itself(const MadeNode& node, std::span<const Vote> types,
                       std::span<const Vote> names, std::uint32_t entities) {
  const std::uint64_t weight = node.mentions > 0 ? node.mentions : entities;
  return node.known == nullptr && types.size() == 1 && names.size() == 1 &&
         types[0].weight == weight && names[0].weight == weight;
}

void keep_votes(std::uint32_t node, std::span<const Vote> types, std::span<const Vote> names,
                const Interner& texts, std::vector<MadeVote>& votes) {
  const auto first = static_cast<std::ptrdiff_t>(votes.size());
  for (const Vote& vote : types) votes.push_back({node, weight_of(vote), {}, NodeType{vote.value}});
  for (const Vote& vote : names) {
    votes.push_back({node, weight_of(vote), texts.text(vote.value), {}});
  }
  if (types.empty() && names.empty()) votes.push_back({node, 0, {}, {}});
  // Numbers of texts depend on the order of reading.
  std::sort(votes.begin() + first, votes.end(), [](const MadeVote& a, const MadeVote& b) {
    return std::tie(a.name, a.type) < std::tie(b.name, b.type);
  });
}

}  // namespace

void Ballot::vote(std::uint32_t node, std::uint32_t value, std::uint64_t weight) {
  Vote& first = first_[node];
  if (first.weight == 0) first = {node, value, 0};
  if (first.value == value) {
    first.weight += weight;
  } else {
    others_.push_back({node, value, weight});
  }
}

std::vector<Vote> Ballot::count() {
  std::sort(others_.begin(), others_.end(), [](const Vote& a, const Vote& b) {
    return std::tie(a.node, a.value) < std::tie(b.node, b.value);
  });
  std::vector<Vote> counted;
  counted.reserve(first_.size());
  const auto add = [&counted](const Vote& vote) {
    if (!counted.empty() && counted.back().node == vote.node &&
        counted.back().value == vote.value) {
      counted.back().weight += vote.weight;
    } else {
      counted.push_back(vote);
    }
  };
  auto other = others_.begin();
  for (const Vote& first : first_) {
    if (first.weight == 0) continue;
    while (other != others_.end() && other->node == first.node && other->value < first.value) {
      add(*other++);
    }
    add(first);
    while (other != others_.end() && other->node == first.node) add(*other++);
  }
  return counted;
}

void NodeVotes::add(std::uint32_t node, const ReadEntity& entity, const Interner& texts) {
  ++entities_[node];
  // An entity that is never mentioned (a row of a table) still has a voice.
  const std::uint64_t weight = std::max<std::uint32_t>(entity.mentions, 1);
  if (entity.type.valid()) types_.vote(node, entity.type.value, weight);
  if (!texts.text(entity.name).empty()) names_.vote(node, entity.name, weight);
}

void NodeVotes::add_earlier(std::uint32_t node, NodeType type, std::uint32_t name,
                            std::uint64_t weight) {
  if (weight == 0) return;
  if (type.valid()) types_.vote(node, type.value, weight);
  if (name != kNoIndex) names_.vote(node, name, weight);
}

bool name_comes_before(const MadeName& a, const MadeName& b) {
  return std::tie(a.folded, a.node, a.role, a.text, a.lang) <
         std::tie(b.folded, b.node, b.role, b.text, b.lang);
}

void name_nodes(const Interner& texts, NodeVotes& votes,
                const std::multimap<std::uint32_t, std::string_view>& aliases, NodeTable& table) {
  const std::vector<Vote> all_types = votes.types_.count();
  const std::vector<Vote> all_names = votes.names_.count();
  std::span<const Vote> types_left = all_types;
  std::span<const Vote> names_left = all_names;
  NameList list(table);
  std::vector<std::string_view> others;
  for (std::uint32_t n = 0; n < table.nodes.size(); ++n) {
    if (!votes.heard(n)) continue;
    MadeNode& node = table.nodes[n];
    const std::span<const Vote> types = take_votes(types_left, n);
    const std::span<const Vote> names = take_votes(names_left, n);
    if (!speaks_for_itself(node, types, names, votes.entities_[n])) {
      keep_votes(n, types, names, texts, table.votes);
    }
    if (!types.empty()) node.type = winning_type(types);
    if (!names.empty()) node.name = winning_name(names, texts);
    if (node.known != nullptr) {
      node.type = node.known->type;
      node.name = node.known->name;
    }
    if (node.name.empty()) node.name = node.key;

    list.begin(n);
    list.add(node.name, "", NameRole::kLabel);
    if (node.known != nullptr) {
      for (const NodeName& name : node.known->names) list.add(name.text, name.lang, name.role);
    }
    const auto [first, last] = aliases.equal_range(n);
    for (auto alias = first; alias != last; ++alias) list.add_other(alias->second);
    others.clear();
    for (const Vote& vote : names) others.push_back(texts.text(vote.value));
    // Numbers of texts depend on the order of reading: of two that read the same, the first in byte
    // order is kept.
    std::sort(others.begin(), others.end());
    for (const std::string_view name : others) {
      if (name != node.name) list.add_other(name);
    }
  }
  sort_names(table.names);
}

}  // namespace lazo
