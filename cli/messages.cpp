#include "cli/messages.hpp"

#include <map>

#include "cli/translations.hpp"

namespace lazo::cli {
namespace {

using Table = std::map<std::string_view, Translation, std::less<>>;

Table read_table() {
  Table table;
  for (const Translation& row : read_translations("messages.tsv")) table[row.english] = row;
  return table;
}

}  // namespace

std::string_view localized(std::string_view english, Language language) {
  if (language != Language::kSpanish && language != Language::kFrench) return english;
  static const Table table = read_table();
  const auto row = table.find(english);
  return row == table.end() ? english : row->second.in(language);
}

std::string Words::operator()(std::string_view english,
                              std::initializer_list<std::string_view> put) const {
  return put_into(localized(english, language_), put);
}

std::string Words::count(std::uint64_t count, std::string_view one, std::string_view many) const {
  return std::to_string(count) + " " + std::string(localized(count == 1 ? one : many, language_));
}

}  // namespace lazo::cli
