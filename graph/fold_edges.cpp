// Claims of many documents -> edges with their summaries.

#include <algorithm>
#include <array>
#include <tuple>

#include "graph/base/utf8.hpp"
#include "graph/belief.hpp"
#include "graph/claim_decisions.hpp"
#include "graph/conflicts.hpp"
#include "graph/fold_tables.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot_layout.hpp"

namespace lazo {
namespace {

constexpr std::uint16_t bit(bool value, unsigned at) {
  return static_cast<std::uint16_t>((value ? 1U : 0U) << at);
}

/// The status of a claim by its mood, negation and attribution, as they stand in its bits.
class StatusTable {
 public:
  StatusTable() {
    using namespace claim_bits;
    for (std::uint32_t bits = 0; bits < statuses_.size(); ++bits) {
      const auto flag = [bits](unsigned at) { return (bits >> at & 1U) != 0; };
      statuses_[bits] =
          status_of(flag(kNegated), static_cast<Mood>(bits >> kMood & 7U), flag(kAttributed));
    }
  }
  /// The bits of a claim as it was read, and its status.
  [[nodiscard]] std::uint16_t with_status(std::uint16_t bits) const {
    const ClaimStatus status = statuses_[bits & (statuses_.size() - 1)];
    return static_cast<std::uint16_t>(bits | static_cast<unsigned>(status) << claim_bits::kStatus);
  }

 private:
  std::array<ClaimStatus, std::size_t{1} << (claim_bits::kAttributed + 1)> statuses_{};
};

ClaimStatus status_in(std::uint16_t bits) {
  return static_cast<ClaimStatus>(bits >> claim_bits::kStatus & 7U);
}

/// What a claim says beyond the usual, as nodes and days.
ClaimDetails resolved(const ReadExtra& extra, const ReadDocument& document,
                      const std::uint32_t* node_of) {
  ClaimDetails details;
  if (extra.sentence != Span{}) details.sentence = extra.sentence.begin;
  details.day = extra.day.known() ? extra.day.value : document.published.value;
  if (extra.speaker.valid()) details.speaker = node_of[extra.speaker.index()];
  if (extra.about.valid()) details.about = node_of[extra.about.index()];
  return details;
}

/// Adds the claims that count, each with its nodes, as the decisions leave them; by document and
/// index.
void place_claims(const ReadTables& read, const std::vector<std::uint32_t>& order,
                  const NodeTable& nodes, const Ontology& ontology, const ClaimDecisions& decisions,
                  PlacedClaims& placed) {
  placed.sources.reserve(placed.claims.size() + read.claims.size());
  placed.claims.reserve(placed.claims.size() + read.claims.size());
  placed.details.reserve(placed.details.size() + read.extras.size());
  const StatusTable statuses;
  for (std::uint32_t d = 0; d < order.size(); ++d) {
    const ReadDocument& document = read.documents[order[d]];
    const std::uint32_t trust = decisions.trust(document.id);
    if (trust == 0 || document.folded) continue;
    const bool decided = decisions.any_on(document);
    const std::uint32_t* const node_of = nodes.node_of.data() + document.first_entity;
    for (std::uint32_t index = 0; index < document.claim_count; ++index) {
      ReadClaim claim = read.claims[document.first_claim + index];
      std::uint32_t source = node_of[claim.source];
      MadeClaim made;
      made.target = node_of[claim.target];
      if (decided) {
        FoldClaim whole = read.claim(document.first_claim + index);
        const ClaimDecisions::Verdict verdict = decisions.on(document, whole);
        if (verdict.rejected) continue;
        const bool restated = verdict.restated != nullptr &&
                              decisions.restate(*verdict.restated, whole, source, made.target);
        claim.relation = static_cast<std::uint16_t>(whole.relation.value);
        claim.bits = static_cast<std::uint16_t>(read_bits(whole) |
                                                bit(verdict.accepted, claim_bits::kAccepted) |
                                                bit(restated, claim_bits::kRestated));
        if (verdict.accepted) claim.confidence = 10000;
      }
      if (made.target < source && ontology.relation(RelationId{claim.relation}).symmetric) {
        std::swap(source, made.target);
      }
      made.document = d;
      made.index = index;
      made.relation = claim.relation;
      made.confidence = static_cast<std::uint16_t>(claim.confidence * trust / 10000U);
      made.bits = statuses.with_status(claim.bits);
      made.prefix = static_cast<std::uint16_t>(claim.id_prefix >> 16U);
      if (claim.extra != kNoIndex) {
        made.details = static_cast<std::uint32_t>(placed.details.size());
        placed.details.push_back(resolved(read.extras[claim.extra], document, node_of));
      }
      placed.sources.push_back(source);
      placed.claims.push_back(made);
    }
  }
}

/// Puts the claims of each source side by side, in the order they had: first[n] to first[n + 1] are
/// those of node n. O(n).
std::vector<MadeClaim> by_source(const PlacedClaims& placed, std::size_t nodes,
                                 std::vector<std::uint32_t>& first) {
  first.assign(nodes + 1, 0);
  for (const std::uint32_t source : placed.sources) ++first[source + 1];
  for (std::size_t n = 0; n < nodes; ++n) first[n + 1] += first[n];
  std::vector<MadeClaim> sorted(placed.claims.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::size_t i = 0; i < placed.claims.size(); ++i) {
    sorted[next[placed.sources[i]]++] = placed.claims[i];
  }
  return sorted;
}

bool comes_before(const MadeClaim& a, const MadeClaim& b) {
  const auto triple = [](const MadeClaim& c) {
    return std::uint64_t{c.relation} << 32U | c.target;
  };
  if (triple(a) != triple(b)) return triple(a) < triple(b);
  return std::tie(a.document, a.index) < std::tie(b.document, b.index);
}

bool same_edge(const MadeClaim& a, const MadeClaim& b) {
  return a.target == b.target && a.relation == b.relation;
}

constexpr std::uint8_t status_bit(ClaimStatus status) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(status));
}

