#include "cli/invocation.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "cli/table.hpp"
#include "graph/base/strings.hpp"

namespace lazo::cli {
bool Invocation::has(std::string_view flag) const {
  assert(find_flag(*command_, flag) != nullptr);
  return given_.contains(flag);
}

std::string_view Invocation::value(std::string_view flag) const {
  assert(find_flag(*command_, flag) != nullptr);
  if (const auto it = given_.find(flag); it != given_.end() && !it->second.empty()) {
    return it->second.back();
  }
  if (const auto it = defaults_.find(flag); it != defaults_.end()) return it->second;
  return {};
}

std::vector<std::string> Invocation::values(std::string_view flag) const {
  std::vector<std::string> parts;
  const auto add = [&parts](std::string_view list) {
    for (const std::string_view part : split_list(list, ',')) parts.emplace_back(part);
  };
  if (const auto it = given_.find(flag); it != given_.end()) {
    for (const std::string& list : it->second) add(list);
  } else {
    add(value(flag));
  }
  return parts;
}

std::optional<std::uint32_t> Invocation::count(std::string_view flag) const {
  const std::string_view text = value(flag);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::uint16_t> Invocation::ten_thousandths(std::string_view flag) const {
  return parse_ten_thousandths(value(flag));
}

void Invocation::add_value(std::string_view flag, std::string value) {
  given_[std::string(flag)].push_back(std::move(value));
}

void Invocation::set_default(std::string_view flag, std::string value) {
  defaults_[std::string(flag)] = std::move(value);
}

std::optional<std::uint16_t> parse_ten_thousandths(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, dot);
  const std::string_view part = dot < text.size() ? text.substr(dot + 1) : std::string_view();
  if (whole.empty() && part.empty()) return std::nullopt;
  if (whole.size() > 1 || part.size() > 4) return std::nullopt;
  std::uint32_t value = 0;
  const auto digit = [&value](char c) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
    return true;
  };
  if (!std::all_of(whole.begin(), whole.end(), digit)) return std::nullopt;
  if (!std::all_of(part.begin(), part.end(), digit)) return std::nullopt;
  for (std::size_t i = part.size(); i < 4; ++i) value *= 10;
  if (value > 10000) return std::nullopt;
  return static_cast<std::uint16_t>(value);
}

}  // namespace lazo::cli
