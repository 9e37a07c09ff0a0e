// Tested by pattern_test.cpp and the openCypher TCK.
#include "queries/pattern/check.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "graph/base/suggest.hpp"
#include "queries/pattern/lexer.hpp"

namespace lazo::pattern {
namespace {

enum class Kind : std::uint8_t { kNode, kRelationship, kRelationships, kPath, kScalar, kAny };

constexpr std::array<std::string_view, 6> kAggregates = {"count", "sum", "avg",
                                                         "min",   "max", "collect"};
constexpr std::array<std::string_view, 44> kFunctions = {
    "count",     "sum",     "avg",       "min",        "max",     "collect",       "id",
    "type",      "labels",  "keys",      "properties", "nodes",   "relationships", "length",
    "size",      "head",    "last",      "tail",       "range",   "coalesce",      "tostring",
    "tointeger", "tofloat", "toupper",   "tolower",    "trim",    "substring",     "replace",
    "split",     "abs",     "startnode", "endnode",    "reverse", "exists",        "left",
    "right",     "ceil",    "floor",     "round",      "sign",    "sqrt",          "toboolean",
    "ltrim",     "rtrim"};

std::string_view kind_word(Kind kind) {
  switch (kind) {
    case Kind::kNode:
      return "a node";
    case Kind::kRelationship:
      return "a relationship";
    case Kind::kRelationships:
      return "a list of relationships";
    case Kind::kPath:
      return "a path";
    case Kind::kScalar:
    case Kind::kAny:
      break;
  }
  return "a value";
}

class Checker {
 public:
  explicit Checker(const Query& query) : text_(query.text) {}

  /// The names of the columns that RETURN gives; `star` stands for those that only a run knows.
  static std::vector<std::string> columns_of(const Query& query) {
    std::vector<std::string> names;
    const ProjectionClause& last = query.clauses.back().projection;
    if (last.star) names.emplace_back("*");
    for (const ProjectionItem& item : last.items) names.push_back(item.name);
    return names;
  }

  Status run(const Query& query) {
    for (const Clause& clause : query.clauses) {
      switch (clause.kind) {
        case Clause::Kind::kMatch:
          LAZO_CHECK(match(clause.match));
          break;
        case Clause::Kind::kUnwind:
          LAZO_CHECK(unwind(clause.unwind));
          break;
        case Clause::Kind::kProjection:
          LAZO_CHECK(projection(clause.projection));
          break;
      }
    }
    return {};
  }

 private:
  using Scope = std::map<std::string, Kind, std::less<>>;

  [[nodiscard]] Error fail(std::size_t at, std::string message, std::string hint = {}) const {
    return query_error(text_, at, std::move(message), std::move(hint));
  }

  Status bind(std::size_t at, const std::string& name, Kind kind) {
    if (name.empty()) return {};
    const auto [it, is_new] = scope_.emplace(name, kind);
    if (is_new || it->second == Kind::kAny) return {};
    const bool list_again = kind == Kind::kRelationships && it->second == Kind::kScalar;
    if (it->second == kind || list_again) return {};
    return fail(at, quoted(name) + " is " + std::string(kind_word(it->second)) + " already, not " +
                        std::string(kind_word(kind)));
  }

  // MATCH
  // -------------------------------------------------------------------------------------------

  Status match(const MatchClause& clause) {
    std::vector<std::string> bound_here;
    for (const PathPattern& path : clause.paths) {
      if (!path.variable.empty()) {
        if (scope_.count(path.variable) > 0)
          return fail(path.at, quoted(path.variable) + " is defined already");
        LAZO_CHECK(bind(path.at, path.variable, Kind::kPath));
      }
      for (const NodePattern& node : path.nodes)
        LAZO_CHECK(bind(node.at, node.variable, Kind::kNode));
      for (const RelationshipPattern& relationship : path.relationships) {
        if (relationship.variable.empty()) continue;
        if (std::find(bound_here.begin(), bound_here.end(), relationship.variable) !=
            bound_here.end()) {
          return fail(relationship.at, "relationship " + quoted(relationship.variable) +
                                           " stands twice in one MATCH");
        }
        bound_here.push_back(relationship.variable);
        LAZO_CHECK(bind(relationship.at, relationship.variable,
                        relationship.variable_length ? Kind::kRelationships : Kind::kRelationship));
      }
    }
    for (const PathPattern& path : clause.paths) LAZO_CHECK(properties(path));
    if (clause.where != nullptr) LAZO_CHECK(condition(*clause.where));
    return {};
  }