/// A tie of the vocabulary between nodes that are present.
struct PlacedTie {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint16_t relation = 0;
  bool symmetric = false;
  const BackgroundTie* tie = nullptr;
};

/// By (source, relation, target), one for each.
std::vector<PlacedTie> place_ties(const NodeTable& nodes, const Ontology& ontology) {
  std::vector<PlacedTie> ties;
  for (std::uint32_t n = 0; n < nodes.nodes.size(); ++n) {
    if (nodes.nodes[n].known == nullptr) continue;
    for (const BackgroundTie& tie : nodes.nodes[n].known->background) {
      PlacedTie placed;
      placed.source = n;
      placed.target = nodes.node_of_key(tie.target);
      if (placed.target == kNoIndex || placed.target == n) continue;
      placed.relation = static_cast<std::uint16_t>(tie.relation.value);
      placed.symmetric = ontology.relation(tie.relation).symmetric;
      if (placed.symmetric && placed.target < placed.source) {
        std::swap(placed.source, placed.target);
      }
      placed.tie = &tie;
      ties.push_back(placed);
    }
  }
  const auto triple = [](const PlacedTie& t) { return std::tie(t.source, t.relation, t.target); };
  std::sort(ties.begin(), ties.end(), [&](const PlacedTie& a, const PlacedTie& b) {
    if (triple(a) != triple(b)) return triple(a) < triple(b);
    return std::tie(a.tie->from, a.tie->to, a.tie->source) <
           std::tie(b.tie->from, b.tie->to, b.tie->source);
  });
  // Of several rows for one tie the last term of office is shown.
  const auto last =
      std::unique(ties.rbegin(), ties.rend(),
                  [&](const PlacedTie& a, const PlacedTie& b) { return triple(a) == triple(b); });
  ties.erase(ties.begin(), last.base());
  return ties;
}

class EdgeMaker {
 public:
  EdgeMaker(const ReadTables& read, const std::vector<std::uint32_t>& order, const NodeTable& nodes,
            const Ontology& ontology)
      : nodes_(nodes), ontology_(ontology) {
    find_sources(read, order);
  }

