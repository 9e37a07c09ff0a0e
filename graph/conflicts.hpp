#pragma once
// Whether statements that deny each other are a dispute or tell of a change: by the days they speak
// of and by what they are about.
//
//   Subjects stated, denied;
//   stated[topic].add(day);  ...
//   edge_bits |= conflicts(stated, denied);   // kEdgeDisputed, kEdgeChanged
//
// Pure. Tested by fold_edges_test.cpp.

#include <algorithm>
#include <cstdint>
#include <map>

namespace lazo {

/// First and last of some days (Day::value); 0 if none is known.
struct DayRange {
  std::uint32_t first = 0;
  std::uint32_t latest = 0;
  void add(std::uint32_t day) {
    if (first == 0 || (day != 0 && day < first)) first = day;
    latest = std::max(latest, day);
  }
};

/// Days of the claims of one status, by what they are about (a node; 0xFFFFFFFF if nothing).
using Subjects = std::map<std::uint32_t, DayRange>;

/// Bits of an edge (kEdgeDisputed, kEdgeChanged): within 31 days of each other, or undated, they
/// dispute each other; further apart something changed. Claims on different subjects do not
/// contradict each other; one without may be on any.
[[nodiscard]] std::uint16_t conflicts(const Subjects& a, const Subjects& b);

}  // namespace lazo
