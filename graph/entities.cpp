// Local entities of many documents -> nodes.

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "graph/base/utf8.hpp"
#include "graph/fold_tables.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

/// Groups of entities that are one node. Each entity belongs to a group; each group has a key.
class Identity {
 public:
  Identity(const ReadTables& read, const std::vector<std::uint32_t>& order,
           const Ontology& ontology)
      : read_(read), order_(order), ontology_(ontology), person_(ontology.find_type("person")) {}

  void assign() {
    group_of_.assign(read_.entities.size(), kNoIndex);
    find_shared_persons();
    for (const std::uint32_t d : order_) {
      const ReadDocument& document = read_.documents[d];
      for (std::uint32_t n = 0; n < document.entity_count; ++n) {
        const std::size_t at = document.first_entity + n;
        if (group_of_[at] != kNoIndex) continue;
        const ReadEntity& entity = read_.entities[at];
        group_of_[at] = entity.key == kNoIndex
                            ? group(local_entity_key(document.id, EntityId{n}), Level::kDescribed)
                            : group(read_.texts.text(entity.key), entity.level);
      }
    }
  }

  void apply(std::span<const Decision> decisions, std::vector<FoldNotice>& notices) {
    std::vector<const Decision*> different;
    std::vector<const Decision*> same;
    for (const Decision& decision : decisions) {
      if (decision.verb == DecisionVerb::kDifferent) different.push_back(&decision);
      if (decision.verb == DecisionVerb::kSame) same.push_back(&decision);
    }
    // By key, not by time: logs of two users merged in either order give the same graph.
    const auto by_key = [](const Decision* x, const Decision* y) {
      return std::tie(x->a, x->b, x->id) < std::tie(y->a, y->b, y->id);
    };
    std::sort(different.begin(), different.end(), by_key);
    std::sort(same.begin(), same.end(), by_key);
    for (const Decision* const decision : different) split(*decision);
    for (const Decision* const decision : different) {
      const std::uint32_t a = group_of(decision->a);
      const std::uint32_t b = group_of(decision->b);
      if (a != kNoIndex && b != kNoIndex) vetoes_.emplace_back(a, b);
    }
    for (const Decision* const decision : same) merge(*decision, notices);
  }

  [[nodiscard]] std::uint32_t root(std::size_t entity) { return groups_.find(group_of_[entity]); }
  [[nodiscard]] std::uint32_t root_of_group(std::uint32_t group) { return groups_.find(group); }
  [[nodiscard]] std::size_t group_count() const { return keys_.size(); }
  [[nodiscard]] const std::string& key(std::uint32_t group) const { return *keys_[group]; }
  [[nodiscard]] Level level(std::uint32_t group) const { return levels_[group]; }

 private:
  /// The group of a key, made if there is none. One key may come as known and as named: known wins.
  std::uint32_t group(const std::string& key, Level level) {
    const auto [it, added] =
        group_of_key_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (added) {
      keys_.push_back(&it->first);
      levels_.push_back(level);
      static_cast<void>(groups_.add());
    }
    levels_[it->second] = std::min(levels_[it->second], level);
    return it->second;
  }

  /// The entity that a decision names by its local key; nothing if it is not here.
  [[nodiscard]] std::optional<std::size_t> local_entity(std::string_view reference) const {
    const std::optional<LocalEntityKey> local = parse_local_entity_key(reference);
    if (!local) return std::nullopt;
    const auto at = std::lower_bound(
        order_.begin(), order_.end(), local->document,
        [&](std::uint32_t d, DocumentId id) { return read_.documents[d].id < id; });
    if (at == order_.end() || read_.documents[*at].id != local->document) return std::nullopt;
    const ReadDocument& document = read_.documents[*at];
    if (local->entity.index() >= document.entity_count) return std::nullopt;
    return document.first_entity + local->entity.index();
  }

  [[nodiscard]] std::uint32_t group_of(const std::string& reference) const {
    if (const auto entity = local_entity(reference)) return group_of_[*entity];
    const auto it = group_of_key_.find(reference);
    return it == group_of_key_.end() ? kNoIndex : it->second;
  }

