#include <charconv>

#include "graph/packing.hpp"
#include "graph/packing_values.hpp"
#include "graph/store_packing.hpp"

namespace lazo {
namespace {

using namespace packing;

// Bits of the first byte of a claim's core.
constexpr unsigned kNegated = 1;
constexpr unsigned kAttributed = 2;
constexpr unsigned kAnonymous = 4;
constexpr unsigned kHasAbout = 8;
constexpr unsigned kHasDay = 16;
constexpr unsigned kHasSentence = 32;
// Bits of the first byte of a claim's detail.
constexpr unsigned kHasTrigger = 1;
constexpr unsigned kHasSourceSpan = 2;
constexpr unsigned kHasTargetSpan = 4;
constexpr unsigned kHasSupport = 8;
constexpr unsigned kHasRoles = 16;
constexpr unsigned kHasTime = 32;
constexpr unsigned kRecordIsRow = 64;
constexpr unsigned kRecordIsText = 128;
constexpr unsigned kRoleQuantity = 1;
constexpr unsigned kRoleSpan = 2;

/// Bytes of the smallest core: two of bits, three ids, a confidence, the prefix of the claim id.
constexpr std::size_t kLeastCore = 10;

constexpr std::string_view kRow = "row ";

/// 14 of "row 14"; nothing for other texts, "row 014" among them.
std::optional<std::uint64_t> row_of(std::string_view record) {
  if (!record.starts_with(kRow)) return std::nullopt;
  record.remove_prefix(kRow.size());
  if (record.empty() || record.size() > 18 || record.front() == '0') return std::nullopt;
  std::uint64_t row = 0;
  const auto [end, error] = std::from_chars(record.data(), record.data() + record.size(), row);
  if (error != std::errc() || end != record.data() + record.size()) return std::nullopt;
  return row;
}

EntityId about_of(const Claim& claim) {
  for (const Role& role : claim.roles) {
    if (role.role == "about" && role.entity.valid()) return role.entity;
  }
  return {};
}

std::uint32_t prefix_of(const ClaimId& id) {
  return std::uint32_t{id.bytes[0]} << 24U | std::uint32_t{id.bytes[1]} << 16U |
         std::uint32_t{id.bytes[2]} << 8U | id.bytes[3];
}

void write_core(PackWriter& out, const Claim& claim, const ClaimId& id, std::uint32_t& sentence) {
  const EntityId about = about_of(claim);
  const Day day = claim.time ? parse_day(claim.time->from) : Day{};
  const bool has_sentence = claim.sentence != Span{};
  unsigned bits = claim.negated ? kNegated : 0U;
  if (claim.attribution) bits |= kAttributed;
  if (claim.attribution && claim.attribution->anonymous) bits |= kAnonymous;
  if (about.valid()) bits |= kHasAbout;
  if (day.known()) bits |= kHasDay;
  if (has_sentence) bits |= kHasSentence;
  out.byte(static_cast<std::uint8_t>(bits));
  out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(claim.mood) |
                                     static_cast<unsigned>(claim.certainty) << 3U |
                                     static_cast<unsigned>(claim.tense) << 5U));
  out.number(claim.relation.value);
  out.number(claim.source.value);
  out.number(claim.target.value);
  out.number(claim.confidence);
  out.fixed32(prefix_of(id));
  if (claim.attribution) write_optional(out, claim.attribution->speaker);
  if (about.valid()) out.number(about.value);
  if (day.known()) out.number(day.value);
  if (has_sentence) {
    write_span(out, claim.sentence, sentence);
    sentence = claim.sentence.begin;
  }
}

