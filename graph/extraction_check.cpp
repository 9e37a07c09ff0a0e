#include "graph/extraction_check.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>

#include "graph/base/utf8.hpp"
#include "graph/claim_id.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

/// Collects the first problem of one extraction.
class Checker {
 public:
  Checker(const Extraction& extraction, const Ontology& ontology)
      : extraction_(extraction), ontology_(ontology), text_(extraction.document.text) {}

  Status run() {
    document();
    entities();
    for (const Mention& mention : extraction_.mentions) {
      span(mention.span, "mention");
      entity(mention.entity, "mention");
    }
    for (const SentenceRecord& sentence : extraction_.sentences) span(sentence.span, "sentence");
    for (const Claim& c : extraction_.claims) claim(c);
    for (const Fact& f : extraction_.facts) fact(f);
    for (const KnownNode& row : extraction_.known) known(row);
    if (problem_.empty()) return {};
    return Error{ErrorCode::kBadInput, problem_, to_string(extraction_.document.id), ""};
  }

 private:
  void fail(std::string_view where, const std::string& what) {
    if (problem_.empty()) problem_ = std::string(where) + ": " + what;
  }

  void document() {
    const Document& document = extraction_.document;
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < 8; ++i) id = id << 8U | document.sha256[i];
    if (id != document.id.value) fail("document", "the id does not begin the sha256 of its bytes");
    if (text_.size() > 0x7FFFFFFFU) fail("document", "the text is larger than 2 GB");
    if (document.uris.empty()) fail("document", "no uri");
    const std::size_t invalid = find_invalid_utf8(text_);
    if (invalid != std::string_view::npos) {
      fail("text", "invalid UTF-8 at byte " + std::to_string(invalid));
    }
    for (const Block& block : document.blocks) {
      span(block.span, "block");
      for (const Span ignored : block.ignored) span(ignored, "block");
    }
    for (const SourceRange& range : document.source_map) span(range.text, "source_map");
  }

  void entities() {
    for (const LocalEntity& entity : extraction_.entities) {
      if (entity.type.valid() && !ontology_.has(entity.type)) fail("entity", "unknown type");
      const bool named = entity.key.starts_with("name:");
      const bool fits = entity.level == Level::kDescribed ? entity.key.empty()
                        : entity.level == Level::kNamed
                            ? named && entity.key.find('~') == std::string::npos
                            : !named && is_node_key(entity.key);
      if (!fits) fail("entity", "key " + quoted(entity.key) + " does not fit its level");
    }
  }

  /// "prefix:rest" that is no document, claim or local entity.
  static bool is_node_key(std::string_view key) {
    const std::size_t colon = key.find(':');
    return colon != std::string_view::npos && colon > 0 && colon + 1 < key.size() &&
           !key.starts_with("doc:") && !key.starts_with("claim:") &&
           find_invalid_utf8(key) == std::string_view::npos;
  }

  bool on_boundary(std::uint32_t offset) const {
    return offset == text_.size() || (static_cast<unsigned char>(text_[offset]) & 0xC0U) != 0x80U;
  }
  void span(Span s, std::string_view where) {
    if (s.begin > s.end || s.end > text_.size()) {
      fail(where, "span " + std::to_string(s.begin) + "-" + std::to_string(s.end) +
                      " is outside the text of " + std::to_string(text_.size()) + " bytes");
    } else if (!on_boundary(s.begin) || !on_boundary(s.end)) {
      fail(where,
           "span " + std::to_string(s.begin) + "-" + std::to_string(s.end) + " cuts a character");
    }
  }
  void span(const std::optional<Span>& s, std::string_view where) {
    if (s) span(*s, where);
  }
  void entity(EntityId id, std::string_view where) {
    if (id.index() >= extraction_.entities.size()) fail(where, "no such entity");
  }
  void optional_entity(EntityId id, std::string_view where) {
    if (id.valid()) entity(id, where);
  }
  void attribution(const std::optional<Attribution>& value, std::string_view where) {
    if (!value) return;
    optional_entity(value->speaker, where);
    optional_entity(value->inner_speaker, where);
    span(value->span, where);
  }

  void claim(const Claim& claim) {
    constexpr std::string_view kWhere = "claim";
    if (!claim.relation.valid() || !ontology_.has(claim.relation)) fail(kWhere, "unknown relation");
    entity(claim.source, kWhere);
    entity(claim.target, kWhere);
    if (claim.sentence.empty() && claim.record.empty()) fail(kWhere, "neither sentence nor record");
    span(claim.sentence, kWhere);
    span(claim.trigger, kWhere);
    span(claim.source_span, kWhere);
    span(claim.target_span, kWhere);
    for (const Span support : claim.support) span(support, kWhere);
    attribution(claim.attribution, kWhere);
    for (const Role& role : claim.roles) {
      optional_entity(role.entity, kWhere);
      span(role.span, kWhere);
    }
    if (claim.confidence > 10000) fail(kWhere, "confidence above 1");
  }

  void fact(const Fact& fact) {
    constexpr std::string_view kWhere = "fact";
    entity(fact.entity, kWhere);
    optional_entity(fact.scope, kWhere);
    span(fact.sentence, kWhere);
    span(fact.span, kWhere);
    attribution(fact.attribution, kWhere);
    if (fact.confidence > 10000) fail(kWhere, "confidence above 1");
  }

  void known(const KnownNode& row) {
    if (!is_node_key(row.key) || row.key.starts_with("name:")) {
      fail("node", "key " + quoted(row.key) + " is not that of a vocabulary row");
    }
    if (row.type.valid() && !ontology_.has(row.type)) fail("node", "unknown type");
    for (const BackgroundTie& tie : row.background) {
      if (!tie.relation.valid() || !ontology_.has(tie.relation)) fail("node", "unknown relation");
    }
  }

  const Extraction& extraction_;
  const Ontology& ontology_;
  std::string_view text_;  // the extraction's
  std::string problem_;
};

