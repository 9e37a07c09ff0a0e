// Literals, names, calls, lists, maps, CASE and what stands in parentheses.
#include <charconv>

#include "queries/pattern/parser_rules.hpp"

namespace lazo::pattern {

Result<ExpressionPtr> Parser::atom() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::kInteger:
    case TokenKind::kFloat:
    case TokenKind::kString:
      return literal();
    case TokenKind::kParameter: {
      ExpressionPtr out = make(ExpressionKind::kParameter, token.at);
      out->name = tokens_[at_++].text;
      return out;
    }
    case TokenKind::kName:
      return named();
    case TokenKind::kSymbol:
      break;
    case TokenKind::kEnd:
      return fail("expected an expression, found the end of the query");
  }
  if (is_symbol("[")) return list();
  if (is_symbol("{")) return map();
  if (is_symbol("(")) return parenthesis();
  return fail("expected an expression, found " + found());
}

Result<ExpressionPtr> Parser::literal() {
  const Token& token = tokens_[at_++];
  ExpressionPtr out = make(ExpressionKind::kLiteral, token.at);
  if (token.kind == TokenKind::kString) {
    out->literal = token.text;
  } else if (token.kind == TokenKind::kInteger) {
    std::int64_t value = 0;
    std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    out->literal = value;
  } else {
    double value = 0;
    const std::string text = token.text.front() == '.' ? "0" + token.text : token.text;
    std::from_chars(text.data(), text.data() + text.size(), value);
    out->literal = value;
  }
  return out;
}

Result<ExpressionPtr> Parser::named() {
  const Token token = peek();
  if (is_word("TRUE") || is_word("FALSE") || is_word("NULL")) {
    ExpressionPtr out = make(ExpressionKind::kLiteral, token.at);
    if (!is_word("NULL")) out->literal = is_word("TRUE");
    ++at_;
    return out;
  }
  if (is_word("CASE")) return case_expression();
  if (is_symbol("(", 1) && !token.quoted) return call();
  for (const std::string_view word :
       {"WHERE", "RETURN", "WITH", "MATCH", "AS", "AND", "OR", "LIMIT", "ORDER"}) {
    if (is_word(word)) return fail("expected an expression, found " + found());
  }
  ExpressionPtr out = make(ExpressionKind::kVariable, token.at);
  out->name = token.text;
  ++at_;
  return out;
}

Result<ExpressionPtr> Parser::call() {
  const Token token = tokens_[at_++];
  for (const std::string_view word : {"ALL", "ANY", "NONE", "SINGLE"}) {
    if (same_word(token.text, word) && is_word("IN", 2)) return quantifier(token);
  }
  LAZO_CHECK(expect_symbol("("));
  ExpressionPtr out = make(ExpressionKind::kCall, token.at);
  for (const char c : token.text) out->name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (out->name == "count" && take_symbol("*")) {
    out->kind = ExpressionKind::kCountAll;
    LAZO_CHECK(expect_symbol(")"));
    return out;
  }
  out->distinct = take_word("DISTINCT");
  if (!is_symbol(")")) {
    do {
      LAZO_TRY(ExpressionPtr argument, expression());
      out->children.push_back(std::move(argument));
    } while (take_symbol(","));
  }
  LAZO_CHECK(expect_symbol(")"));
  return out;
}

Result<ExpressionPtr> Parser::quantifier(const Token& token) {
  ExpressionPtr out = make(ExpressionKind::kQuantifier, token.at);
  for (const char c : token.text) out->name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  LAZO_CHECK(expect_symbol("("));
  LAZO_TRY(std::string variable, expect_name("a name"));
  out->names.push_back(std::move(variable));
  LAZO_CHECK(expect_word("IN"));
  LAZO_TRY(ExpressionPtr list, expression());
  LAZO_CHECK(expect_word("WHERE"));
  LAZO_TRY(ExpressionPtr condition, expression());
  LAZO_CHECK(expect_symbol(")"));
  out->children.push_back(std::move(list));
  out->children.push_back(std::move(condition));
  return out;
}

Result<ExpressionPtr> Parser::case_expression() {
  ExpressionPtr out = make(ExpressionKind::kCase, tokens_[at_++].at);
  ExpressionPtr subject;
  if (!is_word("WHEN")) {
    LAZO_TRY(subject, expression());
  }
  out->children.push_back(std::move(subject));
  while (take_word("WHEN")) {
    LAZO_TRY(ExpressionPtr when, expression());
    LAZO_CHECK(expect_word("THEN"));
    LAZO_TRY(ExpressionPtr then, expression());
    out->children.push_back(std::move(when));
    out->children.push_back(std::move(then));
  }
  ExpressionPtr otherwise;
  if (take_word("ELSE")) {
    LAZO_TRY(otherwise, expression());
  }
  out->children.push_back(std::move(otherwise));
  LAZO_CHECK(expect_word("END"));
  return out;
}

Result<ExpressionPtr> Parser::list() {
  ExpressionPtr out = make(ExpressionKind::kList, peek().at);
  LAZO_CHECK(expect_symbol("["));
  if (peek().kind == TokenKind::kName && is_word("IN", 1)) {
    out->kind = ExpressionKind::kListComprehension;
    LAZO_TRY(std::string variable, expect_name("a name"));
    out->names.push_back(std::move(variable));
    ++at_;
    LAZO_TRY(ExpressionPtr source, expression());
    ExpressionPtr condition;
    if (take_word("WHERE")) {
      LAZO_TRY(condition, expression());
    }
    ExpressionPtr value;
    if (take_symbol("|")) {
      LAZO_TRY(value, expression());
    }
    out->children.push_back(std::move(source));
    out->children.push_back(std::move(condition));
    out->children.push_back(std::move(value));
  } else if (!is_symbol("]")) {
    do {
      LAZO_TRY(ExpressionPtr item, expression());
      out->children.push_back(std::move(item));
    } while (take_symbol(","));
  }
  LAZO_CHECK(expect_symbol("]"));
  return out;
}

Result<ExpressionPtr> Parser::map() {
  ExpressionPtr out = make(ExpressionKind::kMap, peek().at);
  LAZO_TRY(auto entries, property_map());
  for (auto& [key, value] : entries) {
    out->names.push_back(std::move(key));
    out->children.push_back(std::move(value));
  }
  return out;
}

Result<ExpressionPtr> Parser::parenthesis() {
  const std::size_t begin = at_;
  const std::size_t at = peek().at;
  if (no_path_at_.count(begin) == 0) {
    PathPattern path;
    path.at = at;
    if (path_elements(path).ok() && !path.relationships.empty()) {
      ExpressionPtr out = make(ExpressionKind::kPattern, at);
      out->path = std::make_unique<PathPattern>(std::move(path));
      return out;
    }
    no_path_at_.insert(begin);
  }
  at_ = begin + 1;
  LAZO_TRY(ExpressionPtr inner, expression());
  LAZO_CHECK(expect_symbol(")"));
  return inner;
}

}  // namespace lazo::pattern
