#pragma once
// The rules of the grammar as one class, so that they can call each other across files: clauses
// (parser_clauses.cpp), patterns (parser_patterns.cpp), expressions by rising binding
// (parser_expressions.cpp) and what they are made of (parser_atoms.cpp). Private to parser*.cpp.
//
// Recursive descent, one function a rule, in the order of the openCypher 9 grammar. A Parser reads
// one text once; every error points at the token where it was found.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/result.hpp"
#include "queries/pattern/lexer.hpp"
#include "queries/pattern/syntax.hpp"

namespace lazo::pattern {

/// True if `a` is this word in any case; `upper` is in capitals.
[[nodiscard]] bool same_word(std::string_view a, std::string_view upper);
[[nodiscard]] ExpressionPtr make(ExpressionKind kind, std::size_t at);
[[nodiscard]] ExpressionPtr make(ExpressionKind kind, std::size_t at, ExpressionPtr left,
                                 ExpressionPtr right);

class Parser {
 public:
  /// `text` must outlive the parser.
  Parser(std::string_view text, std::vector<Token> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  [[nodiscard]] Result<Query> query();
  [[nodiscard]] Result<std::vector<PathPattern>> patterns_alone();

 private:
  /// Nesting deeper than this is refused before the stack ends.
  static constexpr int kMaxDepth = 100;
  /// Parentheses and chains of comparisons are tried twice: without a bound, nesting them would
  /// take exponential time.
  static constexpr int kMaxExpressions = 20'000;

  // Tokens
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  [[nodiscard]] bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const;
  [[nodiscard]] bool is_word(std::string_view upper, std::size_t ahead = 0) const;
  bool take_symbol(std::string_view symbol);
  bool take_word(std::string_view upper);
  [[nodiscard]] Error fail(std::string message, std::string hint = {}) const;
  [[nodiscard]] std::string found() const;
  Status expect_symbol(std::string_view symbol);
  Status expect_word(std::string_view upper);
  Result<std::string> expect_name(std::string_view what);

  // Clauses
  Result<Clause> clause();
  Result<ProjectionClause> projection();
  Status items(ProjectionClause& out);

  // Patterns
  Result<std::vector<PathPattern>> patterns();
  Result<PathPattern> path_pattern();
  Status path_elements(PathPattern& out);
  Result<NodePattern> node_pattern();
  Result<RelationshipPattern> relationship_pattern();
  Status relationship_detail(RelationshipPattern& out);
  std::uint32_t bound();
  Result<std::vector<std::pair<std::string, ExpressionPtr>>> property_map();

  // Expressions, weakest binding first
  Result<ExpressionPtr> expression();
  Result<ExpressionPtr> logical(std::size_t level);
  Result<ExpressionPtr> negation();
  [[nodiscard]] std::optional<ExpressionKind> comparison_sign() const;
  /// a < b <= c means a < b AND b <= c.
  Result<ExpressionPtr> comparison();
  Result<ExpressionPtr> sum();
  Result<ExpressionPtr> product();
  Result<ExpressionPtr> power();
  Result<ExpressionPtr> sign();
  Result<ExpressionPtr> sign_operand();
  /// IN, STARTS WITH, ENDS WITH, CONTAINS, IS NULL, IS NOT NULL behind an operand.
  Result<ExpressionPtr> predicate();
  /// .property, [index], [from..to], :Label behind an atom.
  Result<ExpressionPtr> postfix();
  Result<ExpressionPtr> subscript(ExpressionPtr list);

  // What expressions are made of
  Result<ExpressionPtr> atom();
  Result<ExpressionPtr> literal();
  Result<ExpressionPtr> named();
  Result<ExpressionPtr> call();
  /// all(x IN list WHERE predicate) and its relatives.
  Result<ExpressionPtr> quantifier(const Token& token);
  Result<ExpressionPtr> case_expression();
  /// [1, 2], or [x IN list WHERE condition | value].
  Result<ExpressionPtr> list();
  Result<ExpressionPtr> map();
  /// Either a pattern as a condition, "(a)-->(b)", or an expression in parentheses.
  Result<ExpressionPtr> parenthesis();

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int expressions_ = 0;
  /// Tokens that begin no pattern. Trying each again at every level that it is nested in would
  /// double the time with each of them.
  std::set<std::size_t> no_path_at_;
};

}  // namespace lazo::pattern
