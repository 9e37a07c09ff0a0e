#include "cli/text_table.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastFlexible = 12;

}  // namespace

std::string cut_to(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string cut;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const std::string_view character = text.substr(at, decoded.length);
    const std::size_t columns = display_width(character);
    if (used + columns + 1 > width) break;
    cut += character;
    used += columns;
    at += decoded.length;
  }
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut + "…";
}

std::string TextTable::text(std::string_view indent, const Output& out) const {
  std::vector<std::size_t> widths(columns_.size());
  for (const std::vector<Cell>& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i].text));
    }
  }
  const std::size_t room = out.columns();
  std::size_t total = indent.size();
  for (const std::size_t width : widths) total += width + kGap;
  total -= std::min(total, kGap);
  while (room != 0 && total > room) {  // the widest gives way, so that none loses all it says
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i] != Column::kFlexible || widths[i] <= kLeastFlexible) continue;
      if (widest == columns_.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
    --total;
  }

  std::string text;
  for (const std::vector<Cell>& row : rows_) {
    std::string line(indent);
    std::size_t pending = 0;  // spaces that are only written if something follows
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string shown = room == 0 || columns_[i] != Column::kFlexible
                                    ? row[i].text
                                    : cut_to(row[i].text, widths[i]);
      const std::size_t fill = widths[i] - std::min(widths[i], display_width(shown));
      const bool right = columns_[i] == Column::kNumber;
      if (right) pending += fill;
      if (!shown.empty()) {
        line.append(pending, ' ');
        pending = 0;
        line += out.styled(row[i].style, shown);
      }
      pending += kGap + (right ? 0 : fill);
    }
    text += line + "\n";
  }
  return text;
}

std::string wrapped(std::string_view text, std::string_view indent, std::size_t width) {
  std::string lines;
  std::string line(indent);
  bool empty = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n\t\r"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!empty && width != 0 && display_width(line) + 1 + display_width(word) > width) {
      lines += line + "\n";
      line = indent;
      empty = true;
    }
    if (!empty) line += ' ';
    line += word;
    empty = false;
  }
  return lines + line + "\n";
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string csv_field(std::string_view text) {
  std::string field;
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) {
    field += '\'';
  }
  field += text;
  if (field.find_first_of(",\"\n\r") == std::string::npos) return field;
  std::string quoted_field = "\"";
  for (const char c : field) {
    if (c == '"') quoted_field += '"';
    quoted_field += c;
  }
  return quoted_field + "\"";
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    line += csv_field(fields[i]);
  }
  return line + "\n";
}

}  // namespace lazo::cli