  /// `different` of an entity and the node it is in takes the entity out.
  void split(const Decision& decision) {
    if (group_of(decision.a) == kNoIndex || group_of(decision.a) != group_of(decision.b)) return;
    for (const std::string* const reference : {&decision.b, &decision.a}) {
      const auto entity = local_entity(*reference);
      // A described entity alone in its group has this key already.
      if (!entity || key(group_of_[*entity]) == *reference) continue;
      group_of_[*entity] = group(*reference, Level::kDescribed);
      return;
    }
  }

  void merge(const Decision& decision, std::vector<FoldNotice>& notices) {
    std::uint32_t a = group_of(decision.a);
    std::uint32_t b = group_of(decision.b);
    if (a == kNoIndex || b == kNoIndex) return;  // sleeps until both are here
    a = groups_.find(a);
    b = groups_.find(b);
    for (const auto& [x, y] : vetoes_) {
      const std::uint32_t rx = groups_.find(x);
      const std::uint32_t ry = groups_.find(y);
      if ((rx == a && ry == b) || (rx == b && ry == a)) {
        notices.push_back({decision.id, "'" + decision.a + "' and '" + decision.b +
                                            "' were not joined: " + key(x) + " and " + key(y) +
                                            " are decided to be different"});
        return;
      }
    }
    groups_.join(a, b);
  }

  [[nodiscard]] bool is_person(NodeType type) const {
    return type.valid() && person_.valid() && ontology_.is_a(type, person_);
  }

  struct NameUse {
    std::uint32_t document = 0;  ///< position in order_
    std::size_t entity = 0;
  };

  /// Names that are those of persons (by vote) in several documents: one group for each cluster of
  /// documents that tie the person to a common office or organisation.
  void find_shared_persons() {
    std::map<std::uint32_t, std::vector<NameUse>> uses = person_names();
    if (uses.empty()) return;
    std::unordered_map<std::size_t, std::vector<std::uint32_t>> anchors = find_anchors(uses);
    for (const auto& [name, list] : uses) cluster(read_.texts.text(name), list, anchors);
  }

  std::map<std::uint32_t, std::vector<NameUse>> person_names() const {
    struct Vote {
      std::int64_t person = 0;
      std::int64_t other = 0;
      std::uint32_t first_document = kNoIndex;
      bool several = false;
    };
    std::unordered_map<std::uint32_t, Vote> votes;
    for (std::uint32_t d = 0; d < order_.size(); ++d) {
      for (const ReadEntity& entity : read_.entities_of(read_.documents[order_[d]])) {
        if (entity.level != Level::kNamed) continue;
        Vote& vote = votes[entity.key];
        (is_person(entity.type) ? vote.person : vote.other) +=
            std::max<std::uint32_t>(entity.mentions, 1);
        if (vote.first_document == kNoIndex) vote.first_document = d;
        vote.several = vote.several || vote.first_document != d;
      }
    }
    std::map<std::uint32_t, std::vector<NameUse>> uses;
    for (std::uint32_t d = 0; d < order_.size(); ++d) {
      const ReadDocument& document = read_.documents[order_[d]];
      for (std::size_t n = 0; n < document.entity_count; ++n) {
        const ReadEntity& entity = read_.entities[document.first_entity + n];
        if (entity.level != Level::kNamed) continue;
        const Vote& vote = votes[entity.key];
        if (vote.several && vote.person > vote.other) {
          uses[entity.key].push_back({d, document.first_entity + n});
        }
      }
    }
    return uses;
  }

  /// For each person entity: the keys of what it holds, leads or belongs to.
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> find_anchors(
      const std::map<std::uint32_t, std::vector<NameUse>>& uses) const {
    std::unordered_map<std::size_t, std::vector<std::uint32_t>> anchors;
    for (const auto& [name, list] : uses) {
      for (const NameUse& use : list) anchors.try_emplace(use.entity);
    }
    for (const ReadDocument& document : read_.documents) {
      for (const FoldClaim& claim : read_.claims_of(document)) {
        if (claim.negated || claim.mood != Mood::kAsserted || !ties_identity(claim.relation)) {
          continue;
        }
        const std::size_t source = document.first_entity + claim.source.index();
        const std::size_t target = document.first_entity + claim.target.index();
        add_anchor(anchors, source, target);
        add_anchor(anchors, target, source);
      }
    }
    return anchors;
  }

