#include "importers/readers/front_matter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "graph/base/date.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

enum class Field : std::uint8_t { kTitle, kDate, kByline, kPublisher, kAddress, kLanguage };

struct FieldName {
  std::string_view name;  ///< folded
  Field field;
};
// In the order of trust: the first name that has a value wins.
constexpr std::array<FieldName, 32> kFieldNames = {{
    {"title", Field::kTitle},
    {"headline", Field::kTitle},
    {"titulo", Field::kTitle},
    {"titre", Field::kTitle},
    {"date", Field::kDate},
    {"published", Field::kDate},
    {"published_time", Field::kDate},
    {"published_at", Field::kDate},
    {"publish_date", Field::kDate},
    {"pubdate", Field::kDate},
    {"fecha", Field::kDate},
    {"publie", Field::kDate},
    {"author", Field::kByline},
    {"authors", Field::kByline},
    {"byline", Field::kByline},
    {"autor", Field::kByline},
    {"autora", Field::kByline},
    {"auteur", Field::kByline},
    {"publisher", Field::kPublisher},
    {"outlet", Field::kPublisher},
    {"site", Field::kPublisher},
    {"site_name", Field::kPublisher},
    {"publication", Field::kPublisher},
    {"source", Field::kPublisher},
    {"medio", Field::kPublisher},
    {"fuente", Field::kPublisher},
    {"source_url", Field::kAddress},
    {"url", Field::kAddress},
    {"lang", Field::kLanguage},
    {"language", Field::kLanguage},
    {"idioma", Field::kLanguage},
    {"langue", Field::kLanguage},
}};

/// The host of an address, without "www.".
std::string_view host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#:"));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return address;
}

void append_code_point(std::string& out, std::string_view digits) {
  std::uint32_t value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  append_utf8(out, parsed.ptr == digits.data() + digits.size() && !digits.empty() ? value : 0xFFFD);
}

/// Reads lines one after the other.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view peek() const {
    std::string_view line = text_.substr(at_, text_.find('\n', at_) - at_);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  std::string_view next() {
    const std::string_view line = peek();
    const std::size_t end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    return line;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// The value that begins with the double quote of `first`; later lines follow it, folded as in
/// YAML.
std::string double_quoted(std::string_view first, Lines& lines) {
  std::string out;
  std::string_view rest = first.substr(1);
  for (;;) {
    bool glued = false;  // a backslash at the end of the line: no space
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const char c = rest[i];
      if (c == '"') return out;
      if (c != '\\') {
        out += c;
        continue;
      }
      if (++i >= rest.size()) {
        glued = true;
        break;
      }
      switch (rest[i]) {
        case 'n':
        case 't':
        case 'r':
          out += ' ';
          break;
        case '_':
          append_utf8(out, 0xA0);
          break;
        case 'x':
        case 'u':
        case 'U': {
          const std::size_t size = rest[i] == 'x' ? 2 : rest[i] == 'u' ? 4 : 8;
          append_code_point(out, rest.substr(i + 1, size));
          i += std::min(size, rest.size() - i - 1);
          break;
        }
        default:
          out += rest[i];
      }
    }
    if (lines.done()) return out;
    rest = trim(lines.next());
    if (!glued && !out.empty()) out += ' ';
  }
}

std::string single_quoted(std::string_view first, Lines& lines) {
  std::string out;
  std::string_view rest = first.substr(1);
  for (;;) {
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (rest[i] == '\'') {
        if (i + 1 >= rest.size() || rest[i + 1] != '\'') return out;
        ++i;
      }
      out += rest[i];
    }
    if (lines.done()) return out;
    rest = trim(lines.next());
    out += ' ';
  }
}

bool is_indented(std::string_view line) {
  return !line.empty() && (line[0] == ' ' || line[0] == '\t');
}

std::string value_of(std::string_view first, Lines& lines) {
  if (first.starts_with('"')) return double_quoted(first, lines);
  if (first.starts_with('\'')) return single_quoted(first, lines);
  std::string out;
  const bool block = first.starts_with('|') || first.starts_with('>');
  if (!block) {
    const std::size_t comment = first.find(" #");
    out = trim(first.substr(0, comment));
    if (out.starts_with('[') && out.ends_with(']')) out = trim(out.substr(1, out.size() - 2));
  }
  while (!lines.done() && is_indented(lines.peek())) {
    const std::string_view more = trim(lines.next());
    if (!out.empty() && !more.empty()) out += ' ';
    out += more;
  }
  return out;
}

class FrontMatter {
 public:
  explicit FrontMatter(Metadata& metadata) : metadata_(metadata) {}

  void set(std::string_view key, std::string value) {
    const std::string folded = fold_text(key);
    const auto* name =
        std::find_if(kFieldNames.begin(), kFieldNames.end(),
                     [&](const FieldName& candidate) { return candidate.name == folded; });
    if (name == kFieldNames.end() || trim(value).empty()) return;
    const auto index = static_cast<std::size_t>(name - kFieldNames.begin());
    std::size_t& rank = ranks_[static_cast<std::size_t>(name->field)];
    if (index >= rank) return;
    if (name->field == Field::kDate) {
      const auto date = parse_date(value);
      if (!date) return;
      value = date->text();
    }
    rank = index;
    field(name->field) = std::move(value);
  }

  void finish() {
    if (metadata_.publisher.empty()) metadata_.publisher = host_of(address_);
    const std::string_view host = host_of(metadata_.publisher);
    if (!host.empty()) metadata_.publisher = std::string(host);
  }

 private:
  std::string& field(Field field) {
    switch (field) {
      case Field::kTitle:
        return metadata_.title;
      case Field::kDate:
        return metadata_.published;
      case Field::kByline:
        return metadata_.byline;
      case Field::kPublisher:
        return metadata_.publisher;
      case Field::kAddress:
        return address_;
      case Field::kLanguage:
        return metadata_.language;
    }
    return address_;
  }

  Metadata& metadata_;
  std::string address_;
  std::array<std::size_t, 6> ranks_ = {99, 99, 99, 99, 99, 99};
};

}  // namespace

std::size_t read_front_matter(std::string_view text, Metadata& metadata) {
  std::size_t bom = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view body = text.substr(bom);
  Lines lines(body);
  const std::string_view fence = trim(lines.next());
  if (fence != "---" && fence != "+++") return 0;
  const char separator = fence == "---" ? ':' : '=';

  // Where it ends comes first: an open quotation must not swallow the document.
  Lines probe = lines;
  std::size_t end = 0;
  std::size_t content_end = 0;
  while (!probe.done()) {
    content_end = probe.at();
    const std::string_view line = trim(probe.next());
    if (line == fence || (line == "..." && separator == ':')) {
      end = probe.at();
      break;
    }
  }
  if (end == 0) return 0;

  FrontMatter matter(metadata);
  Lines fields(body.substr(0, content_end));
  fields.next();
  while (!fields.done()) {
    const std::string_view line = fields.next();
    const std::size_t colon = line.find(separator);
    if (is_indented(line) || colon == std::string_view::npos || line.starts_with('#')) continue;
    const std::string_view key = trim(line.substr(0, colon));
    matter.set(key, value_of(trim(line.substr(colon + 1)), fields));
  }
  matter.finish();
  return bom + end;
}

}  // namespace lazo
