// Claims of many documents -> edges with their summaries.

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/base/utf8.hpp"
#include "graph/belief.hpp"
#include "graph/claim_decisions.hpp"
#include "graph/fold_tables.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

/// Statements that deny each other within this many days are a dispute, else a change.
constexpr std::int64_t kDisputeDays = 31;

constexpr std::uint16_t bit(bool value, unsigned at) {
  return static_cast<std::uint16_t>((value ? 1U : 0U) << at);
}

std::uint16_t bits_of(const FoldClaim& claim, bool accepted, bool restated) {
  const ClaimStatus status = status_of(claim.negated, claim.mood, claim.attributed);
  using namespace claim_bits;
  return static_cast<std::uint16_t>(
      static_cast<unsigned>(claim.mood) << kMood |
      static_cast<unsigned>(claim.certainty) << kCertainty |
      static_cast<unsigned>(claim.tense) << kTense | bit(claim.negated, kNegated) |
      bit(claim.attributed, kAttributed) | bit(claim.anonymous, kAnonymous) |
      bit(accepted, kAccepted) | bit(restated, kRestated) |
      static_cast<unsigned>(status) << kStatus);
}

ClaimStatus status_in(std::uint16_t bits) {
  return static_cast<ClaimStatus>(bits >> claim_bits::kStatus & 7U);
}

/// The claims that count, each with its nodes, as the decisions leave them.
std::vector<MadeClaim> place_claims(const ReadTables& read, const std::vector<std::uint32_t>& order,
                                    const NodeTable& nodes, const Ontology& ontology,
                                    const ClaimDecisions& decisions) {
  std::vector<MadeClaim> made;
  made.reserve(read.claims.size());
  for (std::uint32_t d = 0; d < order.size(); ++d) {
    const ReadDocument& document = read.documents[order[d]];
    const std::uint32_t trust = decisions.trust(document.id);
    const auto node_of = [&](EntityId entity) {
      return entity.valid() ? nodes.node_of[document.first_entity + entity.index()] : kNoIndex;
    };
    std::uint32_t index = 0;
    for (FoldClaim claim : read.claims_of(document)) {
      const std::uint32_t here = index++;
      const ClaimDecisions::Verdict verdict = decisions.on(document, claim);
      if (verdict.rejected || trust == 0) continue;
      MadeClaim out;
      out.source = node_of(claim.source);
      out.target = node_of(claim.target);
      const bool restated = verdict.restated != nullptr &&
                            decisions.restate(*verdict.restated, claim, out.source, out.target);
      if (ontology.relation(claim.relation).symmetric && out.target < out.source) {
        std::swap(out.source, out.target);
      }
      out.document = d;
      out.index = here;
      out.sentence = claim.sentence == Span{} ? ClaimView::kNoSentence : claim.sentence.begin;
      out.day = claim.day.known() ? claim.day.value : document.published.value;
      out.speaker = node_of(claim.speaker);
      out.about = node_of(claim.about);
      out.id_prefix = claim.id_prefix;
      out.relation = static_cast<std::uint16_t>(claim.relation.value);
      const std::uint32_t confidence = verdict.accepted ? 10000U : claim.confidence;
      out.confidence = static_cast<std::uint16_t>(confidence * trust / 10000U);
      out.bits = bits_of(claim, verdict.accepted, restated);
      made.push_back(out);
    }
  }
  return made;
}

