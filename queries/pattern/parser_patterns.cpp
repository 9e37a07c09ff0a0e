// Paths of nodes and relationships.
#include <charconv>

#include "queries/pattern/parser_rules.hpp"

namespace lazo::pattern {

Result<std::vector<PathPattern>> Parser::patterns_alone() {
  LAZO_TRY(std::vector<PathPattern> out, patterns());
  if (peek().kind != TokenKind::kEnd) return fail("unexpected " + quoted(peek().text));
  return out;
}

Result<std::vector<PathPattern>> Parser::patterns() {
  std::vector<PathPattern> out;
  do {
    LAZO_TRY(PathPattern path, path_pattern());
    out.push_back(std::move(path));
  } while (take_symbol(","));
  return out;
}

Result<PathPattern> Parser::path_pattern() {
  PathPattern out;
  out.at = peek().at;
  if (peek().kind == TokenKind::kName && is_symbol("=", 1)) {
    LAZO_TRY(out.variable, expect_name("a name"));
    LAZO_CHECK(expect_symbol("="));
  }
  LAZO_CHECK(path_elements(out));
  return out;
}

Status Parser::path_elements(PathPattern& out) {
  LAZO_TRY(NodePattern first, node_pattern());
  out.nodes.push_back(std::move(first));
  while (is_symbol("-") || (is_symbol("<") && is_symbol("-", 1))) {
    LAZO_TRY(RelationshipPattern relationship, relationship_pattern());
    LAZO_TRY(NodePattern node, node_pattern());
    out.relationships.push_back(std::move(relationship));
    out.nodes.push_back(std::move(node));
  }
  return {};
}

Result<NodePattern> Parser::node_pattern() {
  NodePattern out;
  out.at = peek().at;
  LAZO_CHECK(expect_symbol("("));
  if (peek().kind == TokenKind::kName) {
    LAZO_TRY(out.variable, expect_name("a name"));
  }
  while (take_symbol(":")) {
    LAZO_TRY(std::string label, expect_name("a label"));
    out.labels.push_back(std::move(label));
  }
  if (is_symbol("{")) {
    LAZO_TRY(out.properties, property_map());
  }
  if (peek().kind == TokenKind::kParameter)
    return fail("parameters as property maps are not supported");
  LAZO_CHECK(expect_symbol(")"));
  return out;
}

Result<RelationshipPattern> Parser::relationship_pattern() {
  RelationshipPattern out;
  out.at = peek().at;
  const bool left = take_symbol("<");
  LAZO_CHECK(expect_symbol("-"));
  if (take_symbol("[")) {
    LAZO_CHECK(relationship_detail(out));
    LAZO_CHECK(expect_symbol("]"));
  }
  LAZO_CHECK(expect_symbol("-"));
  const bool right = take_symbol(">");
  out.direction = left == right ? Direction::kBoth : left ? Direction::kIn : Direction::kOut;
  return out;
}

Status Parser::relationship_detail(RelationshipPattern& out) {
  if (peek().kind == TokenKind::kName) {
    LAZO_TRY(out.variable, expect_name("a name"));
  }
  if (take_symbol(":")) {
    do {
      take_symbol(":");  // ":A|:B" is an older spelling of ":A|B"
      LAZO_TRY(std::string type, expect_name("a relationship type"));
      out.types.push_back(std::move(type));
    } while (take_symbol("|"));
  }
  if (take_symbol("*")) {
    out.variable_length = true;
    const bool has_least = peek().kind == TokenKind::kInteger;
    if (has_least) out.least = bound();
    if (take_symbol("..")) {
      if (peek().kind == TokenKind::kInteger) out.most = bound();
    } else if (has_least) {
      out.most = out.least;
    }
    if (is_symbol("-") && peek(1).kind == TokenKind::kInteger)
      return fail("a length must not be negative");
  }
  if (is_symbol("{")) {
    LAZO_TRY(out.properties, property_map());
  }
  if (peek().kind == TokenKind::kParameter)
    return fail("parameters as property maps are not supported");
  return {};
}

std::uint32_t Parser::bound() {
  const std::string& text = tokens_[at_++].text;
  std::uint32_t value = 0xFFFFFFFFU;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Result<std::vector<std::pair<std::string, ExpressionPtr>>> Parser::property_map() {
  std::vector<std::pair<std::string, ExpressionPtr>> out;
  LAZO_CHECK(expect_symbol("{"));
  if (take_symbol("}")) return out;
  do {
    LAZO_TRY(std::string key, expect_name("a property name"));
    LAZO_CHECK(expect_symbol(":"));
    LAZO_TRY(ExpressionPtr value, expression());
    out.emplace_back(std::move(key), std::move(value));
  } while (take_symbol(","));
  LAZO_CHECK(expect_symbol("}"));
  return out;
}

}  // namespace lazo::pattern
