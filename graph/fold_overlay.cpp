// Newer documents laid over a snapshot: the tables of a fold of both, without reading the former
// documents again.
//
// A snapshot holds what the steps of a fold leave behind (nodes, names, votes, claims on their
// edges), so that a fold can be taken up after any of them. Nodes of which newer documents speak
// are named anew from the votes kept and theirs; claims join those that stand on their edges.
// Numbers shift, since everything stands in order, but their order stays.

#include <algorithm>
#include <numeric>

#include "graph/fold_tables.hpp"
#include "graph/identity.hpp"
#include "graph/node_naming.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot_view.hpp"

namespace lazo {
namespace {

using namespace snapshot_layout;

std::vector<std::uint32_t> by_id(const std::vector<ReadDocument>& documents) {
  std::vector<std::uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return documents[a].id < documents[b].id; });
  return order;
}

class Overlay {
 public:
  Overlay(const SnapshotView& base, const Ontology& ontology, ReadTables& read)
      : base_(base), ontology_(ontology), read_(read), newer_order_(by_id(read.documents)) {}

  std::optional<OverlaidTables> make(const std::map<DocumentId, TextSignature>& signatures) {
    NodeTable& newer = made_.newer;
    newer.identity = std::make_unique<Identity>(read_, newer_order_, ontology_);
    Identity& identity = *newer.identity;
    identity.assign();
    const std::vector<std::uint32_t> of_group = number_nodes(read_, identity, newer);
    if (needs_persons_told_apart(newer)) return std::nullopt;
    merge_nodes(newer);
    const std::size_t entities = read_.entities.size();
    NodeTable& table = made_.nodes;
    table.node_of.reserve(entities + base_.entity_nodes.size());
    for (std::size_t e = 0; e < entities; ++e) {
      table.node_of.push_back(of_newer_[of_group[identity.root(e)]]);
    }
    for (const std::uint32_t node : base_.entity_nodes) table.node_of.push_back(of_base_[node]);
    name(entities);
    if (!add_documents(entities, signatures)) return std::nullopt;
    place_claims();
    return std::move(made_);
  }

 private:
  /// Where a key is among the former nodes, or would be.
  [[nodiscard]] std::uint32_t position(std::string_view key) const {
    const auto at = std::lower_bound(base_.nodes.begin(), base_.nodes.end(), key,
                                     [&](const NodeRecord& node, std::string_view wanted) {
                                       return base_.text(node.key) < wanted;
                                     });
    return static_cast<std::uint32_t>(at - base_.nodes.begin());
  }
  [[nodiscard]] bool is_at(std::uint32_t position, std::string_view key) const {
    return position < base_.nodes.size() && base_.text(base_.nodes[position].key) == key;
  }
  [[nodiscard]] std::span<const VoteRecord> votes_of(std::uint32_t node) const {
    const auto first =
        std::lower_bound(base_.votes.begin(), base_.votes.end(), node,
                         [](const VoteRecord& v, std::uint32_t wanted) { return v.node < wanted; });
    auto last = first;
    while (last != base_.votes.end() && last->node == node) ++last;
    return {first, last};
  }

  /// Persons of one name are told apart by the claims of all documents that name them. A name that
  /// former and newer documents share, and that either takes for a person's, needs them all.
  [[nodiscard]] bool needs_persons_told_apart(const NodeTable& newer) const {
    const NodeType person = ontology_.find_type("person");
    const auto is_person = [&](NodeType type) {
      return type.valid() && person.valid() && ontology_.is_a(type, person);
    };
    const auto shared = [&](std::string_view key) {
      const std::uint32_t at = position(key);
      return is_at(at, key) ? at : kNoIndex;
    };
    for (const ReadEntity& entity : read_.entities) {
      if (entity.level == Level::kNamed && is_person(entity.type) &&
          shared(read_.texts.text(entity.key)) != kNoIndex) {
        return true;
      }
    }
    for (const MadeNode& node : newer.nodes) {
      const std::uint32_t at = node.level == Level::kNamed ? shared(node.key) : kNoIndex;
      if (at == kNoIndex) continue;
      if (is_person(type_in(base_.nodes[at].type))) return true;
      for (const VoteRecord& vote : votes_of(at)) {
        if (is_person(type_in(vote.type))) return true;
      }
    }
    return false;
  }

  [[nodiscard]] static NodeType type_in(std::uint16_t stored) {
    return stored == 0xFFFF ? NodeType{} : NodeType{stored};
  }