  EdgeTable make(PlacedClaims placed) {
    const std::size_t nodes = nodes_.nodes.size();
    std::vector<std::uint32_t> first;
    table_.claims = by_source(placed, nodes, first);
    table_.details = std::move(placed.details);
    placed = {};
    table_.out_offsets.clear();
    table_.out_offsets.reserve(nodes + 1);
    table_.targets.reserve(table_.claims.size());
    table_.relations.reserve(table_.claims.size());
    table_.bits.reserve(table_.claims.size());
    const std::vector<PlacedTie> ties = place_ties(nodes_, ontology_);
    std::size_t tie = 0;
    for (std::uint32_t n = 0; n < nodes; ++n) {
      table_.out_offsets.push_back(table_.size());
      const auto begin = table_.claims.begin() + first[n];
      const auto end = table_.claims.begin() + first[n + 1];
      if (!std::is_sorted(begin, end, comes_before)) std::sort(begin, end, comes_before);
      add_edges_of(first[n], first[n + 1], n, ties, tie);
      if (sided_.size() > 1) mark_antonyms();
    }
    table_.out_offsets.push_back(table_.size());
    return std::move(table_);
  }

 private:
  /// Publisher and near-duplicates of each document: what makes sources dependent.
  void find_sources(const ReadTables& read, const std::vector<std::uint32_t>& order) {
    Interner publishers;
    std::vector<TextSignature> signatures;
    for (const std::uint32_t d : order) {
      const ReadDocument& document = read.documents[d];
      published_.push_back(document.published);
      const std::string name = normalize_name(document.publisher);
      publishers_.push_back(name.empty() ? kNoIndex : publishers.number_of(name));
      signatures.push_back(document.signature);
    }
    table_.duplicates = cluster_near_duplicates(signatures);
  }

  /// The edges of a node from its claims and ties, both sorted. `tie` moves on.
  void add_edges_of(std::uint32_t begin, std::uint32_t end, std::uint32_t node,
                    const std::vector<PlacedTie>& ties, std::size_t& tie) {
    sided_.clear();
    while (begin < end || (tie < ties.size() && ties[tie].source == node)) {
      const bool has_tie = tie < ties.size() && ties[tie].source == node;
      const auto pair = [](std::uint16_t relation, std::uint32_t target) {
        return std::pair(relation, target);
      };
      // A typed edge stands before the background one of the same triple.
      if (begin < end &&
          (!has_tie || pair(table_.claims[begin].relation, table_.claims[begin].target) <=
                           pair(ties[tie].relation, ties[tie].target))) {
        std::uint32_t last = begin + 1;
        while (last < end && same_edge(table_.claims[last], table_.claims[begin])) ++last;
        add_edge(begin, last);
        begin = last;
      } else {
        add_tie(ties[tie++], begin);
      }
    }
  }

  void add_edge(std::uint32_t begin, std::uint32_t end) {
    const std::span<const MadeClaim> claims(&table_.claims[begin], end - begin);
    const RelationRow& relation = ontology_.relation(RelationId{claims[0].relation});
    const std::uint32_t edge = table_.size();
    unsigned bits = relation.symmetric ? 1U << snapshot_layout::kEdgeSymmetric : 0U;
    for (const MadeClaim& claim : claims) bits |= status_bit(status_in(claim.bits));
    if (claims.size() > 1) {
      add_irregular(begin);
      add_summaries(claims, bits);
      const std::uint8_t both = status_bit(ClaimStatus::kStated) | status_bit(ClaimStatus::kDenied);
      if ((bits & both) == both) {
        bits |= conflicts(subjects_of(claims, ClaimStatus::kStated),
                          subjects_of(claims, ClaimStatus::kDenied));
      }
    }
    const Family family = relation.family();
    if ((family == Family::kSupport || family == Family::kOppose) &&
        (bits & status_bit(ClaimStatus::kStated)) != 0) {
      sided_.push_back({claims[0].target, edge, begin, end, family});
    }
    table_.targets.push_back(claims[0].target);
    table_.relations.push_back(claims[0].relation);
    table_.bits.push_back(static_cast<std::uint16_t>(bits));
  }

  void add_tie(const PlacedTie& tie, std::uint32_t next_claim) {
    add_irregular(next_claim);
    table_.background.emplace_back(table_.size(), tie.tie);
    table_.targets.push_back(tie.target);
    table_.relations.push_back(tie.relation);
    unsigned bits = 1U << snapshot_layout::kEdgeBackground;
    if (tie.symmetric) bits |= 1U << snapshot_layout::kEdgeSymmetric;
    table_.bits.push_back(static_cast<std::uint16_t>(bits));
  }

