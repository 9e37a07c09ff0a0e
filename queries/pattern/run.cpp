// Rows are pushed from clause to clause; only what must see all rows first (ORDER BY, DISTINCT,
// aggregates) holds them back, so that a LIMIT stops the search.
// Tested by pattern_test.cpp and the openCypher TCK.
#include "queries/pattern/run.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "queries/pattern/aggregate.hpp"
#include "queries/pattern/check.hpp"
#include "queries/pattern/lexer.hpp"
#include "queries/pattern/match.hpp"
#include "queries/pattern/parser.hpp"

namespace lazo::pattern {
namespace {

struct RowLess {
  bool operator()(const std::vector<Value>& a, const std::vector<Value>& b) const {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      if (const auto o = order(a[i], b[i]); o != 0) return o < 0;
    }
    return a.size() < b.size();
  }
};

void collect_aggregates(const Expression& expression, std::vector<const Expression*>& out) {
  if (is_aggregate(expression)) {
    out.push_back(&expression);
    return;
  }
  for (const ExpressionPtr& child : expression.children) {
    if (child != nullptr) collect_aggregates(*child, out);
  }
}

/// A row on its way out of a projection, with what it is sorted by.
struct Projected {
  Row columns;                // the new variables
  std::vector<Value> values;  // in column order
  std::vector<Value> keys;    // of ORDER BY
};

/// What one projection remembers between rows.
struct ProjectionState {
  std::vector<std::string> columns;
  std::vector<const Expression*> aggregates;
  bool holds_back = false;
  std::int64_t skip = 0;
  std::int64_t limit = INT64_MAX;
  std::vector<Projected> held;
  std::set<std::vector<Value>, RowLess> seen;
  struct Group {
    Row row;
    std::vector<Accumulator> accumulators;
  };
  std::map<std::vector<Value>, std::size_t, RowLess> group_of;
  std::vector<Group> groups;  // in order of first appearance
};

class Executor {
 public:
  Executor(const PropertyGraph& graph, const Query& query, const Parameters& parameters)
      : query_(query),
        context_{graph, parameters, query.text, &pattern_exists, nullptr},
        states_(query.clauses.size()) {}

  Result<Table> run() {
    LAZO_CHECK(prepare());
    LAZO_TRY(const bool more, push(0, Row()));
    static_cast<void>(more);
    for (std::size_t i = 0; i < query_.clauses.size(); ++i) {
      if (query_.clauses[i].kind == Clause::Kind::kProjection) LAZO_CHECK(release(i));
    }
    return std::move(table_);
  }

 private:
  Status prepare() {
    std::set<std::string> scope;
    for (std::size_t i = 0; i < query_.clauses.size(); ++i) {
      const Clause& clause = query_.clauses[i];
      if (clause.kind == Clause::Kind::kUnwind) scope.insert(clause.unwind.variable);
      if (clause.kind == Clause::Kind::kMatch) add_variables(clause.match, scope);
      if (clause.kind != Clause::Kind::kProjection) continue;
      LAZO_CHECK(prepare_projection(clause.projection, scope, states_[i]));
      scope = std::set<std::string>(states_[i].columns.begin(), states_[i].columns.end());
    }
    table_.columns = states_.back().columns;
    return {};
  }

  static void add_variables(const MatchClause& clause, std::set<std::string>& scope) {
    for (const PathPattern& path : clause.paths) {
      scope.insert(path.variable);
      for (const NodePattern& node : path.nodes) scope.insert(node.variable);
      for (const RelationshipPattern& relationship : path.relationships)
        scope.insert(relationship.variable);
    }
    scope.erase("");
  }

  Status prepare_projection(const ProjectionClause& clause, const std::set<std::string>& scope,
                            ProjectionState& state) {
    if (clause.star) state.columns.assign(scope.begin(), scope.end());
    for (const ProjectionItem& item : clause.items) {
      state.columns.push_back(item.name);
      collect_aggregates(*item.expression, state.aggregates);
    }
    for (const SortItem& item : clause.order)
      collect_aggregates(*item.expression, state.aggregates);
    state.holds_back = !state.aggregates.empty() || !clause.order.empty();
    LAZO_CHECK(bound(clause.skip.get(), state.skip));
    LAZO_CHECK(bound(clause.limit.get(), state.limit));
    return {};
  }

