#pragma once
// Sets of claim statuses: which ties a question shows.
//
//   StatusSet shown = StatusSet::told();             // stated, reported, intended, required
//   shown.has(ClaimStatus::kDenied)                  // false
//
// Plain values.

#include <array>
#include <cstdint>
#include <optional>

#include "graph/claim.hpp"

namespace lazo {

inline constexpr std::array<ClaimStatus, kStatusCount> kAllStatuses = {
    ClaimStatus::kStated,   ClaimStatus::kReported, ClaimStatus::kIntended,
    ClaimStatus::kRequired, ClaimStatus::kPossible, ClaimStatus::kDenied};

class StatusSet {
 public:
  constexpr StatusSet() = default;
  /// From the bits of EdgeView::statuses.
  constexpr explicit StatusSet(std::uint8_t bits) : bits_(bits) {}

  [[nodiscard]] static constexpr StatusSet all() { return StatusSet(0x3F); }
  [[nodiscard]] static constexpr StatusSet stated() { return of(ClaimStatus::kStated); }
  /// What counts as support: stated and reported.
  [[nodiscard]] static constexpr StatusSet held() {
    return of(ClaimStatus::kStated).with(ClaimStatus::kReported);
  }
  /// The default of most questions: what is stated, reported, intended or required.
  [[nodiscard]] static constexpr StatusSet told() {
    return held().with(ClaimStatus::kIntended).with(ClaimStatus::kRequired);
  }
  [[nodiscard]] static constexpr StatusSet of(ClaimStatus status) {
    return StatusSet().with(status);
  }

  [[nodiscard]] constexpr StatusSet with(ClaimStatus status) const {
    return StatusSet(static_cast<std::uint8_t>(bits_ | 1U << static_cast<unsigned>(status)));
  }
  [[nodiscard]] constexpr StatusSet without(StatusSet other) const {
    return StatusSet(static_cast<std::uint8_t>(bits_ & ~other.bits_));
  }
  [[nodiscard]] constexpr bool has(ClaimStatus status) const {
    return (bits_ >> static_cast<unsigned>(status) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint8_t bits() const { return bits_; }
  /// The status nearest to a fact; nothing if the set is empty.
  [[nodiscard]] constexpr std::optional<ClaimStatus> strongest() const {
    for (const ClaimStatus status : kAllStatuses) {
      if (has(status)) return status;
    }
    return std::nullopt;
  }
  friend constexpr StatusSet operator&(StatusSet a, StatusSet b) {
    return StatusSet(static_cast<std::uint8_t>(a.bits_ & b.bits_));
  }
  friend constexpr StatusSet operator|(StatusSet a, StatusSet b) {
    return StatusSet(static_cast<std::uint8_t>(a.bits_ | b.bits_));
  }
  friend constexpr bool operator==(StatusSet, StatusSet) = default;

 private:
  std::uint8_t bits_ = 0;
};

}  // namespace lazo