  Status properties(const PathPattern& path) {
    for (const NodePattern& node : path.nodes) {
      for (const auto& [key, value] : node.properties) LAZO_CHECK(no_aggregate(*value));
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      for (const auto& [key, value] : relationship.properties) LAZO_CHECK(no_aggregate(*value));
    }
    return {};
  }

  Status no_aggregate(const Expression& expression) {
    if (has_aggregate(expression)) return fail(expression.at, "an aggregate cannot stand here");
    return check(expression);
  }

  /// WHERE of MATCH: a truth value without aggregates.
  Status condition(const Expression& expression) {
    LAZO_CHECK(no_aggregate(expression));
    const Kind kind = kind_of(expression);
    if (kind != Kind::kScalar && kind != Kind::kAny) {
      return fail(expression.at, "WHERE needs a condition, not " + std::string(kind_word(kind)));
    }
    return {};
  }

  Status unwind(const UnwindClause& clause) {
    LAZO_CHECK(no_aggregate(*clause.list));
    if (scope_.count(clause.variable) > 0)
      return fail(clause.at, quoted(clause.variable) + " is defined already");
    scope_[clause.variable] = Kind::kAny;
    return {};
  }

  // WITH, RETURN
  // ------------------------------------------------------------------------------------

  Status projection(const ProjectionClause& clause) {
    if (clause.star && scope_.empty() && clause.items.empty()) {
      return fail(clause.at, "nothing to return: no variable is defined");
    }
    Scope after;
    if (clause.star) after = scope_;
    std::vector<std::string_view> names;
    bool aggregates = false;
    for (const ProjectionItem& item : clause.items) {
      LAZO_CHECK(check(*item.expression));
      aggregates = aggregates || has_aggregate(*item.expression);
      if (!clause.is_return && !item.aliased) {
        return fail(item.expression->at, "an expression in WITH needs a name", "write ... AS name");
      }
      if (std::find(names.begin(), names.end(), item.name) != names.end()) {
        return fail(item.expression->at, "two columns are named " + quoted(item.name));
      }
      names.push_back(item.name);
      after[item.name] = kind_of(*item.expression);
    }
    LAZO_CHECK(grouping(clause));
    LAZO_CHECK(bounds(clause));
    // ORDER BY and WHERE see the new names, and the old ones where rows were not grouped.
    Scope old = scope_;
    if (aggregates || clause.distinct) {
      scope_ = after;
      // What was projected may be named by its own expression ("ORDER BY n.name").
      for (const auto& [name, kind] : old) scope_.emplace(name, kind);
    } else {
      for (const auto& [name, kind] : after) scope_[name] = kind;
    }
    for (const SortItem& item : clause.order) {
      if (has_aggregate(*item.expression) && !aggregates) {
        return fail(item.expression->at, "an aggregate in ORDER BY needs one in the projection");
      }
      LAZO_CHECK(check(*item.expression));
    }
    if (clause.where != nullptr) LAZO_CHECK(no_aggregate(*clause.where));
    scope_ = std::move(after);
    return {};
  }

  /// SKIP and LIMIT are constants.
  Status bounds(const ProjectionClause& clause) {
    for (const Expression* bound : {clause.skip.get(), clause.limit.get()}) {
      if (bound == nullptr) continue;
      if (bound->kind == ExpressionKind::kNegate)
        return fail(bound->at, "SKIP and LIMIT must not be negative");
      if (bound->kind == ExpressionKind::kLiteral &&
          bound->literal.get<std::int64_t>() == nullptr) {
        return fail(bound->at, "SKIP and LIMIT need a whole number");
      }
      if (uses_variable(*bound)) return fail(bound->at, "SKIP and LIMIT cannot use variables");
    }
    return {};
  }

