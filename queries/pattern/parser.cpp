// The tokens that the rules read, and the two ways in.
// Tested by pattern_test.cpp and the openCypher TCK; fuzzed by fuzz_pattern.cpp.
#include "queries/pattern/parser.hpp"

#include <algorithm>

#include "queries/pattern/check.hpp"
#include "queries/pattern/parser_rules.hpp"

namespace lazo::pattern {

bool same_word(std::string_view a, std::string_view upper) {
  return a.size() == upper.size() &&
         std::equal(a.begin(), a.end(), upper.begin(), [](char x, char y) {
           return (x >= 'a' && x <= 'z' ? static_cast<char>(x - 32) : x) == y;
         });
}

ExpressionPtr make(ExpressionKind kind, std::size_t at) {
  auto out = std::make_unique<Expression>();
  out->kind = kind;
  out->at = at;
  return out;
}

ExpressionPtr make(ExpressionKind kind, std::size_t at, ExpressionPtr left, ExpressionPtr right) {
  ExpressionPtr out = make(kind, at);
  out->children.push_back(std::move(left));
  out->children.push_back(std::move(right));
  return out;
}

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool Parser::is_symbol(std::string_view symbol, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::kSymbol && peek(ahead).text == symbol;
}

bool Parser::is_word(std::string_view upper, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::kName && !peek(ahead).quoted &&
         same_word(peek(ahead).text, upper);
}

bool Parser::take_symbol(std::string_view symbol) {
  return is_symbol(symbol) && (++at_, true);
}

bool Parser::take_word(std::string_view upper) {
  return is_word(upper) && (++at_, true);
}

Error Parser::fail(std::string message, std::string hint) const {
  return query_error(text_, peek().at, std::move(message), std::move(hint));
}

std::string Parser::found() const {
  return peek().kind == TokenKind::kEnd ? "the end of the query" : quoted(peek().text);
}

Status Parser::expect_symbol(std::string_view symbol) {
  if (take_symbol(symbol)) return {};
  return fail("expected " + quoted(symbol) + ", found " + found());
}

Status Parser::expect_word(std::string_view upper) {
  if (take_word(upper)) return {};
  return fail("expected " + std::string(upper) + ", found " + found());
}

Result<std::string> Parser::expect_name(std::string_view what) {
  if (peek().kind != TokenKind::kName)
    return fail("expected " + std::string(what) + ", found " + found());
  return tokens_[at_++].text;
}

Result<Query> parse_query(std::string_view text) {
  LAZO_TRY(std::vector<Token> tokens, tokenize_query(text));
  LAZO_TRY(Query query, Parser(text, std::move(tokens)).query());
  LAZO_CHECK(check_query(query));
  return query;
}

Result<std::vector<PathPattern>> parse_patterns(std::string_view text) {
  LAZO_TRY(std::vector<Token> tokens, tokenize_query(text));
  return Parser(text, std::move(tokens)).patterns_alone();
}

}  // namespace lazo::pattern
