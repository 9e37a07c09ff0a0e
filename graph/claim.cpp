#include "graph/claim.hpp"

#include <algorithm>
#include <array>

#include "graph/document.hpp"
#include "graph/node.hpp"

namespace lazo {
namespace {

// The names stand at the index of their value.
constexpr std::array<std::string_view, 3> kLevels = {"known", "named", "described"};
constexpr std::array<std::string_view, 4> kHows = {"vocabulary", "name", "pronoun", "nominal"};
constexpr std::array<std::string_view, 8> kMoods = {
    "asserted", "planned", "possible", "required", "desired", "feared", "conditional", "question"};
constexpr std::array<std::string_view, 4> kCertainties = {"unknown", "possible", "probable",
                                                          "certain"};
constexpr std::array<std::string_view, 4> kTenses = {"past", "present", "future", "generic"};
constexpr std::array<std::string_view, kStatusCount> kStatuses = {
    "stated", "reported", "intended", "required", "possible", "denied"};
constexpr std::array<std::string_view, 13> kBlockKinds = {
    "paragraph", "title",    "heading",   "list_item", "question", "answer", "caption",
    "byline",    "dateline", "quotation", "table",     "code",     "markup"};
constexpr std::array<std::string_view, 5> kNameRoles = {"label", "alias", "acronym", "former",
                                                        "weak"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto* const it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

template <typename Enum, std::size_t N>
std::string_view at(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Level level) {
  return at(kLevels, level);
}
std::string_view name_of(MentionHow how) {
  return at(kHows, how);
}
std::string_view name_of(Mood mood) {
  return at(kMoods, mood);
}
std::string_view name_of(Certainty certainty) {
  return at(kCertainties, certainty);
}
std::string_view name_of(ClaimTense tense) {
  return at(kTenses, tense);
}
std::string_view name_of(ClaimStatus status) {
  return at(kStatuses, status);
}
std::string_view name_of(NameRole role) {
  return at(kNameRoles, role);
}
std::string_view name_of(BlockKind kind) {
  return at(kBlockKinds, kind);
}

template <>
std::optional<Level> value_of(std::string_view name) {
  return find<Level>(kLevels, name);
}
template <>
std::optional<MentionHow> value_of(std::string_view name) {
  return find<MentionHow>(kHows, name);
}
template <>
std::optional<Mood> value_of(std::string_view name) {
  return find<Mood>(kMoods, name);
}
template <>
std::optional<Certainty> value_of(std::string_view name) {
  return find<Certainty>(kCertainties, name);
}
template <>
std::optional<ClaimTense> value_of(std::string_view name) {
  return find<ClaimTense>(kTenses, name);
}
template <>
std::optional<ClaimStatus> value_of(std::string_view name) {
  return find<ClaimStatus>(kStatuses, name);
}
template <>
std::optional<NameRole> value_of(std::string_view name) {
  return find<NameRole>(kNameRoles, name);
}
template <>
std::optional<BlockKind> value_of(std::string_view name) {
  return find<BlockKind>(kBlockKinds, name);
}

ClaimStatus status_of(bool negated, Mood mood, bool attributed) {
  if (negated) return ClaimStatus::kDenied;
  switch (mood) {
    case Mood::kAsserted:
      return attributed ? ClaimStatus::kReported : ClaimStatus::kStated;
    case Mood::kPlanned:
    case Mood::kDesired:
      return ClaimStatus::kIntended;
    case Mood::kRequired:
      return ClaimStatus::kRequired;
    case Mood::kPossible:
    case Mood::kFeared:
    case Mood::kConditional:
    case Mood::kQuestion:
      break;
  }
  return ClaimStatus::kPossible;
}

ClaimStatus status_of(const Claim& claim) {
  return status_of(claim.negated, claim.mood, claim.attribution.has_value());
}

}  // namespace lazo