  /// Beside an aggregate only constants and grouping keys may stand: count(a) + b.x needs b.x as a
  /// key.
  Status grouping(const ProjectionClause& clause) {
    std::vector<const Expression*> keys;
    for (const ProjectionItem& item : clause.items) {
      if (!has_aggregate(*item.expression)) keys.push_back(item.expression.get());
    }
    for (const ProjectionItem& item : clause.items) {
      if (!has_aggregate(*item.expression) || is_aggregate(*item.expression)) continue;
      if (const Expression* loose = loose_variable(*item.expression, keys)) {
        return fail(loose->at,
                    quoted(loose->name) + " beside an aggregate must be a column of its own");
      }
    }
    return {};
  }

  const Expression* loose_variable(const Expression& expression,
                                   const std::vector<const Expression*>& keys) const {
    if (is_aggregate(expression)) return nullptr;
    for (const Expression* key : keys) {
      if (same_expression(*key, expression)) return nullptr;
    }
    if (expression.kind == ExpressionKind::kVariable) return &expression;
    for (const ExpressionPtr& child : expression.children) {
      if (child == nullptr) continue;
      if (const Expression* loose = loose_variable(*child, keys)) return loose;
    }
    return nullptr;
  }

  static bool same_expression(const Expression& a, const Expression& b) {
    if (a.kind != b.kind || a.name != b.name || a.names != b.names ||
        a.children.size() != b.children.size())
      return false;
    if (order(a.literal, b.literal) != 0) return false;
    for (std::size_t i = 0; i < a.children.size(); ++i) {
      if ((a.children[i] == nullptr) != (b.children[i] == nullptr)) return false;
      if (a.children[i] != nullptr && !same_expression(*a.children[i], *b.children[i]))
        return false;
    }
    return true;
  }

  static bool uses_variable(const Expression& expression) {
    if (expression.kind == ExpressionKind::kVariable) return true;
    return std::any_of(
        expression.children.begin(), expression.children.end(),
        [](const ExpressionPtr& child) { return child != nullptr && uses_variable(*child); });
  }

  // Expressions
  // -------------------------------------------------------------------------------------

  [[nodiscard]] Kind kind_of(const Expression& expression) const {
    switch (expression.kind) {
      case ExpressionKind::kVariable: {
        const auto it = scope_.find(expression.name);
        return it == scope_.end() ? Kind::kAny : it->second;
      }
      case ExpressionKind::kProperty:
      case ExpressionKind::kIndex:
      case ExpressionKind::kParameter:
      case ExpressionKind::kCase:
        return Kind::kAny;
      case ExpressionKind::kCall:
        for (const std::string_view name :
             {"coalesce", "head", "last", "startnode", "endnode", "min", "max"}) {
          if (expression.name == name) return Kind::kAny;
        }
        return Kind::kScalar;
      case ExpressionKind::kLiteral:
        return expression.literal.is_null() ? Kind::kAny : Kind::kScalar;
      default:
        return Kind::kScalar;
    }
  }

  Status check(const Expression& expression) {
    switch (expression.kind) {
      case ExpressionKind::kVariable:
        return defined(expression);
      case ExpressionKind::kCall:
        LAZO_CHECK(function(expression));
        break;
      case ExpressionKind::kPattern:
        return pattern(*expression.path);
      case ExpressionKind::kQuantifier:
      case ExpressionKind::kListComprehension:
        return with_local(expression);
      case ExpressionKind::kProperty: {
        const Kind kind = kind_of(*expression.children[0]);
        if (kind == Kind::kPath || kind == Kind::kRelationships) {
          return fail(expression.at, std::string(kind_word(kind)) + " has no properties");
        }
        const Expression& owner = *expression.children[0];
        if (owner.kind == ExpressionKind::kLiteral && !owner.literal.is_null()) {
          return fail(expression.at,
                      "a " + std::string(kind_name(owner.literal)) + " has no properties");
        }
        break;
      }
      default:
        break;
    }
    for (const ExpressionPtr& child : expression.children) {
      if (child != nullptr) LAZO_CHECK(check(*child));
    }
    return {};
  }