  /// Former and newer nodes by key, and the new number of each.
  void merge_nodes(const NodeTable& newer) {
    std::vector<MadeNode>& nodes = made_.nodes.nodes;
    nodes.reserve(base_.nodes.size() + newer.nodes.size());
    of_base_.resize(base_.nodes.size());
    of_newer_.resize(newer.nodes.size());
    std::uint32_t n = 0;
    const auto take_former = [&](std::uint32_t end) {
      for (; n < end; ++n) {
        const NodeRecord& record = base_.nodes[n];
        of_base_[n] = static_cast<std::uint32_t>(nodes.size());
        MadeNode& node = nodes.emplace_back();
        node.key = base_.text(record.key);
        node.name = base_.text(record.name);
        node.type = type_in(record.type);
        node.level = static_cast<Level>(record.level);
        node.mentions = record.mentions;
      }
    };
    for (std::uint32_t i = 0; i < newer.nodes.size(); ++i) {
      const MadeNode& added = newer.nodes[i];
      const std::uint32_t at = position(added.key);
      take_former(at);
      if (is_at(at, added.key)) {
        take_former(at + 1);
        nodes.back().level = std::min(nodes.back().level, added.level);
      } else {
        nodes.push_back(added);
      }
      of_newer_[i] = static_cast<std::uint32_t>(nodes.size() - 1);
    }
    take_former(static_cast<std::uint32_t>(base_.nodes.size()));
    for (const auto& [key, row] : read_.known) {
      const std::uint32_t node = made_.nodes.node_of_key(key);
      if (node != kNoIndex) nodes[node].known = &row;
    }
  }

  /// Names the nodes of the newer entities, which are the first `entities`, and keeps the names of
  /// the others.
  void name(std::size_t entities) {
    NodeTable& table = made_.nodes;
    NodeVotes votes(table.nodes.size());
    std::vector<bool> touched(table.nodes.size(), false);
    for (std::size_t e = 0; e < entities; ++e) {
      table.nodes[table.node_of[e]].mentions += read_.entities[e].mentions;
      touched[table.node_of[e]] = true;
    }
    std::vector<std::uint32_t> former_entities(base_.nodes.size(), 0);
    for (const std::uint32_t node : base_.entity_nodes) ++former_entities[node];
    for (std::uint32_t n = 0; n < base_.nodes.size(); ++n) {
      if (touched[of_base_[n]]) repeat_votes(n, former_entities[n], votes);
    }
    for (std::size_t e = 0; e < entities; ++e) {
      votes.add(table.node_of[e], read_.entities[e], read_.texts);
    }
    name_nodes(read_.texts, votes, {}, table);
    keep_names(touched);
    keep_votes(touched);
  }

  void repeat_votes(std::uint32_t n, std::uint32_t entities, NodeVotes& votes) {
    for (std::uint32_t i = 0; i < entities; ++i) votes.count_earlier(of_base_[n]);
    const NodeRecord& node = base_.nodes[n];
    const std::span<const VoteRecord> records = votes_of(n);
    for (const VoteRecord& vote : records) {
      const std::uint32_t name =
          vote.name.size > 0 ? read_.texts.number_of(base_.text(vote.name)) : kNoIndex;
      votes.add_earlier(of_base_[n], type_in(vote.type), name, vote.weight);
    }
    if (!records.empty()) return;
    votes.add_earlier(of_base_[n], type_in(node.type), read_.texts.number_of(base_.text(node.name)),
                      node.mentions > 0 ? node.mentions : entities);
  }

  void keep_names(const std::vector<bool>& touched) {
    std::vector<MadeName> kept;
    kept.reserve(base_.names.size());
    for (const NameRecord& record : base_.names) {
      const std::uint32_t node = of_base_[record.node];
      if (touched[node]) continue;
      MadeName name;
      name.node = node;
      name.role = static_cast<NameRole>(record.role);
      name.text = base_.text(record.text);
      name.folded = base_.text(record.folded);
      if (record.language > 0) name.lang = base_.text(base_.name_languages[record.language - 1U]);
      kept.push_back(name);
    }
    std::vector<MadeName>& names = made_.nodes.names;
    std::vector<MadeName> all(kept.size() + names.size());
    std::merge(kept.begin(), kept.end(), names.begin(), names.end(), all.begin(),
               name_comes_before);
    names = std::move(all);
  }

  void keep_votes(const std::vector<bool>& touched) {
    std::vector<MadeVote> kept;
    for (const VoteRecord& record : base_.votes) {
      const std::uint32_t node = of_base_[record.node];
      if (touched[node]) continue;
      kept.push_back({node, record.weight, base_.text(record.name), type_in(record.type)});
    }
    std::vector<MadeVote>& votes = made_.nodes.votes;
    std::vector<MadeVote> all(kept.size() + votes.size());
    std::merge(kept.begin(), kept.end(), votes.begin(), votes.end(), all.begin(),
               [](const MadeVote& a, const MadeVote& b) { return a.node < b.node; });
    votes = std::move(all);
  }

