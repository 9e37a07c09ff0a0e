#include "language/form_cache.hpp"

#include <algorithm>

#include "language/model_format.hpp"

namespace lazo {

void FormCache::clear() {
  std::ranges::fill(slots_, kEmpty);
  entries_.clear();
  texts_.clear();
}

void FormCache::begin_batch(std::size_t row_size) {
  if (row_size != row_size_ || entries_.size() > kCapacity) clear();
  row_size_ = row_size;
}

void FormCache::rebuild(std::size_t slots) {
  slots_.assign(slots, kEmpty);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = entries_[i].hash & (slots - 1);
    while (slots_[at] != kEmpty) at = (at + 1) & (slots - 1);
    slots_[at] = i;
  }
}

std::uint32_t FormCache::find_or_add(std::string_view form, bool& is_new) {
  if (2 * (entries_.size() + 1) > slots_.size()) {
    rebuild(slots_.empty() ? kFirstSlots : 2 * slots_.size());
  }
  const std::uint64_t hash = detail::fnv1a(form) * 0x9E3779B97F4A7C15ULL >> 16U;
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at] != kEmpty; at = (at + 1) & (slots_.size() - 1)) {
    const Entry& entry = entries_[slots_[at]];
    if (entry.hash == hash &&
        std::string_view(texts_).substr(entry.text_begin, entry.text_size) == form) {
      is_new = false;
      return slots_[at];
    }
  }
  const auto index = static_cast<std::uint32_t>(entries_.size());
  slots_[at] = index;
  entries_.push_back(
      {hash, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(form.size())});
  texts_ += form;
  if (rows_.size() < entries_.size() * row_size_) {
    rows_.resize(std::max(entries_.size(), rows_.size() / row_size_ * 2) * row_size_);
  }
  is_new = true;
  return index;
}

}  // namespace lazo
