#include "language/slots.hpp"

#include <limits>

#include "language/greatest.hpp"

namespace lazo {
namespace {

constexpr std::uint8_t kFree = 0xff;
constexpr std::size_t kSlots = 4;
constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

/// The slot of a head that a relation takes.
constexpr std::uint8_t slot_of(Deprel relation) {
  switch (relation) {
    case Deprel::kObj:
    case Deprel::kCcomp:
      return 0;  // a clause that is said is the direct object of saying
    case Deprel::kIobj:
      return 1;
    case Deprel::kXcomp:
      return 2;
    case Deprel::kOblAgent:
      return 3;
    default:
      return kFree;
  }
}

}  // namespace

RelationSlots::RelationSlots(std::span<const Deprel> relations, std::size_t root) : root_(root) {
  for (const Deprel relation : relations) slot_of_.push_back(slot_of(relation));
}

std::size_t RelationSlots::best_outside(const std::int16_t* scores, std::uint8_t closed) const {
  if (closed == 0) return first_greatest_but(scores, slot_of_.size(), root_);
  std::size_t best = root_;
  for (std::size_t r = 0; r < slot_of_.size(); ++r) {
    if (r == root_ || (slot_of_[r] != kFree && (closed >> slot_of_[r] & 1) != 0)) continue;
    if (best == root_ || scores[r] > scores[best]) best = r;
  }
  return best;
}

void RelationSlots::fill(const std::int16_t* scores, std::size_t stride,
                         std::span<const std::uint32_t> heads, std::span<std::uint16_t> chosen,
                         SlotScratch& scratch) const {
  const auto n = static_cast<std::uint32_t>(heads.size());
  scratch.holders.assign(n * kSlots, kNobody);
  scratch.closed.assign(n, 0);
  // What a word loses if it is turned away from the slot of its relation.
  const auto loss = [&](std::uint32_t word) {
    const std::int16_t* of_word = scores + word * stride;
    const std::uint32_t closed = scratch.closed[word] | 1U << slot_of_[chosen[word]];
    return of_word[chosen[word]] -
           of_word[best_outside(of_word, static_cast<std::uint8_t>(closed))];
  };

  for (std::uint32_t first = 0; first < n; ++first) {
    for (std::uint32_t word = first; word != kNobody;) {
      chosen[word] =
          static_cast<std::uint16_t>(best_outside(scores + word * stride, scratch.closed[word]));
      const std::uint8_t slot = slot_of_[chosen[word]];
      if (slot == kFree || heads[word] == n) break;
      std::uint32_t& holder = scratch.holders[heads[word] * kSlots + slot];
      std::uint32_t loser = kNobody;
      if (holder == kNobody) {
        holder = word;
      } else {
        const std::int32_t more = loss(word) - loss(holder);
        const bool takes = more > 0 || (more == 0 && word < holder);
        loser = takes ? holder : word;
        if (takes) holder = word;
        scratch.closed[loser] = static_cast<std::uint8_t>(scratch.closed[loser] | 1U << slot);
      }
      word = loser;
    }
  }
}

}  // namespace lazo
