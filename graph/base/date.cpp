#include "graph/base/date.hpp"

#include <algorithm>
#include <array>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

// Folded names; the index is the month. A cut name is known by its beginning, which must be at
// least three letters, except where two months would share it.
struct MonthNames {
  std::array<std::string_view, 3> full;  // English, Spanish, French
  std::array<std::string_view, 6> cut;
};
constexpr std::array<MonthNames, 12> kMonths = {{
    {{"january", "enero", "janvier"}, {"jan", "ene", "janv"}},
    {{"february", "febrero", "fevrier"}, {"feb", "fev", "fevr"}},
    {{"march", "marzo", "mars"}, {"mar", "mrz", "mzo"}},
    {{"april", "abril", "avril"}, {"apr", "abr", "avr"}},
    {{"may", "mayo", "mai"}, {"may", "mayo", "mai"}},
    {{"june", "junio", "juin"}, {"jun", "junio", "juin"}},
    {{"july", "julio", "juillet"}, {"jul", "juil", "juill"}},
    {{"august", "agosto", "aout"}, {"aug", "ago", "agto"}},
    {{"september", "septiembre", "septembre"}, {"sep", "sept", "set", "setiembre"}},
    {{"october", "octubre", "octobre"}, {"oct", "oct", "oct"}},
    {{"november", "noviembre", "novembre"}, {"nov", "nov", "nov"}},
    {{"december", "diciembre", "decembre"}, {"dec", "dic", "dic"}},
}};

constexpr std::array<std::string_view, 21> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday",
    "lunes",  "martes",  "miercoles", "jueves",   "viernes",  "sabado",   "domingo",
    "lundi",  "mardi",   "mercredi",  "jeudi",    "vendredi", "samedi",   "dimanche"};

