// Operators, weakest binding first.
#include <array>

#include "queries/pattern/parser_rules.hpp"

namespace lazo::pattern {

Result<ExpressionPtr> Parser::expression() {
  if (++depth_ > kMaxDepth) return fail("nested deeper than 100 levels");
  if (++expressions_ > kMaxExpressions) return fail("query too complex");
  Result<ExpressionPtr> out = logical(0);
  --depth_;
  return out;
}

Result<ExpressionPtr> Parser::logical(std::size_t level) {
  struct Level {
    std::string_view word;
    ExpressionKind kind;
  };
  constexpr std::array<Level, 3> kLevels = {
      {{"OR", ExpressionKind::kOr}, {"XOR", ExpressionKind::kXor}, {"AND", ExpressionKind::kAnd}}};
  if (level == kLevels.size()) return negation();
  LAZO_TRY(ExpressionPtr left, logical(level + 1));
  while (is_word(kLevels[level].word)) {
    const std::size_t at = tokens_[at_++].at;
    LAZO_TRY(ExpressionPtr right, logical(level + 1));
    left = make(kLevels[level].kind, at, std::move(left), std::move(right));
  }
  return left;
}

Result<ExpressionPtr> Parser::negation() {
  if (!is_word("NOT")) return comparison();
  if (++depth_ > kMaxDepth) return fail("nested deeper than 100 levels");
  ExpressionPtr out = make(ExpressionKind::kNot, tokens_[at_++].at);
  LAZO_TRY(ExpressionPtr operand, negation());
  --depth_;
  out->children.push_back(std::move(operand));
  return out;
}

std::optional<ExpressionKind> Parser::comparison_sign() const {
  if (is_symbol("=")) return ExpressionKind::kEqual;
  if (is_symbol("<>")) return ExpressionKind::kNotEqual;
  if (is_symbol("<=")) return ExpressionKind::kLessEqual;
  if (is_symbol(">=")) return ExpressionKind::kGreaterEqual;
  if (is_symbol("<")) return ExpressionKind::kLess;
  if (is_symbol(">")) return ExpressionKind::kGreater;
  return std::nullopt;
}

Result<ExpressionPtr> Parser::comparison() {
  LAZO_TRY(ExpressionPtr left, sum());
  ExpressionPtr chain;
  while (const std::optional<ExpressionKind> kind = comparison_sign()) {
    const std::size_t at = tokens_[at_++].at;
    const std::size_t operand_begin = at_;
    LAZO_TRY(ExpressionPtr right, sum());
    ExpressionPtr next_left;
    if (comparison_sign()) {  // the middle operand is needed twice: parse it again
      const std::size_t after = at_;
      at_ = operand_begin;
      LAZO_TRY(next_left, sum());
      at_ = after;
    }
    ExpressionPtr compared = make(*kind, at, std::move(left), std::move(right));
    chain = chain == nullptr
                ? std::move(compared)
                : make(ExpressionKind::kAnd, at, std::move(chain), std::move(compared));
    left = std::move(next_left);
  }
  return chain == nullptr ? std::move(left) : std::move(chain);
}

Result<ExpressionPtr> Parser::sum() {
  LAZO_TRY(ExpressionPtr left, product());
  while (is_symbol("+") || is_symbol("-")) {
    const ExpressionKind kind = is_symbol("+") ? ExpressionKind::kAdd : ExpressionKind::kSubtract;
    const std::size_t at = tokens_[at_++].at;
    LAZO_TRY(ExpressionPtr right, product());
    left = make(kind, at, std::move(left), std::move(right));
  }
  return left;
}

Result<ExpressionPtr> Parser::product() {
  LAZO_TRY(ExpressionPtr left, power());
  for (;;) {
    const ExpressionKind kind = is_symbol("*")   ? ExpressionKind::kMultiply
                                : is_symbol("/") ? ExpressionKind::kDivide
                                                 : ExpressionKind::kModulo;
    if (!is_symbol("*") && !is_symbol("/") && !is_symbol("%")) return left;
    const std::size_t at = tokens_[at_++].at;
    LAZO_TRY(ExpressionPtr right, power());
    left = make(kind, at, std::move(left), std::move(right));
  }
}

Result<ExpressionPtr> Parser::power() {
  LAZO_TRY(ExpressionPtr left, sign());
  while (is_symbol("^")) {
    const std::size_t at = tokens_[at_++].at;
    LAZO_TRY(ExpressionPtr right, sign());
    left = make(ExpressionKind::kPower, at, std::move(left), std::move(right));
  }
  return left;
}

Result<ExpressionPtr> Parser::sign() {
  if (take_symbol("+")) return sign_operand();
  if (!is_symbol("-")) return predicate();
  ExpressionPtr out = make(ExpressionKind::kNegate, tokens_[at_++].at);
  LAZO_TRY(ExpressionPtr operand, sign_operand());
  out->children.push_back(std::move(operand));
  return out;
}

Result<ExpressionPtr> Parser::sign_operand() {
  if (++depth_ > kMaxDepth) return fail("nested deeper than 100 levels");
  Result<ExpressionPtr> out = sign();
  --depth_;
  return out;
}

Result<ExpressionPtr> Parser::predicate() {
  LAZO_TRY(ExpressionPtr left, postfix());
  for (;;) {
    const std::size_t at = peek().at;
    std::optional<ExpressionKind> kind;
    if (take_word("IN")) {
      kind = ExpressionKind::kIn;
    } else if (take_word("CONTAINS")) {
      kind = ExpressionKind::kContains;
    } else if (is_word("STARTS") || is_word("ENDS")) {
      kind = is_word("STARTS") ? ExpressionKind::kStartsWith : ExpressionKind::kEndsWith;
      ++at_;
      LAZO_CHECK(expect_word("WITH"));
    } else if (take_word("IS")) {
      ExpressionPtr out =
          make(take_word("NOT") ? ExpressionKind::kIsNotNull : ExpressionKind::kIsNull, at);
      LAZO_CHECK(expect_word("NULL"));
      out->children.push_back(std::move(left));
      left = std::move(out);
      continue;
    }
    if (!kind) return left;
    LAZO_TRY(ExpressionPtr right, postfix());
    left = make(*kind, at, std::move(left), std::move(right));
  }
}

Result<ExpressionPtr> Parser::postfix() {
  LAZO_TRY(ExpressionPtr left, atom());
  for (;;) {
    const std::size_t at = peek().at;
    if (take_symbol(".")) {
      ExpressionPtr out = make(ExpressionKind::kProperty, at);
      LAZO_TRY(out->name, expect_name("a property name"));
      out->children.push_back(std::move(left));
      left = std::move(out);
    } else if (is_symbol("[")) {
      LAZO_TRY(left, subscript(std::move(left)));
    } else if (is_symbol(":")) {
      ExpressionPtr out = make(ExpressionKind::kHasLabels, at);
      while (take_symbol(":")) {
        LAZO_TRY(std::string label, expect_name("a label"));
        out->names.push_back(std::move(label));
      }
      out->children.push_back(std::move(left));
      left = std::move(out);
    } else {
      return left;
    }
  }
}

Result<ExpressionPtr> Parser::subscript(ExpressionPtr list) {
  ExpressionPtr out = make(ExpressionKind::kIndex, peek().at);
  LAZO_CHECK(expect_symbol("["));
  out->children.push_back(std::move(list));
  ExpressionPtr from;
  if (!is_symbol("..")) {
    LAZO_TRY(from, expression());
  }
  out->children.push_back(std::move(from));
  if (take_symbol("..")) {
    out->kind = ExpressionKind::kSlice;
    ExpressionPtr to;
    if (!is_symbol("]")) {
      LAZO_TRY(to, expression());
    }
    out->children.push_back(std::move(to));
  }
  LAZO_CHECK(expect_symbol("]"));
  return out;
}

}  // namespace lazo::pattern