  void add_anchor(std::unordered_map<std::size_t, std::vector<std::uint32_t>>& anchors,
                  std::size_t person, std::size_t other) const {
    const auto it = anchors.find(person);
    const ReadEntity& entity = read_.entities[other];
    // A described end is another in each document; a person is what is to be told apart.
    if (it == anchors.end() || entity.key == kNoIndex || anchors.contains(other) ||
        (entity.level == Level::kNamed && is_person(entity.type))) {
      return;
    }
    it->second.push_back(entity.key);
  }

  [[nodiscard]] bool ties_identity(RelationId relation) const {
    const std::vector<Family>& families = ontology_.relation(relation).families;
    return std::any_of(families.begin(), families.end(), [](Family family) {
      return family == Family::kRole || family == Family::kMembership;
    });
  }

  void cluster(const std::string& name, const std::vector<NameUse>& list,
               const std::unordered_map<std::size_t, std::vector<std::uint32_t>>& anchors) {
    UnionFind clusters;
    std::unordered_map<std::uint32_t, std::uint32_t> first_with;  // anchor -> position in list
    for (std::uint32_t i = 0; i < list.size(); ++i) {
      static_cast<void>(clusters.add());
      if (i > 0 && list[i - 1].document == list[i].document) clusters.join(i - 1, i);
      for (const std::uint32_t anchor : anchors.at(list[i].entity)) {
        clusters.join(first_with.try_emplace(anchor, i).first->second, i);
      }
    }
    // The list is in document order, and the root of a cluster is its first member.
    std::unordered_map<std::uint32_t, std::uint32_t> group_of_root;
    for (std::uint32_t i = 0; i < list.size(); ++i) {
      const std::uint32_t root = clusters.find(i);
      if (root == i) {
        const std::size_t number = group_of_root.size() + 1;
        const std::string key = number == 1 ? name : name + "~" + std::to_string(number);
        group_of_root[root] = group(key, Level::kNamed);
      }
      group_of_[list[i].entity] = group_of_root[root];
    }
  }

  const ReadTables& read_;
  const std::vector<std::uint32_t>& order_;
  const Ontology& ontology_;
  NodeType person_;
  std::vector<std::uint32_t> group_of_;  // by entity
  std::unordered_map<std::string, std::uint32_t> group_of_key_;
  std::vector<const std::string*> keys_;  // keys of group_of_key_
  std::vector<Level> levels_;
  UnionFind groups_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> vetoes_;
};

/// Counts votes for texts or types; the winner does not depend on the order of voting.
struct Ballot {
  std::map<std::uint32_t, std::uint64_t> types;
  std::map<std::string_view, std::uint64_t> names;
};

NodeType winning_type(const Ballot& ballot) {
  NodeType winner;
  std::uint64_t most = 0;
  for (const auto& [type, votes] : ballot.types) {
    if (votes > most) {
      most = votes;
      winner.value = type;
    }
  }
  return winner;
}

/// Most mentions, then the longer, then the first in byte order.
std::string_view winning_name(const Ballot& ballot) {
  std::string_view winner;
  std::uint64_t most = 0;
  for (const auto& [name, votes] : ballot.names) {
    if (votes > most || (votes == most && name.size() > winner.size())) {
      most = votes;
      winner = name;
    }
  }
  return winner;
}

void add_names(NodeTable& table, std::uint32_t node, const Ballot& ballot) {
  std::set<std::string> seen;
  const auto add = [&](std::string_view text, std::string_view lang, NameRole role) {
    std::string folded = normalize_name(text);
    if (folded.empty() || !seen.insert(folded + '\n' + std::string(lang)).second) return;
    table.names.push_back({node, std::string(text), std::move(folded), std::string(lang), role});
  };
  const MadeNode& made = table.nodes[node];
  add(made.name, "", NameRole::kLabel);
  if (made.known != nullptr) {
    for (const NodeName& name : made.known->names) add(name.text, name.lang, name.role);
  }
  for (const auto& [name, votes] : ballot.names) {
    const std::string folded = normalize_name(name);
    const auto known = seen.lower_bound(folded + '\n');
    if (known != seen.end() && known->starts_with(folded + '\n')) continue;
    add(name, "", NameRole::kAlias);
  }
}

}  // namespace

