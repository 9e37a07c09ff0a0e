#include "graph/identity.hpp"

#include <algorithm>
#include <tuple>

#include "graph/base/utf8.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

Identity::Identity(const ReadTables& read, const std::vector<std::uint32_t>& order,
                   const Ontology& ontology)
    : read_(read), order_(order), ontology_(ontology), person_(ontology.find_type("person")) {}

/// The group of a key, made if there is none. One key may come at two levels: the better known
/// wins.
std::uint32_t Identity::group(std::string_view key, Level level) {
  const std::uint32_t number = keys_.number_of(key);
  if (number == levels_.size()) {
    levels_.push_back(level);
    static_cast<void>(groups_.add());
  }
  levels_[number] = std::min(levels_[number], level);
  return number;
}

void Identity::assign() {
  group_of_.assign(read_.entities.size(), kNoIndex);
  find_shared_persons();
  std::vector<std::uint32_t> group_of_text(read_.texts.size(), kNoIndex);
  for (const std::uint32_t d : order_) {
    const ReadDocument& document = read_.documents[d];
    for (std::uint32_t n = 0; n < document.entity_count; ++n) {
      const std::size_t at = document.first_entity + n;
      if (group_of_[at] != kNoIndex) continue;
      const ReadEntity& entity = read_.entities[at];
      if (entity.key == kNoIndex) {
        group_of_[at] = group(local_entity_key(document.id, EntityId{n}), Level::kDescribed);
        continue;
      }
      std::uint32_t& known = group_of_text[entity.key];
      if (known == kNoIndex || entity.level < levels_[known]) {
        known = group(read_.texts.text(entity.key), entity.level);
      }
      group_of_[at] = known;
    }
  }
}

void Identity::apply(std::span<const Decision> decisions, std::vector<FoldNotice>& notices) {
  std::vector<const Decision*> different;
  std::vector<const Decision*> same;
  for (const Decision& decision : decisions) {
    if (decision.verb == DecisionVerb::kDifferent) different.push_back(&decision);
    if (decision.verb == DecisionVerb::kSame || decision.verb == DecisionVerb::kAlias) {
      same.push_back(&decision);
    }
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

/// The entity that a decision names by its local key; nothing if it is not here.
std::optional<std::size_t> Identity::local_entity(std::string_view reference) const {
  const std::optional<LocalEntityKey> local = parse_local_entity_key(reference);
  if (!local) return std::nullopt;
  const auto at =
      std::lower_bound(order_.begin(), order_.end(), local->document,
                       [&](std::uint32_t d, DocumentId id) { return read_.documents[d].id < id; });
  if (at == order_.end() || read_.documents[*at].id != local->document) return std::nullopt;
  const ReadDocument& document = read_.documents[*at];
  if (local->entity.index() >= document.entity_count) return std::nullopt;
  return document.first_entity + local->entity.index();
}

std::uint32_t Identity::group_of(std::string_view reference) const {
  if (const auto entity = local_entity(reference)) return group_of_[*entity];
  return keys_.find(reference);
}

/// `different` of an entity and the node it is in takes the entity out.
void Identity::split(const Decision& decision) {
  const std::uint32_t both = group_of(decision.a);
  if (both == kNoIndex || both != group_of(decision.b)) return;
  for (const std::string* const reference : {&decision.b, &decision.a}) {
    const auto entity = local_entity(*reference);
    // A described entity alone in its group has this key already.
    if (!entity || key(group_of_[*entity]) == *reference) continue;
    group_of_[*entity] = group(*reference, Level::kDescribed);
    return;
  }
}

void Identity::merge(const Decision& decision, std::vector<FoldNotice>& notices) {
  std::uint32_t a = group_of(decision.a);
  std::uint32_t b =
      group_of(decision.verb == DecisionVerb::kAlias ? "name:" + slug(decision.b) : decision.b);
  if (a == kNoIndex || b == kNoIndex) return;  // sleeps until both are here
  a = groups_.find(a);
  b = groups_.find(b);
  for (const auto& [x, y] : vetoes_) {
    const std::uint32_t rx = groups_.find(x);
    const std::uint32_t ry = groups_.find(y);
    if ((rx == a && ry == b) || (rx == b && ry == a)) {
      notices.push_back({decision.id, "'" + decision.a + "' and '" + decision.b +
                                          "' were not joined: '" + std::string(key(x)) + "' and '" +
                                          std::string(key(y)) + "' are decided to be different"});
      return;
    }
  }
  groups_.join(a, b);
}

bool Identity::is_person(NodeType type) const {
  return type.valid() && person_.valid() && ontology_.is_a(type, person_);
}

/// Names that are those of persons (by vote) in several documents: one group for each cluster of
/// documents that tie the person to a common office or organisation.
void Identity::find_shared_persons() {
  const std::map<std::uint32_t, std::vector<NameUse>> uses = person_names();
  if (uses.empty()) return;
  const Anchors anchors = find_anchors(uses);
  for (const auto& [name, list] : uses) cluster(read_.texts.text(name), list, anchors);
}

std::map<std::uint32_t, std::vector<Identity::NameUse>> Identity::person_names() const {
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
Identity::Anchors Identity::find_anchors(
    const std::map<std::uint32_t, std::vector<NameUse>>& uses) const {
  Anchors anchors;
  for (const auto& [name, list] : uses) {
    for (const NameUse& use : list) anchors.try_emplace(use.entity);
  }
  for (const ReadDocument& document : read_.documents) {
    for (std::size_t i = 0; i < document.claim_count; ++i) {
      const FoldClaim claim = read_.claim(document.first_claim + i);
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

void Identity::add_anchor(Anchors& anchors, std::size_t person, std::size_t other) const {
  const auto it = anchors.find(person);
  const ReadEntity& entity = read_.entities[other];
  // A described end is another in each document; a person is what is to be told apart.
  if (it == anchors.end() || entity.key == kNoIndex || anchors.contains(other) ||
      (entity.level == Level::kNamed && is_person(entity.type))) {
    return;
  }
  it->second.push_back(entity.key);
}

bool Identity::ties_identity(RelationId relation) const {
  const std::vector<Family>& families = ontology_.relation(relation).families;
  return std::any_of(families.begin(), families.end(), [](Family family) {
    return family == Family::kRole || family == Family::kMembership;
  });
}

void Identity::cluster(std::string_view name, const std::vector<NameUse>& list,
                       const Anchors& anchors) {
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
      std::string key(name);
      if (number > 1) key += "~" + std::to_string(number);
      group_of_root[root] = group(key, Level::kNamed);
    }
    group_of_[list[i].entity] = group_of_root[root];
  }
}

}  // namespace lazo
