#include "importers/extraction/prepositions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lazo {
namespace {

/// Contracted and elided prepositions, folded, and what they are.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kContracted = {{
    {"del", "de"},
    {"al", "a"},
    {"du", "de"},
    {"des", "de"},
    {"d'", "de"},
    {"aux", "a"},
    {"au", "a"},
    {"d", "de"},
    {"conmigo", "con"},
    {"consigo", "con"},
    {"jusqu'", "jusque"},
    {"upon", "on"},
    {"within", "in"},
    {"dentro de", "en"},
}};

}  // namespace

bool is_preposition(std::string_view written, std::string_view wanted) {
  if (written == wanted) return true;
  for (const auto& [contracted, full] : kContracted) {
    if (written == contracted && full == wanted) return true;
  }
  // "au sein du" for "au sein de", "instead of" for "instead of the": the last word may be
  // contracted.
  const std::size_t space = written.rfind(' ');
  if (space == std::string_view::npos) return false;
  const std::size_t other = wanted.rfind(' ');
  if (other == std::string_view::npos || written.substr(0, space) != wanted.substr(0, other))
    return false;
  return is_preposition(written.substr(space + 1), wanted.substr(other + 1));
}

bool leads(const Lexicon& lexicon, std::string_view written, std::uint32_t roles) {
  auto found = lexicon.prepositions.find(std::string(written));
  if (found == lexicon.prepositions.end()) {
    // "en vertu du": only the last word is contracted.
    const std::size_t space = written.rfind(' ');
    if (space == std::string_view::npos) return false;
    for (const auto& [contracted, full] : kContracted) {
      if (written.substr(space + 1) != contracted) continue;
      found = lexicon.prepositions.find(std::string(written.substr(0, space + 1)).append(full));
      break;
    }
    if (found == lexicon.prepositions.end()) return false;
  }
  return (found->second & roles) != 0;
}

bool fits_preposition(std::string_view written, const End& end) {
  if (end.prepositions.empty()) return true;
  return std::any_of(end.prepositions.begin(), end.prepositions.end(),
                     [&](const std::string& wanted) { return is_preposition(written, wanted); });
}

}  // namespace lazo