/// Reads pieces of a date from left to right; every read leaves `at` alone when it fails.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t begin) : text_(text), at_(begin) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }
  [[nodiscard]] bool at_word() const {
    if (at_ >= text_.size()) return false;
    return is_word(decode_utf8(text_, at_).code_point);
  }

  /// Spaces, no-break spaces and line breaks; true if there is at least one.
  bool spaces() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const Decoded c = decode_utf8(text_, at_);
      if (!is_space(c.code_point)) break;
      at_ += c.length;
    }
    return at_ > begin;
  }
  bool character(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// `digits_min` to `digits_max` digits that no digit follows; -1 if there is no such number.
  int number(int digits_min, int digits_max) {
    int value = 0;
    int digits = 0;
    std::size_t at = at_;
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9' && digits <= digits_max) {
      value = value * 10 + (text_[at++] - '0');
      ++digits;
    }
    if (digits < digits_min || digits > digits_max) return -1;
    at_ = at;
    return value;
  }
  /// The letters from here on, folded; empty if there is none or more than 12.
  std::string word() {
    std::size_t end = at_;
    std::size_t letters = 0;
    while (end < text_.size() && letters <= 12) {
      const Decoded c = decode_utf8(text_, end);
      if (!is_letter(c.code_point)) break;
      end += c.length;
      ++letters;
    }
    if (letters == 0 || letters > 12) return {};
    std::string folded = fold_text(text_.substr(at_, end - at_));
    at_ = end;
    return folded;
  }
  /// One of the words, whole.
  bool one_of(std::initializer_list<std::string_view> words) {
    const std::size_t begin = at_;
    const std::string found = word();
    if (std::find(words.begin(), words.end(), found) != words.end()) return true;
    at_ = begin;
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

bool plausible_year(int year) {
  return year >= 1000 && year <= 2999;
}

bool valid(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

Date make(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

/// "22", "1er", "1st", "1.º", "1o".
int read_day(Scanner& s) {
  const int day = s.number(1, 2);
  if (day < 1 || day > 31) return -1;
  const std::size_t behind = s.at();
  if (!s.one_of({"st", "nd", "rd", "th", "er", "re", "o"})) {
    if (!(s.character('.') && s.one_of({"o"}))) s.back_to(behind);
  }
  return s.at_word() ? -1 : day;
}

int read_month(Scanner& s) {
  const std::size_t begin = s.at();
  const std::uint8_t month = month_of_name(s.word());
  if (month == 0) {
    s.back_to(begin);
    return 0;
  }
  return month;
}

/// ", 2025", ". 2025", " 2025", " de 2025", " del año 2025", "/2025"; 0 (and nothing read) if there is none.
int read_year_behind(Scanner& s) {
  const std::size_t begin = s.at();
  s.character('.');
  s.character(',');
  s.spaces();
  if (s.one_of({"de", "del", "of"})) {
    s.spaces();
    if (s.one_of({"ano"})) s.spaces();
  }
  const int year = s.number(4, 4);
  if (plausible_year(year) && !s.at_word()) return year;
  s.back_to(begin);
  return 0;
}

void skip_time(Scanner& s) {
  if (s.character('T')) {
    if (s.number(2, 2) < 0) return;
    while (s.character(':') && s.number(2, 2) >= 0) {
    }
    if (s.character('.')) s.number(1, 9);
    if (!s.character('Z') && (s.character('+') || s.character('-'))) {
      s.number(2, 4);
      if (s.character(':')) s.number(2, 2);
    }
  }
}

/// "2025-09-22", "2025/09/22", "2025-09-22T10:00:00Z".
bool read_iso(Scanner& s, Date& date) {
  const int year = s.number(4, 4);
  if (!plausible_year(year)) return false;
  const bool dash = s.character('-');
  if (!dash && !s.character('/')) return false;
  const int month = s.number(2, 2);
  if (!s.character(dash ? '-' : '/')) return false;
  const int day = s.number(2, 2);
  if (!valid(year, month, day)) return false;
  date = make(year, month, day);
  const std::size_t behind = s.at();
  skip_time(s);
  if (s.at_word()) s.back_to(behind);
  return !s.at_word();
}

/// "22/09/2025", "22.9.2025", "9/22/2025".
bool read_numbers(Scanner& s, Language language, Date& date) {
  const int first = s.number(1, 2);
  if (first < 1) return false;
  char separator = 0;
  for (const char c : {'/', '.', '-'}) {
    if (separator == 0 && s.character(c)) separator = c;
  }
  if (separator == 0) return false;
  const int second = s.number(1, 2);
  if (second < 1 || !s.character(separator)) return false;
  const int year = s.number(4, 4);
  if (!plausible_year(year) || s.at_word()) return false;
  const bool month_first =
      second > 12 || (first <= 12 && language == Language::kEnglish && separator == '/');
  const int month = month_first ? first : second;
  const int day = month_first ? second : first;
  if (!valid(year, month, day)) return false;
  date = make(year, month, day);
  return true;
}

/// "22 September 2025", "22 de septiembre de 2025", "1er janvier", "22 sept."
bool read_day_first(Scanner& s, Date& date) {
  const int day = read_day(s);
  if (day < 0) return false;
  if (!s.spaces()) return false;
  if (s.one_of({"de", "of"})) s.spaces();
  const int month = read_month(s);
  if (month == 0 || !valid(0, month, day)) return false;
  const std::size_t behind = s.at();
  const int year = read_year_behind(s);
  if (year != 0 && !valid(year, month, day)) s.back_to(behind);
  if (s.at_word()) return false;
  date = make(year, month, day);
  return true;
}

/// "September 22, 2025", "septiembre 22 de 2025", "Sept. 22", "September 2025", "junio de 2025".
bool read_month_first(Scanner& s, Date& date) {
  const int month = read_month(s);
  if (month == 0) return false;
  const std::size_t behind = s.at();
  s.character('.');
  if (s.spaces()) {
    const int day = read_day(s);
    if (day > 0 && valid(0, month, day)) {
      const std::size_t behind_day = s.at();
      int year = read_year_behind(s);
      if (year != 0 && !valid(year, month, day)) {
        s.back_to(behind_day);
        year = 0;
      }
      date = make(year, month, day);
      return !s.at_word();
    }
  }
  s.back_to(behind);
  const int year = read_year_behind(s);
  if (year == 0) return false;
  date = make(year, month, 0);
  return true;
}

}  // namespace

std::string Date::text() const {
  const auto digits = [](int value, std::size_t width) {
    std::string out = std::to_string(value);
    return std::string(width > out.size() ? width - out.size() : 0, '0') + out;
  };
  if (year == 0) return {};
  std::string out = digits(year, 4);
  if (month == 0) return out;
  out += '-' + digits(month, 2);
  if (day != 0) out += '-' + digits(day, 2);
  return out;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::uint8_t month_of_name(std::string_view name) {
  std::string folded = fold_text(trim(name));
  if (!folded.empty() && folded.back() == '.') folded.pop_back();
  if (folded.size() < 3) return 0;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const auto in = [&](const auto& names) {
      return std::find(names.begin(), names.end(), folded) != names.end();
    };
    if (in(kMonths[month].full) || in(kMonths[month].cut)) {
      return static_cast<std::uint8_t>(month + 1);
    }
  }
  return 0;
}

std::optional<FoundDate> match_date(std::string_view text, std::size_t begin, Language language) {
  if (begin >= text.size()) return std::nullopt;
  Scanner s(text, begin);
  const std::string weekday = s.word();
  if (std::find(kWeekdays.begin(), kWeekdays.end(), weekday) != kWeekdays.end()) {
    s.character('.');
    s.character(',');
    s.spaces();
    if (s.one_of({"le", "el", "the"})) s.spaces();
  } else {
    s.back_to(begin);
  }
  const std::size_t start = s.at();
  FoundDate found;
  found.begin = begin;
  const auto attempt = [&](auto read) {
    s.back_to(start);
    return read();
  };
  const bool ok = attempt([&] { return read_iso(s, found.date); }) ||
                  attempt([&] { return read_numbers(s, language, found.date); }) ||
                  attempt([&] { return read_day_first(s, found.date); }) ||
                  attempt([&] { return read_month_first(s, found.date); });
  if (!ok) return std::nullopt;
  found.end = s.at();
  return found;
}

std::optional<FoundDate> find_date(std::string_view text, std::size_t begin, Language language) {
  bool after_word = false;
  for (std::size_t at = begin; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    const bool word = is_word(c.code_point);
    if (word && !after_word) {
      if (auto found = match_date(text, at, language)) return found;
    }
    after_word = word;
    at += c.length;
  }
  return std::nullopt;
}

std::optional<Date> parse_date(std::string_view text, Language language) {
  constexpr std::string_view kAround = " \t\r\n\"'()[].,;";
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
  Date date;
  std::size_t end = 0;
  if (const auto found = match_date(text, 0, language)) {
    date = found->date;
    end = found->end;
  } else {
    Scanner s(text, 0);
    const int year = s.number(4, 4);
    if (!plausible_year(year)) return std::nullopt;
    const std::size_t behind = s.at();
    if (s.character('-')) {
      const int month = s.number(2, 2);
      if (month >= 1 && month <= 12 && s.at() == text.size()) return make(year, month, 0);
    }
    date = make(year, 0, 0);
    end = behind;
  }
  // A time of day: " 10:40:00-05:00", ", 12:09 P.M. EDT", " à 15h30".
  std::string_view rest = text.substr(end);
  if (rest.empty()) return date;
  if (rest.size() > 24 || rest.find(':') == std::string_view::npos) return std::nullopt;
  const std::size_t digit = rest.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 5) return std::nullopt;
  return date;
}

}  // namespace lazo