  Status bound(const Expression* expression, std::int64_t& out) {
    if (expression == nullptr) return {};
    LAZO_TRY(const Value value, evaluate(*expression, Row(), context_));
    const auto* number = value.get<std::int64_t>();
    if (number == nullptr || *number < 0) {
      return query_error(query_.text, expression->at,
                         "SKIP and LIMIT need a whole number that is not negative");
    }
    out = *number;
    return {};
  }

  /// Gives a row to a clause. False: no more rows are wanted.
  Result<bool> push(std::size_t index, const Row& row) {
    const Clause& clause = query_.clauses[index];
    switch (clause.kind) {
      case Clause::Kind::kMatch:
        return match_clause(
            clause.match, row, context_, steps_,
            [&](const Row& found) -> Result<bool> { return push(index + 1, found); });
      case Clause::Kind::kUnwind:
        return unwind(index, clause.unwind, row);
      case Clause::Kind::kProjection:
        return project(index, clause.projection, row);
    }
    return true;
  }

  Result<bool> unwind(std::size_t index, const UnwindClause& clause, const Row& row) {
    LAZO_TRY(const Value list, evaluate(*clause.list, row, context_));
    if (list.is_null()) return true;
    const List single = {list};
    const List& items = list.get<List>() != nullptr ? *list.get<List>() : single;
    for (const Value& item : items) {
      Row next = row;
      next[clause.variable] = item;
      LAZO_TRY(const bool more, push(index + 1, next));
      if (!more) return false;
    }
    return true;
  }

  // Projections
  // -------------------------------------------------------------------------------------

  Result<bool> project(std::size_t index, const ProjectionClause& clause, const Row& row) {
    ProjectionState& state = states_[index];
    if (!state.aggregates.empty()) {
      LAZO_CHECK(accumulate(clause, row, state));
      return true;
    }
    LAZO_TRY(Projected projected, projection_of(clause, row, state, context_));
    if (clause.distinct && !state.seen.insert(projected.values).second) return true;
    if (state.holds_back) {
      state.held.push_back(std::move(projected));
      return true;
    }
    return emit(index, clause, state, projected);
  }

  Result<Projected> projection_of(const ProjectionClause& clause, const Row& row,
                                  const ProjectionState& state, const EvaluationContext& context) {
    Projected out;
    if (clause.star) {
      for (std::size_t i = 0; i + clause.items.size() < state.columns.size(); ++i) {
        const auto it = row.find(state.columns[i]);
        out.columns[state.columns[i]] = it == row.end() ? Value() : it->second;
      }
    }
    for (const ProjectionItem& item : clause.items) {
      LAZO_TRY(Value value, evaluate(*item.expression, row, context));
      out.columns[item.name] = std::move(value);
    }
    for (const std::string& column : state.columns) out.values.push_back(out.columns[column]);
    if (clause.order.empty()) return out;
    Row visible = row;  // ORDER BY sees the old variables and the new names
    for (const auto& [name, value] : out.columns) visible[name] = value;
    for (const SortItem& item : clause.order) {
      LAZO_TRY(Value key, evaluate(*item.expression, visible, context));
      out.keys.push_back(std::move(key));
    }
    return out;
  }

  Status accumulate(const ProjectionClause& clause, const Row& row, ProjectionState& state) {
    std::vector<Value> key;
    for (const ProjectionItem& item : clause.items) {
      if (has_aggregate(*item.expression)) continue;
      LAZO_TRY(Value value, evaluate(*item.expression, row, context_));
      key.push_back(std::move(value));
    }
    const auto [place, is_new] = state.group_of.emplace(std::move(key), state.groups.size());
    if (is_new) add_group(state, row);
    ProjectionState::Group& group = state.groups[place->second];
    for (std::size_t i = 0; i < state.aggregates.size(); ++i) {
      const Expression& aggregate = *state.aggregates[i];
      Value argument(true);  // count(*) counts rows
      if (aggregate.kind == ExpressionKind::kCall) {
        LAZO_TRY(argument, evaluate(*aggregate.children[0], row, context_));
      }
      if (!group.accumulators[i].add(argument)) {
        return query_error(
            query_.text, aggregate.at,
            aggregate.name + "() does not take a " + std::string(kind_name(argument)));
      }
    }
    return {};
  }