bool sentence_before(const SentenceRecord& a, const SentenceRecord& b) {
  return std::tie(a.span, a.reason) < std::tie(b.span, b.reason);
}
bool mention_before(const Mention& a, const Mention& b) {
  return std::tie(a.span, a.entity, a.how) < std::tie(b.span, b.entity, b.how);
}
bool fact_before(const Fact& a, const Fact& b) {
  return std::tie(a.span, a.property, a.value, a.entity, a.record) <
         std::tie(b.span, b.property, b.value, b.entity, b.record);
}
bool known_before(const KnownNode& a, const KnownNode& b) {
  return a.key < b.key;
}

/// Sorted without equals.
template <typename T, typename Before>
bool strictly_rising(const std::vector<T>& values, Before before) {
  return std::adjacent_find(values.begin(), values.end(),
                            [&](const T& a, const T& b) { return !before(a, b); }) == values.end();
}

template <typename T, typename Before>
void sort_unique(std::vector<T>& values, Before before) {
  std::stable_sort(values.begin(), values.end(), before);
  const auto same = [&](const T& a, const T& b) { return !before(a, b); };
  values.erase(std::unique(values.begin(), values.end(), same), values.end());
}

ClaimId id_of(const Extraction& extraction, const Claim& claim, const Ontology& ontology) {
  return claim_id(extraction.document.id, claim, ontology.relation(claim.relation).name);
}

std::unordered_set<std::string_view> known_keys(const Extraction& extraction) {
  std::unordered_set<std::string_view> keys;
  for (const LocalEntity& entity : extraction.entities) {
    if (entity.level == Level::kKnown) keys.insert(entity.key);
  }
  return keys;
}

}  // namespace

Status check_extraction(const Extraction& extraction, const Ontology& ontology) {
  return Checker(extraction, ontology).run();
}

bool is_normal(const Extraction& extraction, const Ontology& ontology, std::vector<ClaimId>& ids) {
  if (!strictly_rising(extraction.sentences, sentence_before) ||
      !strictly_rising(extraction.mentions, mention_before) ||
      !strictly_rising(extraction.facts, fact_before) ||
      !strictly_rising(extraction.known, known_before)) {
    return false;
  }
  const std::vector<std::string>& uris = extraction.document.uris;
  if (!strictly_rising(uris, std::less<>())) return false;
  if (!extraction.known.empty()) {
    const auto keys = known_keys(extraction);
    for (const KnownNode& row : extraction.known) {
      if (!keys.contains(row.key)) return false;
    }
  }
  ids.clear();
  ids.reserve(extraction.claims.size());
  for (const Claim& claim : extraction.claims) {
    ids.push_back(id_of(extraction, claim, ontology));
    if (ids.size() == 1) continue;
    // Claims of tables stand in any order: most end the search, and the hashing, at once.
    const std::uint32_t before = extraction.claims[ids.size() - 2].sentence.begin;
    if (std::tie(before, *(ids.end() - 2)) >= std::tie(claim.sentence.begin, ids.back())) {
      return false;
    }
  }
  return true;
}

std::vector<ClaimId> normalize(Extraction& extraction, const Ontology& ontology) {
  std::vector<std::string>& uris = extraction.document.uris;
  sort_unique(uris, std::less<>());
  sort_unique(extraction.sentences, sentence_before);
  sort_unique(extraction.mentions, mention_before);
  sort_unique(extraction.facts, fact_before);
  sort_unique(extraction.known, known_before);
  const auto keys = known_keys(extraction);
  std::erase_if(extraction.known, [&](const KnownNode& row) { return !keys.contains(row.key); });

  std::vector<ClaimId> ids;
  ids.reserve(extraction.claims.size());
  for (const Claim& claim : extraction.claims) ids.push_back(id_of(extraction, claim, ontology));
  std::vector<std::size_t> order(ids.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Claim& x = extraction.claims[a];
    const Claim& y = extraction.claims[b];
    if (x.sentence.begin != y.sentence.begin) return x.sentence.begin < y.sentence.begin;
    if (ids[a] != ids[b]) return ids[a] < ids[b];
    if (x.confidence != y.confidence) return x.confidence > y.confidence;
    return std::tie(x.rule, a) < std::tie(y.rule, b);
  });
  std::vector<Claim> claims;
  std::vector<ClaimId> sorted_ids;
  claims.reserve(order.size());
  sorted_ids.reserve(order.size());
  for (const std::size_t i : order) {
    if (!sorted_ids.empty() && sorted_ids.back() == ids[i]) continue;
    claims.push_back(std::move(extraction.claims[i]));
    sorted_ids.push_back(ids[i]);
  }
  extraction.claims = std::move(claims);
  return sorted_ids;
}

}  // namespace lazo
