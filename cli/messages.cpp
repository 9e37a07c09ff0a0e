#include "cli/messages.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "graph/base/embedded.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles message_data;
}  // namespace embedded

namespace cli {
namespace {

using Translations = std::array<std::string_view, 2>;  // Spanish, French
using Table = std::map<std::string_view, Translations, std::less<>>;

/// Lines of English, Spanish and French, between tabs; what is not one is a remark.
Table read_table() {
  Table table;
  std::string_view rest = embedded::message_data.find("messages.tsv");
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t first = line.find('\t');
    if (first == std::string_view::npos || line.starts_with('#')) continue;
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string_view::npos) continue;
    table[line.substr(0, first)] = {line.substr(first + 1, second - first - 1),
                                    line.substr(second + 1)};
  }
  return table;
}

}  // namespace

std::string_view localized(std::string_view english, Language language) {
  if (language != Language::kSpanish && language != Language::kFrench) return english;
  static const Table table = read_table();
  const auto row = table.find(english);
  if (row == table.end()) return english;
  return row->second[language == Language::kSpanish ? 0 : 1];
}

}  // namespace cli
}  // namespace lazo
