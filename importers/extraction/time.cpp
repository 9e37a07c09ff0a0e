#include "importers/extraction/time.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace lazo {
namespace {

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_year(std::string_view text) {
  const std::optional<int> value = number_of(text);
  return text.size() == 4 && value && *value >= 1900 && *value <= 2100;
}

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

/// Month of a word, 1 to 12, or 0.
int month_of(const Reading& reading, std::uint32_t w) {
  const TimeRow* row = reading.first_match(w, reading.lexicon.times);
  if (row == nullptr || row->kind != "month") return 0;
  return number_of(row->value).value_or(0);
}

/// The predicate that a word belongs to: the first verb or copula noun above it.
std::uint32_t predicate_above(const Reading& reading, std::uint32_t w) {
  for (std::size_t steps = 0; steps < 200; ++steps) {
    const std::uint32_t head = reading.word(w).head;
    if (head == kNoWord) return w;
    w = head;
    if (reading.is_verb(w) || reading.child(w, Deprel::kCop) != kNoWord) return w;
  }
  return w;
}

}  // namespace

std::optional<TimeRange> find_time(const Reading& reading, std::uint32_t predicate) {
  const Sentence& sentence = reading.analysis.sentences[reading.sentence_of(predicate)];
  const bool is_verb = reading.is_verb(predicate);
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    const bool near = is_verb
                          ? predicate_above(reading, w) == predicate
                          : reading.is_under(w, predicate) ||
                                predicate_above(reading, w) == predicate_above(reading, predicate);
    if (!near) continue;
    std::string date;
    if (const int month = month_of(reading, w); month != 0) {
      int day = 0;
      std::string year;
      // "March 4, 2025", "4 de marzo de 2025", "mars 2025"
      for (std::uint32_t next = w + 1; next < std::min(sentence.end_word, w + 5); ++next) {
        const std::string_view form = reading.folded(next);
        if (is_year(form)) {
          year = std::string(form);
          break;
        }
        if (const auto value = number_of(form);
            value && *value >= 1 && *value <= 31 && next == w + 1) {
          day = *value;
        } else if (form != "," && form != "de" && form != "del" && form != "of") {
          break;
        }
      }
      for (std::uint32_t back = w; day == 0 && back > sentence.first_word && back + 3 > w;) {
        const std::string_view form = reading.folded(--back);
        if (const auto value = number_of(form); value && *value >= 1 && *value <= 31) {
          day = *value;
        } else if (form != "de") {
          break;
        }
      }
      if (year.empty() && reading.document.published.size() >= 4) {
        year = reading.document.published.substr(0, 4);
      }
      if (year.empty()) continue;
      date = year + "-" + two_digits(month);
      if (day != 0) date += "-" + two_digits(day);
    } else if (is_year(reading.folded(w)) && reading.word(w).upos == Upos::kNum) {
      date = std::string(reading.folded(w));
    } else {
      continue;
    }
    return TimeRange{date, date};
  }
  return std::nullopt;
}

}  // namespace lazo
