// Tested by pattern_test.cpp; fuzzed by fuzz_pattern.cpp.
#include "queries/pattern/lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/base/utf8.hpp"

namespace lazo::pattern {
namespace {

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  Result<std::vector<Token>> run() {
    for (;;) {
      LAZO_CHECK(skip_space());
      if (at_ >= query_.size()) break;
      LAZO_CHECK(next());
    }
    tokens_.push_back({TokenKind::kEnd, "", query_.size(), false});
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < query_.size() ? query_[at_ + ahead] : '\0';
  }

  Status skip_space() {
    while (at_ < query_.size()) {
      if (peek() == '/' && peek(1) == '/') {
        while (at_ < query_.size() && peek() != '\n') ++at_;
      } else if (peek() == '/' && peek(1) == '*') {
        const std::size_t end = query_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return query_error(query_, at_, "comment without end");
        at_ = end + 2;
      } else {
        const Decoded decoded = decode_utf8(query_, at_);
        if (!is_space(decoded.code_point)) break;
        at_ += decoded.length;
      }
    }
    return {};
  }

  Status next() {
    const Decoded decoded = decode_utf8(query_, at_);
    if (is_letter(decoded.code_point) || decoded.code_point == '_') return name();
    if (is_ascii_digit(peek()) || (peek() == '.' && is_ascii_digit(peek(1)))) return number();
    if (peek() == '\'' || peek() == '"') return string();
    if (peek() == '`') return quoted_name();
    if (peek() == '$') {
      ++at_;
      LAZO_CHECK(name());
      tokens_.back().kind = TokenKind::kParameter;
      --tokens_.back().at;  // the error points at the dollar
      return {};
    }
    return symbol();
  }

  Status name() {
    const std::size_t begin = at_;
    while (at_ < query_.size()) {
      const Decoded decoded = decode_utf8(query_, at_);
      if (!is_word(decoded.code_point) && decoded.code_point != '_') break;
      at_ += decoded.length;
    }
    if (at_ == begin) return query_error(query_, begin, "expected a name");
    tokens_.push_back(
        {TokenKind::kName, std::string(query_.substr(begin, at_ - begin)), begin, false});
    return {};
  }

  Status quoted_name() {
    const std::size_t end = query_.find('`', at_ + 1);
    if (end == std::string_view::npos)
      return query_error(query_, at_, "name in back quotes without end");
    tokens_.push_back(
        {TokenKind::kName, std::string(query_.substr(at_ + 1, end - at_ - 1)), at_, true});
    at_ = end + 1;
    return {};
  }

  Status number() {
    const std::size_t begin = at_;
    bool is_float = false;
    while (is_ascii_digit(peek())) ++at_;
    // "1..3" is a range: the dot belongs to a number only if a digit follows.
    if (peek() == '.' && is_ascii_digit(peek(1))) {
      is_float = true;
      ++at_;
      while (is_ascii_digit(peek())) ++at_;
    }
    if ((peek() == 'e' || peek() == 'E') &&
        (is_ascii_digit(peek(1)) ||
         ((peek(1) == '-' || peek(1) == '+') && is_ascii_digit(peek(2))))) {
      is_float = true;
      at_ += 2;
      while (is_ascii_digit(peek())) ++at_;
    }
    if (is_letter(decode_utf8(query_.size() > at_ ? query_ : " ", query_.size() > at_ ? at_ : 0)
                      .code_point)) {
      return query_error(query_, begin, "a number must not end in a letter");
    }
    const std::string_view text = query_.substr(begin, at_ - begin);
    if (!is_float) {
      std::int64_t value = 0;
      if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) {
        return query_error(query_, begin, "integer out of range");
      }
    }
    tokens_.push_back(
        {is_float ? TokenKind::kFloat : TokenKind::kInteger, std::string(text), begin, false});
    return {};
  }

  Status string() {
    const std::size_t begin = at_;
    const char quote = peek();
    std::string text;
    for (++at_; at_ < query_.size() && peek() != quote; ++at_) {
      if (peek() != '\\') {
        text += peek();
        continue;
      }
      ++at_;
      switch (peek()) {
        case 'n':
          text += '\n';
          break;
        case 't':
          text += '\t';
          break;
        case 'r':
          text += '\r';
          break;
        case 'b':
          text += '\b';
          break;
        case 'f':
          text += '\f';
          break;
        case 'u':
          LAZO_CHECK(unicode_escape(text));
          break;
        case '\\':
        case '\'':
        case '"':
          text += peek();
          break;
        default:
          return query_error(query_, at_, "unknown escape in a string");
      }
    }
    if (at_ >= query_.size()) return query_error(query_, begin, "string without end");
    ++at_;
    tokens_.push_back({TokenKind::kString, std::move(text), begin, true});
    return {};
  }

  Status unicode_escape(std::string& text) {
    std::uint32_t code = 0;
    const std::string_view digits = query_.substr(std::min(at_ + 1, query_.size()), 4);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (digits.size() != 4 || parsed.ptr != digits.data() + 4) {
      return query_error(query_, at_, "expected four hexadecimal digits after \\u");
    }
    append_utf8(text, code);
    at_ += 4;
    return {};
  }

  Status symbol() {
    constexpr std::array<std::string_view, 7> kLong = {"..", "<>", "<=", ">=", "->", "<-", "=~"};
    for (const std::string_view candidate : kLong) {
      // "<-" and "->" are taken apart by the parser: "a<-1" and "-[]->" share them.
      if (candidate != "->" && candidate != "<-" && query_.substr(at_, 2) == candidate) {
        tokens_.push_back({TokenKind::kSymbol, std::string(candidate), at_, false});
        at_ += 2;
        return {};
      }
    }
    constexpr std::string_view kSingle = "()[]{}<>-+*/%^=,.:;|";
    if (kSingle.find(peek()) == std::string_view::npos)
      return query_error(query_, at_, "unexpected character");
    tokens_.push_back({TokenKind::kSymbol, std::string(1, peek()), at_, false});
    ++at_;
    return {};
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> tokenize_query(std::string_view query) {
  return Lexer(query).run();
}

Error query_error(std::string_view query, std::size_t at, std::string message, std::string hint) {
  const std::string_view before = query.substr(0, std::min(at, query.size()));
  const std::size_t line_begin =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  return {ErrorCode::kUsage, std::move(message),
          "query:" + std::to_string(line) + ":" +
              std::to_string(1 + count_code_points(before.substr(line_begin))),
          std::move(hint)};
}

}  // namespace lazo::pattern