FoldClaim read_core(PackReader& in, std::uint32_t& sentence) {
  FoldClaim claim;
  const std::uint8_t bits = in.byte();
  const std::uint8_t kinds = in.byte();
  claim.negated = (bits & kNegated) != 0;
  claim.attributed = (bits & kAttributed) != 0;
  claim.anonymous = (bits & kAnonymous) != 0;
  claim.mood = static_cast<Mood>(kinds & 7U);
  claim.certainty = static_cast<Certainty>(kinds >> 3U & 3U);
  claim.tense = static_cast<ClaimTense>(kinds >> 5U & 3U);
  claim.relation.value = in.number32();
  claim.source.value = in.number32();
  claim.target.value = in.number32();
  claim.confidence = in.below<std::uint16_t>(10001);
  claim.id_prefix = in.fixed32();
  if (claim.attributed) claim.speaker = read_optional<EntityId>(in);
  if ((bits & kHasAbout) != 0) claim.about.value = in.number32();
  if ((bits & kHasDay) != 0) claim.day.value = in.number32();
  if ((bits & kHasSentence) != 0) {
    claim.sentence = read_span(in, sentence);
    sentence = claim.sentence.begin;
  }
  return claim;
}

void write_roles(PackWriter& out, TextTableWriter& texts, const Claim& claim) {
  out.number(claim.roles.size());
  for (const Role& role : claim.roles) {
    out.byte(static_cast<std::uint8_t>((role.quantity ? kRoleQuantity : 0U) |
                                       (role.span ? kRoleSpan : 0U)));
    out.number(texts.number_of(role.role));
    write_optional(out, role.entity);
    out.text(role.value);
    if (role.quantity) write_quantity(out, texts, *role.quantity);
    if (role.span) write_span(out, *role.span, claim.sentence.begin);
  }
}

void read_roles(PackReader& in, const TextTableReader& texts, Claim& claim) {
  claim.roles.resize(in.count(4));
  for (Role& role : claim.roles) {
    const std::uint8_t bits = in.byte();
    role.role = texts.read(in);
    role.entity = read_optional<EntityId>(in);
    role.value = in.text();
    if ((bits & kRoleQuantity) != 0) role.quantity = read_quantity(in, texts);
    if ((bits & kRoleSpan) != 0) role.span = read_span(in, claim.sentence.begin);
  }
}

void write_detail(PackWriter& out, TextTableWriter& texts, const Claim& claim, std::uint64_t& row) {
  const std::optional<std::uint64_t> record_row = row_of(claim.record);
  unsigned bits = claim.trigger ? kHasTrigger : 0U;
  if (claim.source_span) bits |= kHasSourceSpan;
  if (claim.target_span) bits |= kHasTargetSpan;
  if (!claim.support.empty()) bits |= kHasSupport;
  if (!claim.roles.empty()) bits |= kHasRoles;
  if (claim.time) bits |= kHasTime;
  if (record_row) {
    bits |= kRecordIsRow;
  } else if (!claim.record.empty()) {
    bits |= kRecordIsText;
  }
  const std::uint32_t from = claim.sentence.begin;
  out.byte(static_cast<std::uint8_t>(bits));
  out.number(texts.number_of(claim.rule));
  if (claim.trigger) write_span(out, *claim.trigger, from);
  if (claim.source_span) write_span(out, *claim.source_span, from);
  if (claim.target_span) write_span(out, *claim.target_span, from);
  if (!claim.support.empty()) {
    out.number(claim.support.size());
    for (const Span span : claim.support) write_span(out, span, from);
  }
  if (claim.attribution) write_attribution(out, texts, *claim.attribution, from);
  if (!claim.roles.empty()) write_roles(out, texts, claim);
  if (claim.time) write_time(out, texts, *claim.time);
  if (record_row) {
    out.difference(static_cast<std::int64_t>(*record_row - row));
    row = *record_row;
  } else if (!claim.record.empty()) {
    out.text(claim.record);
  }
}