  void add_irregular(std::uint32_t first_claim) {
    table_.irregular.push_back(
        {table_.size(), first_claim, static_cast<std::uint32_t>(table_.summaries.size())});
  }

  void add_summaries(std::span<const MadeClaim> claims, unsigned statuses) {
    for (std::size_t s = 0; s < kStatusCount; ++s) {
      const auto status = static_cast<ClaimStatus>(s);
      if ((statuses & status_bit(status)) == 0) continue;
      MadeSummary made;
      made.status = status;
      sources_.clear();
      DayRange days;
      for (const MadeClaim& claim : claims) {
        if (status_in(claim.bits) != status) continue;
        const ClaimDetails details = details_in_table(claim);
        ++made.summary.claims;
        days.add(details.day);
        made.summary.confidence = std::max(made.summary.confidence, claim.confidence);
        sources_.push_back({.document = claim.document,
                            .duplicates = table_.duplicates[claim.document],
                            .publisher = publishers_[claim.document],
                            .speaker = details.speaker,
                            .confidence = claim.confidence});
      }
      made.summary.first.value = days.first;
      made.summary.latest.value = days.latest;
      const Belief belief = belief_of(sources_);
      made.summary.sources = belief.sources;
      made.summary.belief = belief.belief;
      table_.summaries.push_back(made);
    }
  }

  [[nodiscard]] ClaimDetails details_in_table(const MadeClaim& claim) const {
    return details_of(claim, table_.details, published_[claim.document]);
  }

  [[nodiscard]] Subjects subjects_of(std::span<const MadeClaim> claims, ClaimStatus status) const {
    Subjects subjects;
    for (const MadeClaim& claim : claims) {
      if (status_in(claim.bits) != status) continue;
      const ClaimDetails details = details_in_table(claim);
      subjects[details.about].add(details.day);
    }
    return subjects;
  }

  /// A stated edge of support or opposition of the node whose edges are being made.
  struct SidedEdge {
    std::uint32_t target = 0;
    std::uint32_t edge = 0;
    std::uint32_t first_claim = 0;
    std::uint32_t last_claim = 0;  ///< one past
    Family family = Family::kSupport;
  };

  /// Stated support and stated opposition of one node to another contradict each other.
  void mark_antonyms() {
    std::sort(sided_.begin(), sided_.end(), [](const SidedEdge& a, const SidedEdge& b) {
      return std::tie(a.target, a.edge) < std::tie(b.target, b.edge);
    });
    const auto stated = [this](const SidedEdge& e) {
      return subjects_of(
          std::span(table_.claims).subspan(e.first_claim, e.last_claim - e.first_claim),
          ClaimStatus::kStated);
    };
    for (std::size_t i = 0; i < sided_.size(); ++i) {
      for (std::size_t j = i + 1; j < sided_.size() && sided_[j].target == sided_[i].target; ++j) {
        if (sided_[i].family == sided_[j].family) continue;
        const unsigned bits = conflicts(stated(sided_[i]), stated(sided_[j]));
        for (const std::uint32_t edge : {sided_[i].edge, sided_[j].edge}) {
          table_.bits[edge] = static_cast<std::uint16_t>(table_.bits[edge] | bits);
        }
      }
    }
  }

  const NodeTable& nodes_;
  const Ontology& ontology_;
  EdgeTable table_;
  std::vector<Day> published_;             // by document
  std::vector<std::uint32_t> publishers_;  // by document
  std::vector<ClaimSource> sources_;       // kept to save allocations, like
  std::vector<SidedEdge> sided_;           // of the current node
};

}  // namespace

EdgeTable make_edges(const ReadTables& read, const std::vector<std::uint32_t>& order,
                     const NodeTable& nodes, const Ontology& ontology,
                     std::span<const Decision> decisions, PlacedClaims placed,
                     std::vector<FoldNotice>& notices) {
  const ClaimDecisions on_claims(decisions, read, nodes, ontology, notices);
  place_claims(read, order, nodes, ontology, on_claims, placed);
  return EdgeMaker(read, order, nodes, ontology).make(std::move(placed));
}

}  // namespace lazo