  /// Puts the former documents beside the newer ones. False if a signature is missing or a document
  /// is in both.
  [[nodiscard]] bool add_documents(std::size_t entities,
                                   const std::map<DocumentId, TextSignature>& signatures) {
    const auto newer = static_cast<std::uint32_t>(read_.documents.size());
    for (const DocumentRecord& record : base_.documents) {
      const auto signature = signatures.find(DocumentId{record.id});
      if (signature == signatures.end()) return false;
      ReadDocument& document = read_.documents.emplace_back();
      document.id.value = record.id;
      document.row.value = record.row;
      document.published.value = record.published;
      document.language = static_cast<Language>(record.language);
      document.title = base_.text(record.title);
      document.publisher = base_.text(record.publisher);
      document.uri = base_.text(record.uri);
      document.signature = signature->second;
      document.first_entity = entities + record.first_entity;
      document.entity_count = record.entities;
      document.claim_count = record.claims;
      document.folded = true;
    }
    made_.order = by_id(read_.documents);
    document_of_base_.resize(base_.documents.size());
    for (std::uint32_t d = 0; d < made_.order.size(); ++d) {
      const std::uint32_t at = made_.order[d];
      if (d > 0 && read_.documents[made_.order[d - 1]].id == read_.documents[at].id) return false;
      if (at >= newer) document_of_base_[at - newer] = d;
    }
    return true;
  }

  void place_claims() {
    PlacedClaims& placed = made_.placed;
    placed.sources.reserve(base_.claim_count + read_.claims.size());
    placed.claims.reserve(base_.claim_count + read_.claims.size());
    std::uint32_t claim = 0;
    std::size_t irregular = 0;
    for (std::uint32_t n = 0; n < base_.node_count; ++n) {
      for (std::uint32_t e = base_.out_offsets[n]; e < base_.out_offsets[n + 1]; ++e) {
        std::uint32_t count = 1;
        if (base_.irregular_edges[irregular] == e) {
          const std::uint32_t regular =
              base_.irregular_edges[irregular + 1] - base_.irregular_edges[irregular] - 1;
          count =
              base_.irregular_claims[irregular + 1] - base_.irregular_claims[irregular] - regular;
          ++irregular;
        }
        for (; count > 0; --count) place(of_base_[n], e, claim++);
      }
    }
  }

  void place(std::uint32_t source, std::uint32_t edge, std::uint32_t c) {
    PlacedClaims& placed = made_.placed;
    MadeClaim made;
    made.target = of_base_[base_.edge_targets[edge]];
    made.document = document_of_base_[base_.claim_documents[c]];
    made.index = base_.claim_indices[c];
    made.relation = static_cast<std::uint16_t>(base_.edge_relations[edge]);
    made.confidence = static_cast<std::uint16_t>(base_.claim_confidences[c]);
    made.bits = static_cast<std::uint16_t>(base_.claim_bits[c]);
    made.prefix = static_cast<std::uint16_t>(base_.claim_prefixes[c]);
    const auto node = [&](std::uint32_t n) { return n == kNoIndex ? kNoIndex : of_base_[n]; };
    const ClaimDetails details{base_.claim_sentences[c], base_.claim_days[c],
                               node(base_.claim_speakers[c]), node(base_.claim_abouts[c])};
    const Day published{base_.documents[base_.claim_documents[c]].published};
    if (details != details_of(made, {}, published)) {
      made.details = static_cast<std::uint32_t>(placed.details.size());
      placed.details.push_back(details);
    }
    placed.sources.push_back(source);
    placed.claims.push_back(made);
  }

  const SnapshotView& base_;
  const Ontology& ontology_;
  ReadTables& read_;
  std::vector<std::uint32_t> newer_order_;  // of the newer documents alone, by id
  OverlaidTables made_;
  std::vector<std::uint32_t> of_base_;           // the new number of each former node,
  std::vector<std::uint32_t> of_newer_;          // of each newer node,
  std::vector<std::uint32_t> document_of_base_;  // and of each former document
};

}  // namespace

std::optional<OverlaidTables> overlay(const Snapshot& base,
                                      const std::map<DocumentId, TextSignature>& signatures,
                                      const Ontology& ontology, ReadTables& read) {
  SnapshotView view;
  // Below, indices are followed without a look.
  if (!base.verify().ok() || !view.attach(base.bytes()).empty()) return std::nullopt;
  return Overlay(view, ontology, read).make(signatures);
}

}  // namespace lazo