  static void add_group(ProjectionState& state, const Row& row) {
    ProjectionState::Group group{row, {}};
    for (const Expression* aggregate : state.aggregates) {
      group.accumulators.emplace_back(
          aggregate->kind == ExpressionKind::kCountAll ? "count" : aggregate->name,
          aggregate->distinct);
    }
    state.groups.push_back(std::move(group));
  }

  /// Lets go what a projection held back.
  Status release(std::size_t index) {
    ProjectionState& state = states_[index];
    const ProjectionClause& clause = query_.clauses[index].projection;
    if (!state.aggregates.empty()) LAZO_CHECK(finish_groups(clause, state));
    if (!state.holds_back) return {};
    std::stable_sort(state.held.begin(), state.held.end(),
                     [&](const Projected& a, const Projected& b) {
                       for (std::size_t i = 0; i < clause.order.size(); ++i) {
                         const auto o = order(a.keys[i], b.keys[i]);
                         if (o != 0) return clause.order[i].descending ? o > 0 : o < 0;
                       }
                       return false;
                     });
    for (const Projected& projected : state.held) {
      LAZO_TRY(const bool more, emit(index, clause, state, projected));
      if (!more) break;
    }
    return {};
  }

  Status finish_groups(const ProjectionClause& clause, ProjectionState& state) {
    const bool keyed =
        std::any_of(clause.items.begin(), clause.items.end(),
                    [](const ProjectionItem& item) { return !has_aggregate(*item.expression); });
    if (state.groups.empty() && !keyed) add_group(state, Row());
    for (const ProjectionState::Group& group : state.groups) {
      std::unordered_map<const Expression*, Value> values;
      for (std::size_t i = 0; i < state.aggregates.size(); ++i) {
        values.emplace(state.aggregates[i], group.accumulators[i].result());
      }
      EvaluationContext context = context_;
      context.aggregates = &values;
      LAZO_TRY(Projected projected, projection_of(clause, group.row, state, context));
      if (clause.distinct && !state.seen.insert(projected.values).second) continue;
      state.held.push_back(std::move(projected));
    }
    return {};
  }

  /// SKIP, LIMIT, WHERE, and on to the next clause or into the table.
  Result<bool> emit(std::size_t index, const ProjectionClause& clause, ProjectionState& state,
                    const Projected& projected) {
    if (state.skip > 0) return --state.skip, true;
    if (state.limit <= 0) return false;
    --state.limit;
    bool more = state.limit > 0;
    if (clause.is_return) {
      table_.rows.push_back(projected.values);
      return more;
    }
    if (clause.where != nullptr) {
      LAZO_TRY(const bool accepted, holds(*clause.where, projected.columns, context_));
      if (!accepted) return more;
    }
    LAZO_TRY(const bool wanted, push(index + 1, projected.columns));
    return more && wanted;
  }

  const Query& query_;
  EvaluationContext context_;
  std::vector<ProjectionState> states_;
  Table table_;
  std::uint64_t steps_ = 0;
};

}  // namespace

Result<Table> run_query(const PropertyGraph& graph, std::string_view text,
                        const Parameters& parameters) {
  LAZO_TRY(const Query query, parse_query(text));
  LAZO_TRY(Table table, Executor(graph, query, parameters).run());
  for (const Query* part = query.next.get(); part != nullptr; part = part->next.get()) {
    LAZO_TRY(Table more, Executor(graph, *part, parameters).run());
    if (more.columns != table.columns) {
      return query_error(text, part->clauses.back().projection.at,
                         "UNION needs the same columns on both sides", "name them with AS");
    }
    std::move(more.rows.begin(), more.rows.end(), std::back_inserter(table.rows));
  }
  if (query.next != nullptr && !query.next_all) {
    std::set<std::vector<Value>, RowLess> seen;
    std::erase_if(table.rows,
                  [&seen](const std::vector<Value>& row) { return !seen.insert(row).second; });
  }
  return table;
}

}  // namespace lazo::pattern
