#include "graph/fold.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "graph/claim_id.hpp"
#include "graph/fold_tables.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/store_packing.hpp"

namespace lazo {

struct Fold::Impl {
  const Ontology* ontology = nullptr;  // the caller's
  std::vector<Decision> decisions;
  ReadTables read;
  std::map<DocumentId, TextSignature> folded;
  SnapshotOrigin origin;
  std::vector<FoldNotice> notices;

  /// The last steps: edges, then bytes.
  Snapshot snapshot(const std::vector<std::uint32_t>& order, const NodeTable& nodes,
                    PlacedClaims placed);
};

namespace {

void add_entities(std::span<const FoldEntity> entities, ReadTables& read) {
  std::vector<std::string_view> texts;
  texts.reserve(entities.size() * 2);
  for (const FoldEntity& entity : entities) {
    if (entity.level != Level::kDescribed) texts.push_back(entity.key);
    texts.push_back(entity.name);
  }
  std::vector<std::uint32_t> numbers(texts.size());
  read.texts.numbers_of(texts, numbers);
  auto number = numbers.begin();
  for (const FoldEntity& entity : entities) {
    ReadEntity& made = read.entities.emplace_back();
    if (entity.level != Level::kDescribed) made.key = *number++;
    made.name = *number++;
    made.mentions = entity.mentions;
    made.type = entity.type;
    made.level = entity.level;
  }
}

}  // namespace

std::uint16_t read_bits(const FoldClaim& claim) {
  using namespace claim_bits;
  const auto flag = [](bool value, unsigned at) { return (value ? 1U : 0U) << at; };
  return static_cast<std::uint16_t>(
      static_cast<unsigned>(claim.mood) << kMood |
      static_cast<unsigned>(claim.certainty) << kCertainty |
      static_cast<unsigned>(claim.tense) << kTense | flag(claim.negated, kNegated) |
      flag(claim.attributed, kAttributed) | flag(claim.anonymous, kAnonymous));
}

void ReadTables::add(const FoldClaim& claim) {
  ReadClaim& made = claims.emplace_back();
  made.source = claim.source.value;
  made.target = claim.target.value;
  made.id_prefix = claim.id_prefix;
  made.relation = static_cast<std::uint16_t>(claim.relation.value);
  made.confidence = claim.confidence;
  made.bits = read_bits(claim);
  if (!claim.speaker.valid() && !claim.about.valid() && claim.sentence == Span{} &&
      !claim.day.known()) {
    return;
  }
  made.extra = static_cast<std::uint32_t>(extras.size());
  extras.push_back({claim.speaker, claim.about, claim.sentence, claim.day});
}

FoldClaim ReadTables::claim(std::size_t index) const {
  using namespace claim_bits;
  const ReadClaim& read = claims[index];
  const auto flag = [&read](unsigned at) { return (read.bits >> at & 1U) != 0; };
  FoldClaim claim;
  claim.relation.value = read.relation;
  claim.source.value = read.source;
  claim.target.value = read.target;
  claim.id_prefix = read.id_prefix;
  claim.confidence = read.confidence;
  claim.mood = static_cast<Mood>(read.bits >> kMood & 7U);
  claim.certainty = static_cast<Certainty>(read.bits >> kCertainty & 3U);
  claim.tense = static_cast<ClaimTense>(read.bits >> kTense & 3U);
  claim.negated = flag(kNegated);
  claim.attributed = flag(kAttributed);
  claim.anonymous = flag(kAnonymous);
  if (read.extra != kNoIndex) {
    const ReadExtra& extra = extras[read.extra];
    claim.speaker = extra.speaker;
    claim.about = extra.about;
    claim.sentence = extra.sentence;
    claim.day = extra.day;
  }
  return claim;
}

Snapshot Fold::Impl::snapshot(const std::vector<std::uint32_t>& order, const NodeTable& nodes,
                              PlacedClaims placed) {
  const EdgeTable edges =
      make_edges(read, order, nodes, *ontology, decisions, std::move(placed), notices);
  Result<Snapshot> made = Snapshot::from_folded(snapshot_bytes(read, order, nodes, edges, origin));
  assert(made.ok() && "a snapshot just made is sound");
  return std::move(made).value();
}

Fold::Fold(const Ontology& ontology, const DecisionLog& decisions)
    : impl_(std::make_unique<Impl>()) {
  impl_->ontology = &ontology;
  impl_->decisions = decisions.live();
}
Fold::~Fold() = default;

void Fold::add(const FoldDocument& document) {
  ReadTables& read = impl_->read;
  ReadDocument made;
  made.id = document.id;
  made.row = document.row;
  made.published = document.published;
  made.language = document.language;
  made.title = document.title;
  made.publisher = document.publisher;
  made.uri = document.uri;
  made.signature = document.signature;
  made.first_entity = read.entities.size();
  made.entity_count = document.entities.size();
  made.first_claim = read.claims.size();
  add_entities(document.entities, read);
  read.documents.push_back(std::move(made));
  add_claims(document.claims);
}

void Fold::add_claims(std::span<const FoldClaim> claims) {
  ReadTables& read = impl_->read;
  assert(!read.documents.empty());
  read.documents.back().claim_count += claims.size();
  for (const FoldClaim& claim : claims) read.add(claim);
}

void Fold::expect(std::size_t entities, std::size_t claims) {
  impl_->read.entities.reserve(entities);
  impl_->read.claims.reserve(claims);
}

void Fold::add(const KnownNode& row) {
  const auto [it, added] = impl_->read.known.try_emplace(row.key, row);
  if (!added && pack_known(row) < pack_known(it->second)) it->second = row;
}

void Fold::add_folded(DocumentId id, const TextSignature& signature) {
  impl_->folded.emplace(id, signature);
}

void Fold::add(const Extraction& extraction, DocumentRow row) {
  for (const KnownNode& known : extraction.known) add(known);
  const Document& document = extraction.document;
  // Through the packed form: what is folded from a store and from memory is then the same.
  const std::string packed_entities = pack_entities(extraction);
  std::vector<ClaimId> ids;
  ids.reserve(extraction.claims.size());
  for (const Claim& claim : extraction.claims) {
    ids.push_back(claim_id(document.id, claim, impl_->ontology->relation(claim.relation).name));
  }
  std::vector<FoldEntity> entities;
  std::vector<FoldClaim> claims;
  [[maybe_unused]] const bool read =
      read_fold_entities(packed_entities, entities) &&
      read_fold_claims(pack_claims(extraction.claims, ids).core, claims);
  assert(read);
  FoldDocument fold;
  fold.id = document.id;
  fold.row = row;
  fold.published = parse_day(document.published);
  fold.language = document.language;
  fold.title = document.title;
  fold.publisher = document.publisher;
  if (!document.uris.empty()) fold.uri = document.uris.front();
  fold.signature = signature_of(document.text);
  fold.entities = entities;
  fold.claims = claims;
  add(fold);
}

void Fold::set_origin(const std::array<std::uint8_t, 16>& uuid, std::uint64_t generation) {
  impl_->origin = {uuid, generation};
}

Snapshot Fold::finish() {
  const ReadTables& read = impl_->read;
  std::vector<std::uint32_t> order(read.documents.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return read.documents[a].id < read.documents[b].id;
  });
  const NodeTable nodes =
      make_nodes(read, order, *impl_->ontology, impl_->decisions, impl_->notices);
  return impl_->snapshot(order, nodes, {});
}

std::optional<Snapshot> Fold::finish_over(const Snapshot& base) {
  assert(impl_->decisions.empty() && "decisions reach into former documents");
  std::optional<OverlaidTables> tables =
      overlay(base, impl_->folded, *impl_->ontology, impl_->read);
  if (!tables) return std::nullopt;
  return impl_->snapshot(tables->order, tables->nodes, std::move(tables->placed));
}

const std::vector<FoldNotice>& Fold::notices() const {
  return impl_->notices;
}

}  // namespace lazo
