#include "queries/ask/question.hpp"

#include <algorithm>
#include <array>

namespace lazo::ask {

bool is_stance(const RelationRow& relation) {
  return relation.name == "supports" || relation.name == "opposes";
}

std::string_view name_of(Intent intent) {
  constexpr std::array<std::string_view, 14> kNames = {
      "unread", "path",   "common",    "positions", "stances", "measures", "changes",
      "about",  "allies", "opponents", "ties",      "find",    "whether",  "figures"};
  return kNames[static_cast<std::size_t>(intent)];
}

std::optional<Intent> intent_of_name(std::string_view name) {
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Intent::kFigures); ++i) {
    if (name_of(static_cast<Intent>(i)) == name) return static_cast<Intent>(i);
  }
  return std::nullopt;
}

std::string_view name_of(Asked asked) {
  constexpr std::array<std::string_view, 12> kNames = {"nothing", "actor",  "thing",  "which",
                                                       "time",    "place",  "reason", "count",
                                                       "manner",  "amount", "share",  "money"};
  return kNames[static_cast<std::size_t>(asked)];
}

std::optional<Asked> asked_of_name(std::string_view name) {
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Asked::kMoney); ++i) {
    if (name_of(static_cast<Asked>(i)) == name) return static_cast<Asked>(i);
  }
  return std::nullopt;
}

}  // namespace lazo::ask
