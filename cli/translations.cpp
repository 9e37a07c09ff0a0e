// Tested by messages_test.cpp and error_words_test.cpp.
#include "cli/translations.hpp"

#include <algorithm>

#include "graph/base/embedded.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles message_data;
}  // namespace embedded

namespace cli {

std::string_view Translation::in(Language language) const {
  if (language == Language::kSpanish) return spanish;
  return language == Language::kFrench ? french : english;
}

std::vector<Translation> read_translations(std::string_view file) {
  std::vector<Translation> rows;
  std::string_view rest = embedded::message_data.find(file);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (line.starts_with('#') || first == std::string_view::npos ||
        second == std::string_view::npos) {
      continue;
    }
    rows.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                    line.substr(second + 1)});
  }
  return rows;
}

std::vector<std::string_view> pieces_of(std::string_view text) {
  constexpr std::string_view kHole = "{}";
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0;;) {
    const std::size_t hole = text.find(kHole, at);
    pieces.push_back(text.substr(at, hole - at));
    if (hole == std::string_view::npos) return pieces;
    at = hole + kHole.size();
  }
}

std::string put_into(std::string_view text, const std::vector<std::string_view>& parts) {
  const std::vector<std::string_view> pieces = pieces_of(text);
  std::string filled(pieces.front());
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (i <= parts.size()) filled += parts[i - 1];
    filled += pieces[i];
  }
  return filled;
}

}  // namespace cli
}  // namespace lazo