/// By (source, relation, target); the order of documents and rows is kept within. The sort is by
/// buckets of the source: O(n) and then O(k log k) for the k claims of a node.
std::vector<MadeClaim> sorted_by_edge(const std::vector<MadeClaim>& claims, std::size_t nodes) {
  std::vector<std::size_t> first(nodes + 1, 0);
  for (const MadeClaim& claim : claims) ++first[claim.source + 1];
  for (std::size_t n = 0; n < nodes; ++n) first[n + 1] += first[n];
  std::vector<MadeClaim> sorted(claims.size());
  std::vector<std::size_t> next(first.begin(), first.end() - 1);
  for (const MadeClaim& claim : claims) sorted[next[claim.source]++] = claim;
  for (std::size_t n = 0; n < nodes; ++n) {
    const auto begin = sorted.begin() + static_cast<std::ptrdiff_t>(first[n]);
    const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(first[n + 1]);
    const auto before = [](const MadeClaim& a, const MadeClaim& b) {
      return std::tie(a.relation, a.target, a.document, a.index) <
             std::tie(b.relation, b.target, b.document, b.index);
    };
    if (!std::is_sorted(begin, end, before)) std::sort(begin, end, before);
  }
  return sorted;
}

/// Days since a fixed day, months counted as 31 days: near enough to say "within a month".
std::int64_t about_days(std::uint32_t day) {
  const Day d{day};
  return (std::int64_t{d.year()} * 12 + d.month()) * 31 + d.day();
}

struct DayRange {
  std::uint32_t first = 0;
  std::uint32_t latest = 0;
  void add(std::uint32_t day) {
    if (first == 0 || (day != 0 && day < first)) first = day;
    latest = std::max(latest, day);
  }
};

enum class Conflict : std::uint8_t { kDispute, kChange };

Conflict conflict_of(const DayRange& a, const DayRange& b) {
  if (a.first == 0 || b.first == 0)
    return Conflict::kDispute;  // undated: nobody can say it changed
  const bool apart = about_days(a.latest) + kDisputeDays < about_days(b.first) ||
                     about_days(b.latest) + kDisputeDays < about_days(a.first);
  return apart ? Conflict::kChange : Conflict::kDispute;
}

/// Days of the claims of one status, by what they are about.
using Subjects = std::map<std::uint32_t, DayRange>;

Subjects subjects_of(std::span<const MadeClaim> claims, ClaimStatus status) {
  Subjects subjects;
  for (const MadeClaim& claim : claims) {
    if (status_in(claim.bits) == status) subjects[claim.about].add(claim.day);
  }
  return subjects;
}

void mark_conflicts(const Subjects& a, const Subjects& b, MadeEdge& edge) {
  for (const auto& [about_a, days_a] : a) {
    for (const auto& [about_b, days_b] : b) {
      // Claims on different subjects do not contradict each other; one without may be on any.
      if (about_a != about_b && about_a != kNoIndex && about_b != kNoIndex) continue;
      (conflict_of(days_a, days_b) == Conflict::kDispute ? edge.disputed : edge.changed) = true;
    }
  }
}

constexpr std::uint8_t status_bit(ClaimStatus status) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(status));
}

class EdgeMaker {
 public:
  EdgeMaker(const ReadTables& read, const std::vector<std::uint32_t>& order, const NodeTable& nodes,
            const Ontology& ontology)
      : read_(read), order_(order), nodes_(nodes), ontology_(ontology) {
    find_sources();
  }

  EdgeTable make(std::vector<MadeClaim> claims) {
    table_.claims = std::move(claims);
    for (std::size_t begin = 0, end = 0; begin < table_.claims.size(); begin = end) {
      const auto triple = [&](std::size_t i) {
        const MadeClaim& c = table_.claims[i];
        return std::tie(c.source, c.relation, c.target);
      };
      while (end < table_.claims.size() && triple(end) == triple(begin)) ++end;
      add_edge(begin, end);
    }
    add_background();
    mark_antonyms();
    return std::move(table_);
  }

 private:
  /// Publisher and near-duplicates of each document: what makes sources dependent.
  void find_sources() {
    Interner publishers;
    std::vector<TextSignature> signatures;
    for (const std::uint32_t d : order_) {
      const ReadDocument& document = read_.documents[d];
      const std::string name = normalize_name(document.publisher);
      publishers_.push_back(name.empty() ? kNoIndex : publishers.number_of(name));
      signatures.push_back(document.signature);
    }
    table_.duplicates = cluster_near_duplicates(signatures);
  }

