#include "graph/conflicts.hpp"

#include "graph/day.hpp"
#include "graph/interner.hpp"
#include "graph/snapshot_layout.hpp"

namespace lazo {
namespace {

/// Statements that deny each other within this many days are a dispute, else a change.
constexpr std::int64_t kDisputeDays = 31;

/// Days since a fixed day, months counted as 31 days: near enough to say "within a month".
std::int64_t about_days(std::uint32_t day) {
  const Day d{day};
  return (std::int64_t{d.year()} * 12 + d.month()) * 31 + d.day();
}

enum class Conflict : std::uint8_t { kDispute, kChange };

Conflict conflict_of(const DayRange& a, const DayRange& b) {
  if (a.first == 0 || b.first == 0)
    return Conflict::kDispute;  // undated: nobody can say it changed
  const bool apart = about_days(a.latest) + kDisputeDays < about_days(b.first) ||
                     about_days(b.latest) + kDisputeDays < about_days(a.first);
  return apart ? Conflict::kChange : Conflict::kDispute;
}

}  // namespace

std::uint16_t conflicts(const Subjects& a, const Subjects& b) {
  using namespace snapshot_layout;
  unsigned bits = 0;
  for (const auto& [about_a, days_a] : a) {
    for (const auto& [about_b, days_b] : b) {
      if (about_a != about_b && about_a != kNoIndex && about_b != kNoIndex) continue;
      const bool disputed = conflict_of(days_a, days_b) == Conflict::kDispute;
      bits |= 1U << (disputed ? kEdgeDisputed : kEdgeChanged);
    }
  }
  return static_cast<std::uint16_t>(bits);
}

}  // namespace lazo
