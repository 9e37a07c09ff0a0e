// Recursive descent, one function a rule of the grammar, in the order of the openCypher 9 grammar.
// Tested by pattern_test.cpp and the openCypher TCK; fuzzed by fuzz_pattern.cpp.
#include "queries/pattern/parser.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/base/suggest.hpp"
#include "queries/pattern/check.hpp"
#include "queries/pattern/lexer.hpp"

namespace lazo::pattern {
namespace {

constexpr int kMaxDepth = 100;
/// Parentheses and chains of comparisons are tried twice: without a bound, nesting them would take
/// exponential time.
constexpr int kMaxExpressions = 20'000;
constexpr std::array<std::string_view, 8> kWriting = {"CREATE", "MERGE",  "DELETE", "DETACH",
                                                      "SET",    "REMOVE", "CALL",   "FOREACH"};

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

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  Result<Query> query() {
    Query query;
    query.text = std::string(text_);
    for (;;) {
      LAZO_TRY(Clause next, clause());
      const bool last = next.kind == Clause::Kind::kProjection && next.projection.is_return;
      query.clauses.push_back(std::move(next));
      if (last) break;
    }
    take_symbol(";");
    if (peek().kind != TokenKind::kEnd)
      return fail("unexpected " + quoted(peek().text) + " after RETURN");
    return query;
  }

  Result<std::vector<PathPattern>> patterns_alone() {
    LAZO_TRY(std::vector<PathPattern> out, patterns());
    if (peek().kind != TokenKind::kEnd) return fail("unexpected " + quoted(peek().text));
    return out;
  }

 private:
  // Tokens
  // ------------------------------------------------------------------------------------------

  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  [[nodiscard]] bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const {
    return peek(ahead).kind == TokenKind::kSymbol && peek(ahead).text == symbol;
  }
  [[nodiscard]] bool is_word(std::string_view upper, std::size_t ahead = 0) const {
    return peek(ahead).kind == TokenKind::kName && !peek(ahead).quoted &&
           same_word(peek(ahead).text, upper);
  }
  bool take_symbol(std::string_view symbol) { return is_symbol(symbol) && (++at_, true); }
  bool take_word(std::string_view upper) { return is_word(upper) && (++at_, true); }

  [[nodiscard]] Error fail(std::string message, std::string hint = {}) const {
    return query_error(text_, peek().at, std::move(message), std::move(hint));
  }
  [[nodiscard]] std::string found() const {
    return peek().kind == TokenKind::kEnd ? "the end of the query" : quoted(peek().text);
  }
  Status expect_symbol(std::string_view symbol) {
    if (take_symbol(symbol)) return {};
    return fail("expected " + quoted(symbol) + ", found " + found());
  }
  Status expect_word(std::string_view upper) {
    if (take_word(upper)) return {};
    return fail("expected " + std::string(upper) + ", found " + found());
  }
  Result<std::string> expect_name(std::string_view what) {
    if (peek().kind != TokenKind::kName)
      return fail("expected " + std::string(what) + ", found " + found());
    return tokens_[at_++].text;
  }

  // Clauses
  // -----------------------------------------------------------------------------------------

