#include "language/train/row_table.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace lazo {

void RowCounter::add(const WordFeatures& features) {
  ++counts_[features.word()];
  for (const std::uint32_t hash : features.pieces()) ++counts_[hash];
}

std::vector<std::uint32_t> RowCounter::frequent(std::uint32_t smallest, std::size_t limit) const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates;  // count, hash
  for (const auto& [hash, count] : counts_) {
    if (count >= smallest) candidates.emplace_back(count, hash);
  }
  std::ranges::sort(candidates, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (candidates.size() > limit) candidates.resize(limit);
  std::vector<std::uint32_t> out = {kUnknownWord};
  for (const auto& candidate : candidates) out.push_back(candidate.second);
  std::ranges::sort(out);
  return out;
}

RowTable::RowTable(std::vector<std::uint32_t> hashes) : hashes_(std::move(hashes)) {
  assert(!hashes_.empty() && hashes_.front() == kUnknownWord);
  rows_.reserve(hashes_.size());
  for (std::uint32_t row = 0; row < hashes_.size(); ++row) rows_.emplace(hashes_[row], row);
}

std::uint32_t RowTable::find(std::uint32_t hash) const {
  const auto it = rows_.find(hash);
  return it == rows_.end() ? kNoRow : it->second;
}

std::uint32_t FormTable::intern(std::string_view form) {
  const auto [it, added] =
      numbers_.emplace(std::string(form), static_cast<std::uint32_t>(form_rows_.size()));
  if (!added) return it->second;
  const WordFeatures features = features_of(form);
  FormRows rows;
  if (const std::uint32_t row = rows_.find(features.word()); row != RowTable::kNoRow) {
    rows.word = row;
  }
  rows.vector = vectors_.find(features.word());
  for (const std::uint32_t hash : features.pieces()) {
    if (const std::uint32_t row = rows_.find(hash); row != RowTable::kNoRow) {
      rows.pieces.push_back(row);
    }
  }
  form_rows_.push_back(std::move(rows));
  return it->second;
}

}  // namespace lazo
