// Tested by read_mail_test.cpp.
#include "importers/lazo_read/mail_message.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/lazo_read/charset.hpp"

namespace lazo {
namespace {

constexpr int kDeepestPart = 10;
constexpr std::size_t kMostParts = 1000;

std::string decode_base64(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (c == '=') break;
    if (value == std::string_view::npos) continue;
    bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
  }
  return out;
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// `underscores` in headers stand for spaces.
std::string decode_quoted(std::string_view text, bool underscores) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_' && underscores) {
      out += ' ';
    } else if (c != '=') {
      out += c;
    } else if (at + 2 < text.size() && hexadecimal(text[at + 1]) >= 0 &&
               hexadecimal(text[at + 2]) >= 0) {
      out += static_cast<char>(hexadecimal(text[at + 1]) * 16 + hexadecimal(text[at + 2]));
      at += 2;
    } else if (text.substr(at + 1, 1) == "\n") {
      ++at;
    } else if (text.substr(at + 1, 2) == "\r\n") {
      at += 2;
    } else {
      out += c;
    }
  }
  return out;
}

/// The value of a parameter: "text/plain; charset=\"utf-8\"".
std::string parameter(std::string_view header, std::string_view name) {
  const std::string folded = lower(header);
  for (std::size_t at = folded.find(';'); at != std::string::npos; at = folded.find(';', at + 1)) {
    std::string_view rest = trim(std::string_view(folded).substr(at + 1));
    if (!rest.starts_with(name)) continue;
    const std::size_t begin = static_cast<std::size_t>(rest.data() - folded.data()) + name.size();
    std::string_view value = trim(header.substr(std::min(begin, header.size())));
    const bool extended = value.starts_with('*');  // RFC 2231: name*=utf-8''na%C3%AFf
    if (extended) value = trim(value.substr(1));
    if (!value.starts_with('=')) continue;
    value = trim(value.substr(1));
    if (value.starts_with('"')) {
      return decode_words(value.substr(1, value.find('"', 1) - 1));
    }
    value = trim(value.substr(0, value.find(';')));
    if (!extended) return decode_words(value);
    const std::size_t charset_end = value.find('\'');
    const std::size_t text = value.find('\'', charset_end + 1);
    if (charset_end == std::string_view::npos || text == std::string_view::npos) return {};
    std::string escaped(value.substr(text + 1));
    std::replace(escaped.begin(), escaped.end(), '%', '=');
    return to_utf8(decode_quoted(escaped, false), value.substr(0, charset_end)).text;
  }
  return {};
}

/// Headers up to the empty line; returns where the body begins.
std::size_t read_headers(std::string_view bytes,
                         std::vector<std::pair<std::string, std::string>>& out) {
  std::vector<std::pair<std::string, std::string>> raw;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = std::min(end + 1, bytes.size());
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !raw.empty()) {
      raw.back().second += ' ';
      raw.back().second += trim(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;  // "From ana@example.org ..." of a mailbox
    raw.emplace_back(lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
  }
  for (auto& [name, value] : raw) out.emplace_back(std::move(name), decode_words(value));
  return at;
}

std::string_view find_header(const std::vector<std::pair<std::string, std::string>>& headers,
                             std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

/// The bodies between the boundaries of a multipart.
std::vector<std::string_view> split_parts(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> out;
  const std::string mark = "--" + boundary;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = body.find(mark); at != std::string_view::npos && out.size() < kMostParts;
       at = body.find(mark, at + mark.size())) {
    if (at != 0 && body[at - 1] != '\n') continue;
    if (begin != std::string_view::npos) out.push_back(body.substr(begin, at - begin));
    if (body.substr(at + mark.size(), 2) == "--") return out;
    begin = std::min(body.find('\n', at), body.size() - 1) + 1;
  }
  if (begin != std::string_view::npos) out.push_back(body.substr(begin));  // never closed
  return out;
}

void read_part(std::string_view bytes, int depth, std::vector<MailPart>& out,
               std::vector<std::pair<std::string, std::string>>& headers) {
  const std::size_t body_begin = read_headers(bytes, headers);
  const std::string_view body = bytes.substr(body_begin);
  const std::string_view content = find_header(headers, "content-type");
  MailPart part;
  part.type = lower(trim(content.substr(0, content.find(';'))));
  if (part.type.empty()) part.type = "text/plain";
  if (part.type.starts_with("multipart/") && depth < kDeepestPart) {
    const std::string boundary = parameter(content, "boundary");
    if (!boundary.empty()) {
      for (const std::string_view inner : split_parts(body, boundary)) {
        if (out.size() >= kMostParts) return;
        std::vector<std::pair<std::string, std::string>> inner_headers;
        read_part(inner, depth + 1, out, inner_headers);
      }
      return;
    }
  }
  const std::string_view disposition = find_header(headers, "content-disposition");
  part.charset = parameter(content, "charset");
  part.name = parameter(disposition, "filename");
  if (part.name.empty()) part.name = parameter(content, "name");
  part.attached = lower(disposition).starts_with("attachment") || !part.name.empty();
  const std::string encoding = lower(trim(find_header(headers, "content-transfer-encoding")));
  part.bytes = encoding == "base64"             ? decode_base64(body)
               : encoding == "quoted-printable" ? decode_quoted(body, false)
                                                : std::string(body);
  out.push_back(std::move(part));
}

}  // namespace

std::string_view MailMessage::header(std::string_view name) const {
  return find_header(headers, name);
}

std::string decode_words(std::string_view value) {
  std::string out;
  bool after_word = false;
  while (!value.empty()) {
    const std::size_t begin = value.find("=?");
    const std::size_t charset_end =
        begin == std::string_view::npos ? begin : value.find('?', begin + 2);
    const std::size_t end = charset_end == std::string_view::npos || charset_end + 3 > value.size()
                                ? std::string_view::npos
                                : value.find("?=", charset_end + 3);
    if (end == std::string_view::npos) break;
    const std::string_view between = value.substr(0, begin);
    // Space between two encoded words is only there to part them.
    if (!(after_word && trim(between).empty())) out += to_utf8(between, {}).text;
    const std::string charset(value.substr(begin + 2, charset_end - begin - 2));
    const char encoding = value[charset_end + 1];
    const std::string_view text = value.substr(charset_end + 3, end - charset_end - 3);
    const bool base64 = encoding == 'B' || encoding == 'b';
    out += to_utf8(base64 ? decode_base64(text) : decode_quoted(text, true), charset).text;
    after_word = true;
    value.remove_prefix(end + 2);
  }
  return out + to_utf8(value, {}).text;
}

MailMessage parse_mail(std::string_view bytes) {
  MailMessage mail;
  read_part(bytes, 0, mail.parts, mail.headers);
  return mail;
}

}  // namespace lazo
