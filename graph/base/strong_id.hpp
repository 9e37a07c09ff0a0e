#pragma once
// Integers that cannot be mixed up: a NodeId is not an EdgeId.
//
//   struct NodeTag;
//   using NodeId = StrongId<NodeTag>;
//   std::vector<Node> nodes;  nodes[id.index()]

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace lazo {

/// A 32-bit index with a type of its own. `kNone` means "no such thing".
template <typename Tag>
struct StrongId {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t value = kNone;

  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

}  // namespace lazo
