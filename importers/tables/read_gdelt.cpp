// Tested by tables_test.cpp.
#include "importers/tables/read_gdelt.hpp"

#include <string>
#include <vector>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/tables/read_csv.hpp"

namespace lazo {
namespace {

constexpr std::size_t kVersion1 = 58;
constexpr std::size_t kVersion2 = 61;
// Columns, from 0, the same in both versions.
constexpr std::size_t kDay = 1;
constexpr std::size_t kName1 = 6;
constexpr std::size_t kCountry1 = 7;
constexpr std::size_t kName2 = 16;
constexpr std::size_t kCountry2 = 17;
constexpr std::size_t kEventCode = 26;

bool digits(std::string_view text, std::size_t size) {
  return text.size() == size && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "UNITED STATES" -> "United States".
std::string capitalised(std::string_view text) {
  std::string out = lower(text);
  bool first = true;
  for (char& c : out) {
    if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    first = c == ' ' || c == '-';
  }
  return out;
}

}  // namespace

bool is_gdelt(std::string_view text) {
  const std::vector<std::string_view> cells = split(text.substr(0, text.find('\n')), '\t');
  return (cells.size() == kVersion1 || cells.size() == kVersion2) && digits(cells[kDay], 8);
}

Status read_gdelt(std::string_view text, TableSink& sink) {
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if ((cells.size() != kVersion1 && cells.size() != kVersion2) || !digits(cells[kDay], 8)) {
      if (!trim(line).empty()) sink.loss("a line that is no event");
      return;
    }
    if (trim(cells[kName1]).empty() || trim(cells[kName2]).empty()) {
      sink.loss("an event with one actor");
      return;
    }
    TableTie tie;
    tie.source.name = capitalised(trim(cells[kName1]));
    tie.source.iso3 = trim(cells[kCountry1]);
    tie.target.name = capitalised(trim(cells[kName2]));
    tie.target.iso3 = trim(cells[kCountry2]);
    tie.cameo = trim(cells[kEventCode]);
    const std::string_view day = cells[kDay];
    tie.from = std::string(day.substr(0, 4)) + "-" + std::string(day.substr(4, 2)) + "-" +
               std::string(day.substr(6, 2));
    tie.to = tie.from;
    tie.link = trim(cells.back());
    tie.record = "row " + std::to_string(number);
    sink.tie(std::move(tie));
  });
  return {};
}

}  // namespace lazo