  void add_edge(std::size_t begin, std::size_t end) {
    const std::span<const MadeClaim> claims(&table_.claims[begin], end - begin);
    MadeEdge edge;
    edge.source = claims[0].source;
    edge.target = claims[0].target;
    edge.relation = claims[0].relation;
    edge.symmetric = ontology_.relation(RelationId{edge.relation}).symmetric;
    edge.first_claim = static_cast<std::uint32_t>(begin);
    edge.first_summary = static_cast<std::uint32_t>(table_.summaries.size());
    for (const MadeClaim& claim : claims) {
      edge.statuses |= status_bit(status_in(claim.bits));
      edge.confidence = std::max(edge.confidence, claim.confidence);
      edge.latest = std::max(edge.latest, claim.day);
    }
    if (claims.size() > 1) {
      add_summaries(claims, edge.statuses);
      const std::uint8_t both = status_bit(ClaimStatus::kStated) | status_bit(ClaimStatus::kDenied);
      if ((edge.statuses & both) == both) {
        mark_conflicts(subjects_of(claims, ClaimStatus::kStated),
                       subjects_of(claims, ClaimStatus::kDenied), edge);
      }
    }
    table_.edges.push_back(edge);
  }

  void add_summaries(std::span<const MadeClaim> claims, std::uint8_t statuses) {
    for (std::size_t s = 0; s < kStatusCount; ++s) {
      const auto status = static_cast<ClaimStatus>(s);
      if ((statuses & status_bit(status)) == 0) continue;
      MadeSummary made;
      made.status = status;
      sources_.clear();
      DayRange days;
      for (const MadeClaim& claim : claims) {
        if (status_in(claim.bits) != status) continue;
        ++made.summary.claims;
        days.add(claim.day);
        made.summary.confidence = std::max(made.summary.confidence, claim.confidence);
        sources_.push_back({.document = claim.document,
                            .duplicates = table_.duplicates[claim.document],
                            .publisher = publishers_[claim.document],
                            .speaker = claim.speaker,
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

  /// Ties of the vocabulary between nodes that are present. They take part in the order of edges.
  void add_background() {
    std::vector<MadeEdge> ties;
    for (std::uint32_t n = 0; n < nodes_.nodes.size(); ++n) {
      if (nodes_.nodes[n].known == nullptr) continue;
      for (const BackgroundTie& tie : nodes_.nodes[n].known->background) {
        const std::uint32_t target = nodes_.node_of_key(tie.target);
        if (target == kNoIndex || target == n) continue;
        MadeEdge edge;
        edge.source = n;
        edge.target = target;
        edge.relation = static_cast<std::uint16_t>(tie.relation.value);
        edge.layer = EdgeLayer::kBackground;
        edge.confidence = 10000;
        edge.latest = parse_day(tie.to.empty() ? tie.from : tie.to).value;
        edge.tie = &tie;
        edge.symmetric = ontology_.relation(tie.relation).symmetric;
        if (edge.symmetric && edge.target < edge.source) {
          std::swap(edge.source, edge.target);
        }
        ties.push_back(edge);
      }
    }
    const auto triple = [](const MadeEdge& e) {
      return std::tie(e.source, e.relation, e.target, e.layer);
    };
    std::sort(ties.begin(), ties.end(), [&](const MadeEdge& a, const MadeEdge& b) {
      if (triple(a) != triple(b)) return triple(a) < triple(b);
      return std::tie(a.tie->from, a.tie->to, a.tie->source) <
             std::tie(b.tie->from, b.tie->to, b.tie->source);
    });
    // Of several rows for one tie the last term of office is shown.
    const auto last =
        std::unique(ties.rbegin(), ties.rend(),
                    [&](const MadeEdge& a, const MadeEdge& b) { return triple(a) == triple(b); });
    ties.erase(ties.begin(), last.base());

    std::vector<MadeEdge> all(table_.edges.size() + ties.size());
    std::merge(table_.edges.begin(), table_.edges.end(), ties.begin(), ties.end(), all.begin(),
               [&](const MadeEdge& a, const MadeEdge& b) { return triple(a) < triple(b); });
    // Ties have no claims: their empty ranges stand where the next edge begins.
    auto claim = static_cast<std::uint32_t>(table_.claims.size());
    auto summary = static_cast<std::uint32_t>(table_.summaries.size());
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
      if (it->layer == EdgeLayer::kBackground) {
        it->first_claim = claim;
        it->first_summary = summary;
      }
      claim = it->first_claim;
      summary = it->first_summary;
    }
    table_.edges = std::move(all);
  }

  /// Stated support and stated opposition of one node to another contradict each other.
  void mark_antonyms() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sided;  // (target, edge) of one source
    for (std::uint32_t e = 0; e < table_.edges.size(); ++e) {
      const MadeEdge& edge = table_.edges[e];
      if (e > 0 && table_.edges[e - 1].source != edge.source) {
        mark_antonyms_among(sided);
        sided.clear();
      }
      const Family family = ontology_.relation(RelationId{edge.relation}).family();
      const bool stated = (edge.statuses & status_bit(ClaimStatus::kStated)) != 0;
      if (stated && (family == Family::kSupport || family == Family::kOppose)) {
        sided.emplace_back(edge.target, e);
      }
    }
    mark_antonyms_among(sided);
  }

  void mark_antonyms_among(std::vector<std::pair<std::uint32_t, std::uint32_t>>& sided) {
    std::sort(sided.begin(), sided.end());
    for (std::size_t i = 0; i < sided.size(); ++i) {
      for (std::size_t j = i + 1; j < sided.size() && sided[j].first == sided[i].first; ++j) {
        const std::uint32_t a = sided[i].second;
        const std::uint32_t b = sided[j].second;
        if (family(a) == family(b)) continue;
        const Subjects stated_a = subjects_of(claims_of(a), ClaimStatus::kStated);
        const Subjects stated_b = subjects_of(claims_of(b), ClaimStatus::kStated);
        mark_conflicts(stated_a, stated_b, table_.edges[a]);
        mark_conflicts(stated_a, stated_b, table_.edges[b]);
      }
    }
  }

  [[nodiscard]] Family family(std::uint32_t edge) const {
    return ontology_.relation(RelationId{table_.edges[edge].relation}).family();
  }
  [[nodiscard]] std::span<const MadeClaim> claims_of(std::uint32_t edge) const {
    const std::size_t begin = table_.edges[edge].first_claim;
    const std::size_t end =
        edge + 1 < table_.edges.size() ? table_.edges[edge + 1].first_claim : table_.claims.size();
    return std::span(table_.claims).subspan(begin, end - begin);
  }

  const ReadTables& read_;
  const std::vector<std::uint32_t>& order_;
  const NodeTable& nodes_;
  const Ontology& ontology_;
  EdgeTable table_;
  std::vector<std::uint32_t> publishers_;  // by document
  std::vector<ClaimSource> sources_;       // kept to save allocations
};

}  // namespace

EdgeTable make_edges(const ReadTables& read, const std::vector<std::uint32_t>& order,
                     const NodeTable& nodes, const Ontology& ontology,
                     std::span<const Decision> decisions, std::vector<FoldNotice>& notices) {
  const ClaimDecisions on_claims(decisions, read, nodes, ontology, notices);
  std::vector<MadeClaim> claims = place_claims(read, order, nodes, ontology, on_claims);
  claims = sorted_by_edge(claims, nodes.nodes.size());
  return EdgeMaker(read, order, nodes, ontology).make(std::move(claims));
}

}  // namespace lazo
