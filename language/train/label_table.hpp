#pragma once
// Labels and their numbers.
//
//   LabelTable tags = LabelTable::frequent(counts, 3);     // in order of their names
//   tags.find("NOUN|NN|Number=Sing");                      // number, or kNoLabel
//
// Numbers follow the order of the names: deterministic. A value.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lazo {

inline constexpr std::uint32_t kNoLabel = 0xFFFFFFFFU;

class LabelTable {
 public:
  LabelTable() = default;
  /// `names` in order, without repeats.
  explicit LabelTable(std::vector<std::string> names) : names_(std::move(names)) {}

  /// The labels that were counted at least `smallest` times.
  [[nodiscard]] static LabelTable frequent(const std::map<std::string, std::size_t>& counts,
                                           std::size_t smallest) {
    LabelTable out;
    for (const auto& [name, count] : counts) {
      if (count >= smallest) out.names_.push_back(name);
    }
    return out;
  }

  [[nodiscard]] std::uint32_t find(std::string_view name) const {
    const auto it = std::ranges::lower_bound(names_, name);
    return it != names_.end() && *it == name ? static_cast<std::uint32_t>(it - names_.begin())
                                             : kNoLabel;
  }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

}  // namespace lazo
