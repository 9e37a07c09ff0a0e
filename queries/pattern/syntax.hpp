#pragma once
// The syntax tree of a pattern query, as the parser makes it.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "queries/pattern/value.hpp"

namespace lazo::pattern {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;
struct PathPattern;

enum class ExpressionKind : std::uint8_t {
  kLiteral,
  kVariable,
  kParameter,
  kProperty,
  kIndex,
  kSlice,
  kList,
  kMap,
  kCall,
  kCountAll,
  kNot,
  kNegate,
  kAnd,
  kOr,
  kXor,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kIsNull,
  kIsNotNull,
  kHasLabels,
  kCase,
  kListComprehension,
  kQuantifier,
  kPattern
};

struct Expression {
  ExpressionKind kind = ExpressionKind::kLiteral;
  std::size_t at = 0;              ///< byte of the query where it begins
  Value literal;                   ///< kLiteral
  std::string name;                ///< variable, property key, function, quantifier ("all", ...)
  std::vector<std::string> names;  ///< keys of a map, labels of kHasLabels
  std::vector<ExpressionPtr> children;  ///< operands; absent ones are nullptr
  bool distinct = false;                ///< count(DISTINCT x)
  std::unique_ptr<PathPattern> path;    ///< kPattern
};

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

struct NodePattern {
  std::size_t at = 0;
  std::string variable;  ///< empty: anonymous
  std::vector<std::string> labels;
  std::vector<std::pair<std::string, ExpressionPtr>> properties;
};

struct RelationshipPattern {
  std::size_t at = 0;
  std::string variable;
  std::vector<std::string> types;  ///< any of; empty: all
  std::vector<std::pair<std::string, ExpressionPtr>> properties;
  Direction direction = Direction::kBoth;
  bool variable_length = false;
  std::uint32_t least = 1;
  std::uint32_t most = 0xFFFFFFFFU;
};

/// nodes.size() == relationships.size() + 1.
struct PathPattern {
  std::size_t at = 0;
  std::string variable;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
};

struct MatchClause {
  std::size_t at = 0;
  bool optional = false;
  std::vector<PathPattern> paths;
  ExpressionPtr where;
};

struct UnwindClause {
  std::size_t at = 0;
  ExpressionPtr list;
  std::string variable;
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::string name;
  bool aliased = false;
};

struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

/// WITH or RETURN.
struct ProjectionClause {
  std::size_t at = 0;
  bool is_return = false;
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip;
  ExpressionPtr limit;
  ExpressionPtr where;  ///< WITH only
};

struct Clause {
  enum class Kind : std::uint8_t { kMatch, kUnwind, kProjection };
  Kind kind = Kind::kMatch;
  MatchClause match;
  UnwindClause unwind;
  ProjectionClause projection;
};

struct Query {
  std::string text;
  std::vector<Clause> clauses;  ///< ends with RETURN
  std::unique_ptr<Query> next;  ///< behind UNION; null if there is none
  bool next_all = false;        ///< UNION ALL: rows of both that are equal stay
};

}  // namespace lazo::pattern
