#pragma once
// What a search knows of the nodes it has reached: a hash table that forgets everything in O(1).
//
//   NodeLabels<Reached> labels;
//   const auto [label, fresh] = labels.add(node);   // label.parent, ... as the caller likes
//   if (Reached* known = labels.find(node)) ...
//   labels.clear();
//
// A search reaches some thousands of a million nodes: a small table stays in the cache, where an
// array with an entry for every node would miss it at each step. Open addressing with linear
// probing; references are valid until the next add(). One thread.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace lazo {

template <typename Label>
class NodeLabels {
 public:
  NodeLabels() : slots_(kFirstCapacity) {}
  /// Room for `nodes` labels from the start; grows beyond as needed.
  explicit NodeLabels(std::size_t nodes)
      : slots_(std::max(kFirstCapacity, std::bit_ceil(nodes * 2))) {}

  /// The label of a node, made anew (default value) if it has none. Amortised O(1).
  std::pair<Label&, bool> add(std::uint32_t node) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot& slot = slots_[position(node)];
    if (slot.epoch == epoch_) return {slot.label, false};
    slot = {node, epoch_, Label{}};
    ++used_;
    return {slot.label, true};
  }
  [[nodiscard]] Label* find(std::uint32_t node) {
    Slot& slot = slots_[position(node)];
    return slot.epoch == epoch_ ? &slot.label : nullptr;
  }
  [[nodiscard]] const Label* find(std::uint32_t node) const {
    const Slot& slot = slots_[position(node)];
    return slot.epoch == epoch_ ? &slot.label : nullptr;
  }
  void clear() {
    used_ = 0;
    if (++epoch_ == 0) {  // after four billion searches old epochs would look new
      slots_.assign(slots_.size(), {});
      epoch_ = 1;
    }
  }
  [[nodiscard]] std::size_t size() const { return used_; }

 private:
  static constexpr std::size_t kFirstCapacity = 1024;
  struct Slot {
    std::uint32_t node = 0;
    std::uint32_t epoch = 0;
    Label label{};
  };

  /// Where the node is, or would be put.
  [[nodiscard]] std::size_t position(std::uint32_t node) const {
    const std::size_t mask = slots_.size() - 1;
    // Fibonacci hashing (Knuth 6.4): neighbouring numbers fall far apart.
    std::size_t at = (std::size_t{node} * 0x9E3779B97F4A7C15ULL >> 32U) & mask;
    while (slots_[at].epoch == epoch_ && slots_[at].node != node) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.epoch == epoch_) slots_[position(slot.node)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::uint32_t epoch_ = 1;
};

}  // namespace lazo