  Status defined(const Expression& expression) const {
    if (scope_.count(expression.name) > 0) return {};
    std::vector<std::string_view> names;
    for (const auto& [name, kind] : scope_) names.push_back(name);
    return fail(expression.at, "undefined variable " + quoted(expression.name),
                did_you_mean(expression.name, names));
  }

  Status function(const Expression& expression) {
    const std::vector<std::string_view> known(kFunctions.begin(), kFunctions.end());
    if (std::find(known.begin(), known.end(), expression.name) == known.end()) {
      return fail(expression.at, "unknown function " + quoted(expression.name),
                  did_you_mean(expression.name, known));
    }
    if (is_aggregate(expression)) {
      for (const ExpressionPtr& child : expression.children) {
        if (has_aggregate(*child)) return fail(child->at, "an aggregate inside an aggregate");
      }
    }
    if (expression.children.empty())
      return fail(expression.at, expression.name + "() needs an argument");
    const Kind kind = kind_of(*expression.children[0]);
    const auto refuse = [&](std::initializer_list<Kind> kinds) -> Status {
      if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return {};
      return fail(expression.children[0]->at,
                  expression.name + "() does not take " + std::string(kind_word(kind)));
    };
    if (expression.name == "length") return refuse({Kind::kNode, Kind::kRelationship});
    if (expression.name == "size") return refuse({Kind::kPath, Kind::kNode, Kind::kRelationship});
    if (expression.name == "type") return refuse({Kind::kNode, Kind::kPath});
    if (expression.name == "labels") return refuse({Kind::kRelationship, Kind::kPath});
    if (expression.name == "nodes" || expression.name == "relationships")
      return refuse({Kind::kNode, Kind::kRelationship});
    return {};
  }

  /// A pattern as a condition may name only what is defined.
  Status pattern(const PathPattern& path) {
    const auto known = [&](std::size_t at, const std::string& name) -> Status {
      if (name.empty() || scope_.count(name) > 0) return {};
      return fail(at, "undefined variable " + quoted(name) + " in a pattern that is a condition");
    };
    for (const NodePattern& node : path.nodes) LAZO_CHECK(known(node.at, node.variable));
    for (const RelationshipPattern& relationship : path.relationships) {
      LAZO_CHECK(known(relationship.at, relationship.variable));
    }
    return properties(path);
  }

  Status with_local(const Expression& expression) {
    LAZO_CHECK(check(*expression.children[0]));
    const Scope before = scope_;
    scope_[expression.names[0]] = Kind::kAny;
    Status status;
    for (std::size_t i = 1; i < expression.children.size() && status.ok(); ++i) {
      if (expression.children[i] != nullptr) status = check(*expression.children[i]);
    }
    scope_ = before;
    return status;
  }

  std::string_view text_;
  Scope scope_;
};

}  // namespace

bool is_aggregate(const Expression& expression) {
  if (expression.kind == ExpressionKind::kCountAll) return true;
  return expression.kind == ExpressionKind::kCall &&
         std::find(kAggregates.begin(), kAggregates.end(), expression.name) != kAggregates.end();
}

bool has_aggregate(const Expression& expression) {
  if (is_aggregate(expression)) return true;
  return std::any_of(
      expression.children.begin(), expression.children.end(),
      [](const ExpressionPtr& child) { return child != nullptr && has_aggregate(*child); });
}

Status check_query(const Query& query) {
  LAZO_CHECK(Checker(query).run(query));
  if (query.next == nullptr) return {};
  const std::size_t at = query.next->clauses.back().projection.at;
  if (Checker::columns_of(query) != Checker::columns_of(*query.next)) {
    return query_error(query.text, at, "UNION needs the same columns on both sides",
                       "name them with AS");
  }
  if (query.next->next != nullptr && query.next->next_all != query.next_all) {
    return query_error(query.text, at, "UNION and UNION ALL do not mix in one query");
  }
  return check_query(*query.next);
}

}  // namespace lazo::pattern
