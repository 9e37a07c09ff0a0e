// Tested by record_parts_test.cpp.
#include "importers/record_index.hpp"

#include <algorithm>
#include <cstring>

#include "graph/base/sha256.hpp"

namespace lazo {
namespace {

std::array<std::uint64_t, 2> shortened(std::string_view id) {
  const Sha256 hash = sha256(id);
  std::array<std::uint64_t, 2> out{};
  std::memcpy(out.data(), hash.data(), sizeof out);
  return out;
}

}  // namespace

void RecordIndex::add(std::string_view id, RecordPlace place) {
  entries_.push_back({shortened(id), place});
}

void RecordIndex::sort() {
  std::sort(entries_.begin(), entries_.end());
}

std::vector<RecordPlace> RecordIndex::find(std::string_view id) const {
  const auto key = shortened(id);
  std::vector<RecordPlace> out;
  auto entry =
      std::lower_bound(entries_.begin(), entries_.end(), key,
                       [](const Entry& row, const auto& wanted) { return row.id < wanted; });
  for (; entry != entries_.end() && entry->id == key; ++entry) out.push_back(entry->place);
  return out;
}

}  // namespace lazo
