#include "language/identify.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdint>
#include <unordered_map>

#include "graph/base/embedded.hpp"
#include "graph/base/tsv.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {

namespace embedded {
extern const EmbeddedFiles language_data;
}  // namespace embedded

namespace {

constexpr std::size_t kReadBytes = 64 * 1024;
constexpr std::array<Language, 3> kLanguages = {Language::kEnglish, Language::kSpanish,
                                                Language::kFrench};

using Costs = std::array<std::int32_t, kLanguages.size()>;  // hundredths of a bit

/// Three letters in one number; 0 stands for the end of a word.
constexpr std::uint64_t key_of(char32_t a, char32_t b, char32_t c) {
  return (std::uint64_t{a} << 42U) | (std::uint64_t{b} << 21U) | std::uint64_t{c};
}

using Table = std::unordered_map<std::uint64_t, Costs>;  // never iterated

Table load() {
  Table table;
  constexpr std::string_view kName = "data/trigrams.tsv";
  const Status read = for_each_tsv_row(
      embedded::language_data.find(kName), kName, {{"gram"}, {"en"}, {"es"}, {"fr"}},
      [&](const TsvRow& row) -> Status {
        std::array<char32_t, 3> gram{};
        std::size_t at = 0;
        for (char32_t& letter : gram) {
          if (at >= row["gram"].size()) break;
          const Decoded c = decode_utf8(row["gram"], at);
          letter = c.code_point == '_' ? 0 : c.code_point;
          at += c.length;
        }
        Costs costs{};
        for (std::size_t i = 0; i < costs.size(); ++i) {
          const std::string_view cell = row[language_code(kLanguages[i])];
          const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), costs[i]);
          if (parsed.ec != std::errc()) {
            return Error{ErrorCode::kBadInput, "no number " + quoted(cell), row.where(), ""};
          }
        }
        table[key_of(gram[0], gram[1], gram[2])] = costs;
        return {};
      });
  assert(read.ok());  // compiled in, and read by a test
  return table;
}

}  // namespace

IdentifiedLanguage identify_language(std::string_view text) {
  static const Table kTable = load();
  std::array<std::int64_t, kLanguages.size()> cost{};
  std::int64_t seen = 0;
  std::int64_t known = 0;
  char32_t before = 0;
  char32_t last = 0;
  const auto count = [&](char32_t a, char32_t b, char32_t c) {
    if (b == 0 || (a == 0 && c == 0)) return;
    ++seen;
    const auto found = kTable.find(key_of(a, b, c));
    if (found == kTable.end()) return;
    ++known;
    for (std::size_t i = 0; i < cost.size(); ++i) cost[i] += found->second[i];
  };
  const std::string_view read = text.substr(0, kReadBytes);
  for (std::size_t at = 0; at < read.size();) {
    const Decoded decoded = decode_utf8(read, at);
    at += decoded.length;
    const char32_t c = is_letter(decoded.code_point) ? to_lower(decoded.code_point) : 0;
    if (c != 0 || last != 0) count(before, last, c);
    before = last;
    last = c;
    if (c == 0) before = 0;
  }
  if (last != 0) count(before, last, 0);

  if (known < 8 || known * 4 < seen) return {};
  std::array<std::size_t, kLanguages.size()> order = {0, 1, 2};
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return cost[a] != cost[b] ? cost[a] < cost[b] : a < b;
  });
  const std::int64_t lead = (cost[order[1]] - cost[order[0]]) / 100;
  return {kLanguages[order[0]], static_cast<int>(std::min<std::int64_t>(lead, 1'000'000))};
}

}  // namespace lazo
