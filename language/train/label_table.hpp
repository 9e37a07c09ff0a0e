#pragma once
// Labels and their numbers.
//
//   LabelTable tags({"ADJ||_", "NOUN||Number=Sing"});      // in order of their names
//   tags.find("NOUN||Number=Sing");                         // number, or kNoLabel
//
// Numbers follow the order of the names: deterministic. A value.

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