NodeTable make_nodes(const ReadTables& read, const std::vector<std::uint32_t>& order,
                     const Ontology& ontology, std::span<const Decision> decisions,
                     std::vector<FoldNotice>& notices) {
  Identity identity(read, order, ontology);
  identity.assign();
  identity.apply(decisions, notices);

  // Groups that entities are still in; a group emptied by splits is no node.
  std::vector<bool> used(identity.group_count(), false);
  for (std::size_t e = 0; e < read.entities.size(); ++e) used[identity.root(e)] = true;
  // The group whose key a node bears: the best known, then the smallest key.
  std::vector<std::uint32_t> bearer(identity.group_count(), kNoIndex);
  for (std::uint32_t g = 0; g < identity.group_count(); ++g) {
    std::uint32_t& best = bearer[identity.root_of_group(g)];
    if (best == kNoIndex ||
        std::make_pair(identity.level(g), std::string_view(identity.key(g))) <
            std::make_pair(identity.level(best), std::string_view(identity.key(best)))) {
      best = g;
    }
  }
  std::vector<std::uint32_t> roots;
  for (std::uint32_t g = 0; g < used.size(); ++g) {
    if (used[g]) roots.push_back(g);
  }
  std::sort(roots.begin(), roots.end(), [&](std::uint32_t a, std::uint32_t b) {
    return identity.key(bearer[a]) < identity.key(bearer[b]);
  });

  NodeTable table;
  std::vector<std::uint32_t> node_of_root(identity.group_count(), kNoIndex);
  table.nodes.resize(roots.size());
  for (std::uint32_t n = 0; n < roots.size(); ++n) {
    node_of_root[roots[n]] = n;
    MadeNode& node = table.nodes[n];
    node.key = identity.key(bearer[roots[n]]);
    node.level = identity.level(bearer[roots[n]]);
    const auto known = read.known.find(node.key);
    if (known != read.known.end()) node.known = &known->second;
  }
  for (std::uint32_t g = 0; g < identity.group_count(); ++g) {
    const std::uint32_t node = node_of_root[identity.root_of_group(g)];
    if (node != kNoIndex) table.node_of_key.emplace(identity.key(g), node);
  }

  std::vector<Ballot> ballots(table.nodes.size());
  table.node_of.resize(read.entities.size());
  for (std::size_t e = 0; e < read.entities.size(); ++e) {
    const ReadEntity& entity = read.entities[e];
    const std::uint32_t n = node_of_root[identity.root(e)];
    table.node_of[e] = n;
    table.nodes[n].mentions += entity.mentions;
    // An entity that is never mentioned (a row of a table) still has a voice.
    const std::uint64_t weight = std::max<std::uint32_t>(entity.mentions, 1);
    if (entity.type.valid()) ballots[n].types[entity.type.value] += weight;
    const std::string& name = read.texts.text(entity.name);
    if (!name.empty()) ballots[n].names[name] += weight;
  }
  for (std::uint32_t n = 0; n < table.nodes.size(); ++n) {
    MadeNode& node = table.nodes[n];
    node.type = node.known != nullptr ? node.known->type : winning_type(ballots[n]);
    node.name = node.known != nullptr ? node.known->name : winning_name(ballots[n]);
    if (node.name.empty()) node.name = node.key;
    add_names(table, n, ballots[n]);
  }
  std::sort(table.names.begin(), table.names.end(), [](const MadeName& a, const MadeName& b) {
    return std::tie(a.folded, a.node, a.role, a.text, a.lang) <
           std::tie(b.folded, b.node, b.role, b.text, b.lang);
  });
  return table;
}

}  // namespace lazo