void read_detail(PackReader& in, const TextTableReader& texts, Claim& claim, std::uint64_t& row) {
  const std::uint8_t bits = in.byte();
  const std::uint32_t from = claim.sentence.begin;
  claim.rule = texts.read(in);
  if ((bits & kHasTrigger) != 0) claim.trigger = read_span(in, from);
  if ((bits & kHasSourceSpan) != 0) claim.source_span = read_span(in, from);
  if ((bits & kHasTargetSpan) != 0) claim.target_span = read_span(in, from);
  if ((bits & kHasSupport) != 0) {
    claim.support.resize(in.count(2));
    for (Span& span : claim.support) span = read_span(in, from);
  }
  if (claim.attribution) read_attribution(in, texts, *claim.attribution, from);
  if ((bits & kHasRoles) != 0) read_roles(in, texts, claim);
  if ((bits & kHasTime) != 0) claim.time = read_time(in, texts);
  if ((bits & kRecordIsRow) != 0) {
    row += static_cast<std::uint64_t>(in.difference());
    claim.record = std::string(kRow) + std::to_string(row);
  } else if ((bits & kRecordIsText) != 0) {
    claim.record = in.text();
  }
}

Claim claim_of(const FoldClaim& core) {
  Claim claim;
  claim.relation = core.relation;
  claim.source = core.source;
  claim.target = core.target;
  claim.sentence = core.sentence;
  claim.negated = core.negated;
  claim.mood = core.mood;
  claim.certainty = core.certainty;
  claim.tense = core.tense;
  claim.confidence = core.confidence;
  if (core.attributed) {
    claim.attribution.emplace();
    claim.attribution->speaker = core.speaker;
    claim.attribution->anonymous = core.anonymous;
  }
  return claim;
}

}  // namespace

PackedClaims pack_claims(std::span<const Claim> claims, std::span<const ClaimId> ids) {
  PackWriter core;
  PackWriter detail;
  TextTableWriter texts;
  core.number(claims.size());
  std::uint32_t sentence = 0;
  std::uint64_t row = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    write_core(core, claims[i], ids[i], sentence);
    write_detail(detail, texts, claims[i], row);
  }
  PackWriter head;
  texts.write(head);
  head.raw(detail.bytes());
  return {std::string(core.bytes()), std::string(head.bytes())};
}

bool read_fold_claims(std::string_view core, std::vector<FoldClaim>& out) {
  PackReader in(core);
  const std::size_t count = in.count(kLeastCore);
  std::uint32_t sentence = 0;
  for (std::size_t i = 0; i < count && in.ok(); ++i) out.push_back(read_core(in, sentence));
  return in.ok() && in.at_end();
}

bool unpack_claims(std::string_view core, std::string_view detail, std::vector<Claim>& out) {
  PackReader core_in(core);
  PackReader in(detail);
  const TextTableReader texts(in);
  const std::size_t count = core_in.count(kLeastCore);
  std::uint32_t sentence = 0;
  std::uint64_t row = 0;
  for (std::size_t i = 0; i < count && core_in.ok() && in.ok(); ++i) {
    out.push_back(claim_of(read_core(core_in, sentence)));
    read_detail(in, texts, out.back(), row);
  }
  return core_in.ok() && core_in.at_end() && in.ok() && in.at_end();
}

bool unpack_claims(std::string_view core, std::string_view detail,
                   std::span<const std::uint32_t> wanted, std::vector<Claim>& out) {
  PackReader core_in(core);
  PackReader in(detail);
  const TextTableReader texts(in);
  const std::size_t count = core_in.count(kLeastCore);
  std::uint32_t sentence = 0;
  std::uint64_t row = 0;
  for (std::size_t i = 0; i < count && !wanted.empty() && core_in.ok() && in.ok(); ++i) {
    Claim claim = claim_of(read_core(core_in, sentence));
    read_detail(in, texts, claim, row);
    if (wanted.front() != i) continue;
    out.push_back(std::move(claim));
    wanted = wanted.subspan(1);
  }
  return core_in.ok() && in.ok();
}

}  // namespace lazo
