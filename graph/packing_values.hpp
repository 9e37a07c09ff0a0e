#pragma once
// The values that both the content and the claims of a document hold, packed: spans, optional
// entities, attributions, quantities, times. Private to store_packing*.cpp.

#include <string>

#include "graph/claim.hpp"
#include "graph/packing.hpp"

namespace lazo::packing {

template <typename Id>
void write_optional(PackWriter& out, Id id) {
  out.number(id.valid() ? std::uint64_t{id.value} + 1 : 0);
}
template <typename Id>
Id read_optional(PackReader& in) {
  const std::uint32_t value = in.number32();
  return value == 0 ? Id{} : Id{value - 1};
}

/// Relative to `from`, which is near it.
inline void write_span(PackWriter& out, Span span, std::uint32_t from) {
  out.difference(std::int64_t{span.begin} - from);
  out.number(span.size());
}
inline Span read_span(PackReader& in, std::uint32_t from) {
  const auto begin = static_cast<std::uint32_t>(std::int64_t{from} + in.difference());
  const std::uint32_t size = in.number32();
  return {begin, begin + size};
}

inline void write_attribution(PackWriter& out, TextTableWriter& texts, const Attribution& value,
                              std::uint32_t from) {
  out.number(texts.number_of(value.cue));
  write_span(out, value.span, from);
  write_optional(out, value.inner_speaker);
  out.number(texts.number_of(value.inner_cue));
}
/// Speaker and anonymity stand elsewhere: the fold reads them.
inline void read_attribution(PackReader& in, const TextTableReader& texts, Attribution& value,
                             std::uint32_t from) {
  value.cue = texts.read(in);
  value.span = read_span(in, from);
  value.inner_speaker = read_optional<EntityId>(in);
  value.inner_cue = texts.read(in);
}

inline void write_quantity(PackWriter& out, TextTableWriter& texts, const Quantity& value) {
  out.text(value.number);
  out.number(texts.number_of(value.unit));
}
inline Quantity read_quantity(PackReader& in, const TextTableReader& texts) {
  Quantity value;
  value.number = in.text();
  value.unit = texts.read(in);
  return value;
}

inline void write_time(PackWriter& out, TextTableWriter& texts, const TimeRange& value) {
  out.number(texts.number_of(value.from));
  out.number(texts.number_of(value.to));
}
inline TimeRange read_time(PackReader& in, const TextTableReader& texts) {
  TimeRange value;
  value.from = texts.read(in);
  value.to = texts.read(in);
  return value;
}

inline constexpr std::uint64_t kMoodCount = 8;

}  // namespace lazo::packing
