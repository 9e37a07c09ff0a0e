#pragma once
// Words of a pattern query.

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo::pattern {

enum class TokenKind : std::uint8_t { kName, kInteger, kFloat, kString, kParameter, kSymbol, kEnd };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;     ///< names as written, strings unescaped, symbols
  std::size_t at = 0;   ///< byte of the query
  bool quoted = false;  ///< `name` in back quotes: never a keyword
};

/// The tokens of a query, kEnd last. Errors: kUsage at the character.
[[nodiscard]] Result<std::vector<Token>> tokenize_query(std::string_view query);

/// An error of a query: points at a character by line and column.
[[nodiscard]] Error query_error(std::string_view query, std::size_t at, std::string message,
                                std::string hint = {});

}  // namespace lazo::pattern