  Result<Clause> clause() {
    Clause out;
    const std::size_t at = peek().at;
    if (is_word("MATCH") || (is_word("OPTIONAL") && is_word("MATCH", 1))) {
      out.match.at = at;
      out.match.optional = take_word("OPTIONAL");
      ++at_;
      LAZO_TRY(out.match.paths, patterns());
      if (take_word("WHERE")) {
        LAZO_TRY(out.match.where, expression());
      }
      return out;
    }
    if (take_word("UNWIND")) {
      out.kind = Clause::Kind::kUnwind;
      out.unwind.at = at;
      LAZO_TRY(out.unwind.list, expression());
      LAZO_CHECK(expect_word("AS"));
      LAZO_TRY(out.unwind.variable, expect_name("a name"));
      return out;
    }
    if (is_word("WITH") || is_word("RETURN")) {
      out.kind = Clause::Kind::kProjection;
      LAZO_TRY(out.projection, projection());
      return out;
    }
    for (const std::string_view word : kWriting) {
      if (is_word(word))
        return fail(std::string(word) + " is not allowed",
                    "queries only read; see lazo help query");
    }
    if (peek().kind == TokenKind::kEnd)
      return fail("query without RETURN", "end it with RETURN ...");
    return fail("expected MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN, found " + found(),
                did_you_mean(peek().text, {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"}));
  }

  Result<ProjectionClause> projection() {
    ProjectionClause out;
    out.at = peek().at;
    out.is_return = is_word("RETURN");
    ++at_;
    out.distinct = take_word("DISTINCT");
    if (take_symbol("*")) {
      out.star = true;
      if (take_symbol(",")) LAZO_CHECK(items(out));
    } else {
      LAZO_CHECK(items(out));
    }
    if (take_word("ORDER")) {
      LAZO_CHECK(expect_word("BY"));
      do {
        SortItem item;
        LAZO_TRY(item.expression, expression());
        if (take_word("DESC") || take_word("DESCENDING")) {
          item.descending = true;
        } else {
          static_cast<void>(take_word("ASC") || take_word("ASCENDING"));
        }
        out.order.push_back(std::move(item));
      } while (take_symbol(","));
    }
    if (take_word("SKIP")) {
      LAZO_TRY(out.skip, expression());
    }
    if (take_word("LIMIT")) {
      LAZO_TRY(out.limit, expression());
    }
    if (!out.is_return && take_word("WHERE")) {
      LAZO_TRY(out.where, expression());
    }
    return out;
  }

  Status items(ProjectionClause& out) {
    do {
      ProjectionItem item;
      const std::size_t begin = peek().at;
      LAZO_TRY(item.expression, expression());
      const std::size_t end = at_ > 0 ? peek().at : begin;
      if (take_word("AS")) {
        LAZO_TRY(item.name, expect_name("a name"));
        item.aliased = true;
      } else {
        item.name = std::string(text_.substr(begin, end - begin));
        while (!item.name.empty() &&
               (item.name.back() == ' ' || item.name.back() == '\n' || item.name.back() == '\t')) {
          item.name.pop_back();
        }
        item.aliased = item.expression->kind == ExpressionKind::kVariable;
        if (item.aliased) item.name = item.expression->name;
      }
      out.items.push_back(std::move(item));
    } while (take_symbol(","));
    return {};
  }

  // Patterns
  // ----------------------------------------------------------------------------------------

  Result<std::vector<PathPattern>> patterns() {
    std::vector<PathPattern> out;
    do {
      LAZO_TRY(PathPattern path, path_pattern());
      out.push_back(std::move(path));
    } while (take_symbol(","));
    return out;
  }

  Result<PathPattern> path_pattern() {
    PathPattern out;
    out.at = peek().at;
    if (peek().kind == TokenKind::kName && is_symbol("=", 1)) {
      LAZO_TRY(out.variable, expect_name("a name"));
      LAZO_CHECK(expect_symbol("="));
    }
    LAZO_CHECK(path_elements(out));
    return out;
  }

  Status path_elements(PathPattern& out) {
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

  Result<NodePattern> node_pattern() {
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

  Result<RelationshipPattern> relationship_pattern() {
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

  Status relationship_detail(RelationshipPattern& out) {
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

  std::uint32_t bound() {
    const std::string& text = tokens_[at_++].text;
    std::uint32_t value = 0xFFFFFFFFU;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  Result<std::vector<std::pair<std::string, ExpressionPtr>>> property_map() {
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

  // Expressions, weakest binding first
  // --------------------------------------------------------------

  Result<ExpressionPtr> expression() {
    if (++depth_ > kMaxDepth) return fail("nested deeper than 100 levels");
    if (++expressions_ > kMaxExpressions) return fail("query too complex");
    Result<ExpressionPtr> out = logical(0);
    --depth_;
    return out;
  }

  Result<ExpressionPtr> logical(std::size_t level) {
    struct Level {
      std::string_view word;
      ExpressionKind kind;
    };
    constexpr std::array<Level, 3> kLevels = {{{"OR", ExpressionKind::kOr},
                                               {"XOR", ExpressionKind::kXor},
                                               {"AND", ExpressionKind::kAnd}}};
    if (level == kLevels.size()) return negation();
    LAZO_TRY(ExpressionPtr left, logical(level + 1));
    while (is_word(kLevels[level].word)) {
      const std::size_t at = tokens_[at_++].at;
      LAZO_TRY(ExpressionPtr right, logical(level + 1));
      left = make(kLevels[level].kind, at, std::move(left), std::move(right));
    }
    return left;
  }

  Result<ExpressionPtr> negation() {
    if (!is_word("NOT")) return comparison();
    if (++depth_ > kMaxDepth) return fail("nested deeper than 100 levels");
    ExpressionPtr out = make(ExpressionKind::kNot, tokens_[at_++].at);
    LAZO_TRY(ExpressionPtr operand, negation());
    --depth_;
    out->children.push_back(std::move(operand));
    return out;
  }

  [[nodiscard]] std::optional<ExpressionKind> comparison_sign() const {
    if (is_symbol("=")) return ExpressionKind::kEqual;
    if (is_symbol("<>")) return ExpressionKind::kNotEqual;
    if (is_symbol("<=")) return ExpressionKind::kLessEqual;
    if (is_symbol(">=")) return ExpressionKind::kGreaterEqual;
    if (is_symbol("<")) return ExpressionKind::kLess;
    if (is_symbol(">")) return ExpressionKind::kGreater;
    return std::nullopt;
  }

  /// a < b <= c means a < b AND b <= c.
  Result<ExpressionPtr> comparison() {
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

  Result<ExpressionPtr> sum() {
    LAZO_TRY(ExpressionPtr left, product());
    while (is_symbol("+") || is_symbol("-")) {
      const ExpressionKind kind = is_symbol("+") ? ExpressionKind::kAdd : ExpressionKind::kSubtract;
      const std::size_t at = tokens_[at_++].at;
      LAZO_TRY(ExpressionPtr right, product());
      left = make(kind, at, std::move(left), std::move(right));
    }
    return left;
  }

  Result<ExpressionPtr> product() {
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

  Result<ExpressionPtr> power() {
    LAZO_TRY(ExpressionPtr left, sign());
    while (is_symbol("^")) {
      const std::size_t at = tokens_[at_++].at;
      LAZO_TRY(ExpressionPtr right, sign());
      left = make(ExpressionKind::kPower, at, std::move(left), std::move(right));
    }
    return left;
  }

  Result<ExpressionPtr> sign() {
    if (take_symbol("+")) return sign_operand();
    if (!is_symbol("-")) return predicate();
    ExpressionPtr out = make(ExpressionKind::kNegate, tokens_[at_++].at);
    LAZO_TRY(ExpressionPtr operand, sign_operand());
    out->children.push_back(std::move(operand));
    return out;
  }
  Result<ExpressionPtr> sign_operand() {
    if (++depth_ > kMaxDepth) return fail("nested deeper than 100 levels");
    Result<ExpressionPtr> out = sign();
    --depth_;
    return out;
  }

  /// IN, STARTS WITH, ENDS WITH, CONTAINS, IS NULL, IS NOT NULL behind an operand.
  Result<ExpressionPtr> predicate() {
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

  /// .property, [index], [from..to], :Label behind an atom.
  Result<ExpressionPtr> postfix() {
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

  Result<ExpressionPtr> subscript(ExpressionPtr list) {
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

  Result<ExpressionPtr> atom() {
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

  Result<ExpressionPtr> literal() {
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

  Result<ExpressionPtr> named() {
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

  Result<ExpressionPtr> call() {
    const Token token = tokens_[at_++];
    for (const std::string_view word : {"ALL", "ANY", "NONE", "SINGLE"}) {
      if (same_word(token.text, word) && is_word("IN", 2)) return quantifier(token);
    }
    LAZO_CHECK(expect_symbol("("));
    ExpressionPtr out = make(ExpressionKind::kCall, token.at);
    for (const char c : token.text)
      out->name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
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

  /// all(x IN list WHERE predicate) and its relatives.
  Result<ExpressionPtr> quantifier(const Token& token) {
    ExpressionPtr out = make(ExpressionKind::kQuantifier, token.at);
    for (const char c : token.text)
      out->name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
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

  Result<ExpressionPtr> case_expression() {
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

  /// [1, 2], or [x IN list WHERE condition | value].
  Result<ExpressionPtr> list() {
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

  Result<ExpressionPtr> map() {
    ExpressionPtr out = make(ExpressionKind::kMap, peek().at);
    LAZO_TRY(auto entries, property_map());
    for (auto& [key, value] : entries) {
      out->names.push_back(std::move(key));
      out->children.push_back(std::move(value));
    }
    return out;
  }

  /// Either a pattern as a condition, "(a)-->(b)", or an expression in parentheses.
  Result<ExpressionPtr> parenthesis() {
    const std::size_t begin = at_;
    const std::size_t at = peek().at;
    PathPattern path;
    path.at = at;
    if (path_elements(path).ok() && !path.relationships.empty()) {
      ExpressionPtr out = make(ExpressionKind::kPattern, at);
      out->path = std::make_unique<PathPattern>(std::move(path));
      return out;
    }
    at_ = begin + 1;
    LAZO_TRY(ExpressionPtr inner, expression());
    LAZO_CHECK(expect_symbol(")"));
    return inner;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int expressions_ = 0;
};

}  // namespace

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
