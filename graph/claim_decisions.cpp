#include "graph/claim_decisions.hpp"

#include <optional>

#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

bool same_prefix(const std::string& id, std::uint32_t prefix) {
  const std::optional<ClaimId> claim = parse_claim_id(id);
  if (!claim) return false;
  std::uint32_t wanted = 0;
  for (std::size_t i = 0; i < 4; ++i) wanted = wanted << 8U | claim->bytes[i];
  return wanted == prefix;
}

}  // namespace

ClaimDecisions::ClaimDecisions(std::span<const Decision> decisions, const ReadTables& read,
                               const NodeTable& nodes, const Ontology& ontology,
                               std::vector<FoldNotice>& notices)
    : read_(read), nodes_(nodes), ontology_(ontology), notices_(notices) {
  for (const Decision& decision : decisions) {
    if (decision.claim) by_document_[decision.claim->document].push_back(&decision);
    if (decision.verb == DecisionVerb::kTrust) {
      trust_[*parse_document_id(decision.a)] = decision.trust;  // by (at, id): the last one holds
    }
  }
}

std::uint32_t ClaimDecisions::trust(DocumentId document) const {
  const auto it = trust_.find(document);
  return it == trust_.end() ? 10000U : it->second;
}

bool ClaimDecisions::any_on(const ReadDocument& document) const {
  return by_document_.contains(document.id);
}

ClaimDecisions::Verdict ClaimDecisions::on(const ReadDocument& document,
                                           const FoldClaim& claim) const {
  Verdict verdict;
  const auto found = by_document_.find(document.id);
  if (found == by_document_.end()) return verdict;
  for (const Decision* const decision : found->second) {
    if (!names(*decision->claim, document, claim)) continue;
    if (decision->verb == DecisionVerb::kRestate) {
      verdict.restated = decision;
      continue;
    }
    verdict.rejected = decision->verb == DecisionVerb::kReject;
    verdict.accepted = decision->verb == DecisionVerb::kAccept;
  }
  return verdict;
}

bool ClaimDecisions::restate(const Decision& decision, FoldClaim& claim, std::uint32_t& source,
                             std::uint32_t& target) const {
  const Restatement& says = *decision.restatement;
  const auto resolve = [&](const std::string& key, std::uint32_t& node) {
    if (!key.empty()) node = nodes_.node_of_key(key);
    return node != kNoIndex;
  };
  RelationId relation = claim.relation;
  if (!says.relation.empty()) relation = ontology_.find_relation(says.relation);
  std::uint32_t new_source = source;
  std::uint32_t new_target = target;
  if (!relation.valid() || !resolve(says.source, new_source) || !resolve(says.target, new_target)) {
    notices_.push_back({decision.id,
                        "the claim was not restated: the relation or a node that the decision "
                        "names is not in the graph"});
    return false;
  }
  claim.relation = relation;
  source = new_source;
  target = new_target;
  if (says.negated) claim.negated = *says.negated;
  if (says.mood) claim.mood = *says.mood;
  return true;
}

bool ClaimDecisions::names(const ClaimReference& reference, const ReadDocument& document,
                           const FoldClaim& claim) const {
  if (reference.relation != ontology_.relation(claim.relation).name) return false;
  if (reference.record.empty() ? reference.sentence != claim.sentence
                               : !same_prefix(reference.id, claim.id_prefix)) {
    return false;
  }
  return is(reference.source, document, claim.source) &&
         is(reference.target, document, claim.target);
}

/// Whether a reference means this entity: by its local key, its own key or that of its node.
bool ClaimDecisions::is(const std::string& reference, const ReadDocument& document,
                        EntityId entity) const {
  const std::size_t at = document.first_entity + entity.index();
  const ReadEntity& read = read_.entities[at];
  return (read.key != kNoIndex && read_.texts.text(read.key) == reference) ||
         nodes_.nodes[nodes_.node_of[at]].key == reference ||
         local_entity_key(document.id, entity) == reference;
}

}  // namespace lazo
