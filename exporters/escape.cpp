// Tested by escape_test.cpp and hostile_names_test.cpp.
#include "exporters/escape.hpp"

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c & 0xFFFEU) == 0xFFFEU;  // no characters at all; XML forbids them
}

/// `replace(c)` gives the text for an ASCII character, or a null view to keep it.
template <typename Replace>
std::string escaped(std::string_view text, const Replace& replace) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    if (turns_direction(c.code_point)) {
      // Dropped.
    } else if (is_control(c.code_point)) {
      out.push_back(' ');
    } else if (c.code_point < 0x80) {
      const std::string_view other = replace(static_cast<char>(c.code_point));
      if (other.data() == nullptr) {
        out.push_back(static_cast<char>(c.code_point));
      } else {
        out.append(other);
      }
    } else {
      append_utf8(out, c.code_point);
    }
    at += c.length;
  }
  return out;
}

std::string_view keep(char) {
  return {};
}

std::string_view as_entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string one_line(std::string_view text) {
  return escaped(text, keep);
}

std::string escape_xml(std::string_view text) {
  return escaped(text, as_entity);
}

std::string dot_string(std::string_view text) {
  return "\"" +
         escaped(text,
                 [](char c) -> std::string_view {
                   if (c == '"') return "\\\"";
                   if (c == '\\') return "\\\\";
                   if (c == '&') return "&amp;";
                   return {};
                 }) +
         "\"";
}

std::string dot_id(std::string_view text) {
  return "\"" +
         escaped(text,
                 [](char c) -> std::string_view {
                   if (c == '"') return "\\\"";
                   if (c == '\\') return "\\\\";
                   return {};
                 }) +
         "\"";
}

std::string csv_cell(std::string_view text) {
  std::string cell = one_line(text);
  const std::size_t first = cell.find_first_not_of(' ');
  if (first != std::string::npos &&
      std::string_view("=+-@").find(cell[first]) != std::string_view::npos) {
    cell.insert(0, 1, '\'');
  }
  if (cell.find_first_of(",;\"") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

std::string mermaid_label(std::string_view text) {
  // Mermaid writes entities with '#' for '&'; ';' would end a statement.
  return escaped(text, [](char c) -> std::string_view {
    switch (c) {
      case '"':
        return "#quot;";
      case '#':
        return "#35;";
      case '&':
        return "#amp;";
      case '<':
        return "#lt;";
      case '>':
        return "#gt;";
      case ';':
        return "#59;";
      case '`':
        return "#96;";
      case '\\':
        return "#92;";
      case '{':
        return "#123;";
      case '}':
        return "#125;";
      case '[':
        return "#91;";
      case ']':
        return "#93;";
      case '(':
        return "#40;";
      case ')':
        return "#41;";
      case '|':
        return "#124;";
      case '%':
        return "#37;";
      default:
        return {};
    }
  });
}

std::string cypher_string(std::string_view text) {
  return "'" +
         escaped(text,
                 [](char c) -> std::string_view {
                   if (c == '\'') return "\\'";
                   if (c == '\\') return "\\\\";
                   return {};
                 }) +
         "'";
}

std::string html_id(std::string_view key) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string id;
  for (const char c : key) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (plain) {
      id.push_back(c);
    } else if (c == ':') {
      id.push_back('.');
    } else {
      const auto byte = static_cast<unsigned char>(c);
      id.append(".x").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    }
  }
  return id;
}

}  // namespace lazo
