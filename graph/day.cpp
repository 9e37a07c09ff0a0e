#include "graph/day.hpp"

namespace lazo {
namespace {

constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number that the digits [at, at + count) write; 0 if they are not all digits.
constexpr unsigned digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return 0;
  unsigned value = 0;
  for (const char c : text.substr(at, count)) {
    if (!is_ascii_digit(c)) return 0;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
  const std::string text = std::to_string(value);
  if (text.size() < width) out.append(width - text.size(), '0');
  out += text;
}

}  // namespace

Day parse_day(std::string_view text) {
  const unsigned year = digits(text, 0, 4);
  if (year == 0) return {};
  if (text.size() == 4) return {year << 9U};
  const unsigned month = digits(text, 5, 2);
  if (text[4] != '-' || month < 1 || month > 12) return {};
  if (text.size() == 7) return {year << 9U | month << 5U};
  const unsigned day = digits(text, 8, 2);
  if (text[7] != '-' || day < 1 || day > 31) return {};
  if (text.size() > 10 && is_ascii_digit(text[10])) return {};
  return {year << 9U | month << 5U | day};
}

std::string to_string(Day day) {
  std::string out;
  if (!day.known()) return out;
  append_padded(out, day.year(), 4);
  if (day.month() == 0) return out;
  out += '-';
  append_padded(out, day.month(), 2);
  if (day.day() == 0) return out;
  out += '-';
  append_padded(out, day.day(), 2);
  return out;
}

}  // namespace lazo
