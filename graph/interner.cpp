#include "graph/interner.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

namespace lazo {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

std::uint64_t hash_of(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

}  // namespace

std::size_t Interner::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32U);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.number == kNoIndex || (slot.hash == tag && texts_[slot.number] == text)) return at;
  }
}

std::string_view TextArena::keep(std::string_view text) {
  if (text.size() > block_left_) {
    block_left_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_left_));
    next_ = blocks_.back().get();
  }
  if (!text.empty()) std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  block_left_ -= text.size();
  return kept;
}

void Interner::grow() {
  slots_.assign(slots_.size() * 4, Slot());
  for (std::uint32_t number = 0; number < texts_.size(); ++number) {
    const std::uint64_t hash = hash_of(texts_[number]);
    slots_[slot_of(texts_[number], hash)] = {static_cast<std::uint32_t>(hash >> 32U), number};
  }
}

std::uint32_t Interner::number_of(std::string_view text) {
  return number_of(text, hash_of(text));
}

std::uint32_t Interner::number_of(std::string_view text, std::uint64_t hash) {
  const std::size_t at = slot_of(text, hash);
  if (slots_[at].number != kNoIndex) return slots_[at].number;
  const auto number = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(arena_.keep(text));
  slots_[at] = {static_cast<std::uint32_t>(hash >> 32U), number};
  if (texts_.size() * 2 > slots_.size()) grow();
  return number;
}

void Interner::numbers_of(std::span<const std::string_view> texts,
                          std::span<std::uint32_t> numbers) {
  constexpr std::size_t kAtOnce = 16;
  std::array<std::uint64_t, kAtOnce> hashes{};
  for (std::size_t begin = 0; begin < texts.size(); begin += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, texts.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = hash_of(texts[begin + i]);
      __builtin_prefetch(&slots_[hashes[i] & (slots_.size() - 1)]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Slot& slot = slots_[hashes[i] & (slots_.size() - 1)];
      if (slot.number != kNoIndex) __builtin_prefetch(&texts_[slot.number]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Slot& slot = slots_[hashes[i] & (slots_.size() - 1)];
      if (slot.number != kNoIndex) __builtin_prefetch(texts_[slot.number].data());
    }
    for (std::size_t i = 0; i < count; ++i) {
      numbers[begin + i] = number_of(texts[begin + i], hashes[i]);
    }
  }
}

std::uint32_t Interner::find(std::string_view text) const {
  return slots_[slot_of(text, hash_of(text))].number;
}

}  // namespace lazo
