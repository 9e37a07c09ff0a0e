// Tested by pattern_test.cpp and the openCypher TCK.
#include "queries/pattern/evaluate.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/base/utf8.hpp"
#include "queries/pattern/functions.hpp"
#include "queries/pattern/lexer.hpp"

namespace lazo::pattern {
namespace {

Value from_ternary(Ternary value) {
  return value ? Value(*value) : Value();
}

class Evaluator {
 public:
  Evaluator(const Row& row, const EvaluationContext& context) : row_(row), context_(context) {}

  Result<Value> value(const Expression& e) {
    if (context_.aggregates != nullptr) {
      const auto found = context_.aggregates->find(&e);
      if (found != context_.aggregates->end()) return found->second;
    }
    switch (e.kind) {
      case ExpressionKind::kLiteral:
        return e.literal;
      case ExpressionKind::kVariable:
        return variable(e);
      case ExpressionKind::kParameter: {
        const auto it = context_.parameters.find(e.name);
        if (it == context_.parameters.end()) return fail(e, "missing parameter $" + e.name);
        return it->second;
      }
      case ExpressionKind::kProperty:
        return property(e);
      case ExpressionKind::kIndex:
        return index(e);
      case ExpressionKind::kSlice:
        return slice(e);
      case ExpressionKind::kList:
        return list(e);
      case ExpressionKind::kMap:
        return map(e);
      case ExpressionKind::kCall:
        return call(e);
      case ExpressionKind::kCountAll:
        return fail(e, "count(*) cannot stand here");
      case ExpressionKind::kAnd:
      case ExpressionKind::kOr:
      case ExpressionKind::kXor:
      case ExpressionKind::kNot:
        return logic(e);
      case ExpressionKind::kNegate:
      case ExpressionKind::kAdd:
      case ExpressionKind::kSubtract:
      case ExpressionKind::kMultiply:
      case ExpressionKind::kDivide:
      case ExpressionKind::kModulo:
      case ExpressionKind::kPower:
        return arithmetic(e);
      case ExpressionKind::kIsNull:
      case ExpressionKind::kIsNotNull: {
        LAZO_TRY(const Value operand, value(*e.children[0]));
        return Value(operand.is_null() == (e.kind == ExpressionKind::kIsNull));
      }
      case ExpressionKind::kHasLabels:
        return has_labels(e);
      case ExpressionKind::kCase:
        return choose(e);
      case ExpressionKind::kListComprehension:
        return comprehension(e);
      case ExpressionKind::kQuantifier:
        return quantify(e);
      case ExpressionKind::kPattern: {
        Status status;
        const bool exists = context_.pattern_exists(context_, *e.path, row_, status);
        if (!status.ok()) return std::move(status).error();
        return Value(exists);
      }
      default:
        return compare(e);
    }
  }

 private:
  [[nodiscard]] Error fail(const Expression& e, std::string message) const {
    return query_error(context_.query, e.at, std::move(message));
  }

  Result<Value> variable(const Expression& e) const {
    const auto it = row_.find(e.name);
    return it == row_.end() ? Value() : it->second;
  }

  Result<Value> property(const Expression& e) {
    LAZO_TRY(const Value owner, value(*e.children[0]));
    if (owner.is_null()) return Value();
    if (const auto* node = owner.get<NodeRef>()) return context_.graph.property(*node, e.name);
    if (const auto* relationship = owner.get<RelationshipRef>())
      return context_.graph.property(*relationship, e.name);
    if (const auto* entries = owner.get<Map>()) return find_in(*entries, e.name);
    return fail(e, "a " + std::string(kind_name(owner)) + " has no properties");
  }

  static Value find_in(const Map& entries, std::string_view key) {
    for (const auto& [name, entry] : entries) {
      if (name == key) return entry;
    }
    return {};
  }

  Result<Value> index(const Expression& e) {
    LAZO_TRY(const Value owner, value(*e.children[0]));
    LAZO_TRY(const Value at, value(*e.children[1]));
    if (owner.is_null() || at.is_null()) return Value();
    if (const auto* key = at.get<std::string>()) {
      if (const auto* entries = owner.get<Map>()) return find_in(*entries, *key);
      if (const auto* node = owner.get<NodeRef>()) return context_.graph.property(*node, *key);
      if (const auto* relationship = owner.get<RelationshipRef>())
        return context_.graph.property(*relationship, *key);
    }
    const auto* items = owner.get<List>();
    const auto* position = at.get<std::int64_t>();
    if (items == nullptr || position == nullptr) {
      return fail(e, "a " + std::string(kind_name(owner)) + " cannot be indexed by a " +
                         std::string(kind_name(at)));
    }
    const auto size = static_cast<std::int64_t>(items->size());
    const std::int64_t i = *position < 0 ? *position + size : *position;
    if (i < 0 || i >= size) return Value();
    return (*items)[static_cast<std::size_t>(i)];
  }

  Result<Value> slice(const Expression& e) {
    LAZO_TRY(const Value owner, value(*e.children[0]));
    const auto* items = owner.get<List>();
    if (owner.is_null()) return Value();
    if (items == nullptr) return fail(e, "only a list can be sliced");
    const auto size = static_cast<std::int64_t>(items->size());
    std::int64_t bounds[2] = {0, size};
    for (std::size_t i = 0; i < 2; ++i) {
      if (e.children[i + 1] == nullptr) continue;
      LAZO_TRY(const Value bound, value(*e.children[i + 1]));
      if (bound.is_null()) return Value();
      const auto* number = bound.get<std::int64_t>();
      if (number == nullptr) return fail(e, "a slice needs whole numbers");
      bounds[i] = std::clamp<std::int64_t>(*number < 0 ? *number + size : *number, 0, size);
    }
    if (bounds[0] >= bounds[1]) return Value(List());
    return Value(List(items->begin() + bounds[0], items->begin() + bounds[1]));
  }

  Result<Value> list(const Expression& e) {
    List items;
    for (const ExpressionPtr& child : e.children) {
      LAZO_TRY(Value item, value(*child));
      items.push_back(std::move(item));
    }
    return Value(std::move(items));
  }

  Result<Value> map(const Expression& e) {
    Map entries;
    for (std::size_t i = 0; i < e.children.size(); ++i) {
      LAZO_TRY(Value entry, value(*e.children[i]));
      entries.emplace_back(e.names[i], std::move(entry));
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return Value(std::move(entries));
  }

  Result<Value> call(const Expression& e) {
    std::vector<Value> arguments;
    for (const ExpressionPtr& child : e.children) {
      LAZO_TRY(Value argument, value(*child));
      arguments.push_back(std::move(argument));
    }
    Result<Value> result = call_function(context_.graph, e.name, arguments);
    if (!result.ok()) return fail(e, result.error().message);
    return result;
  }

  /// true, false, unknown; an error for anything else.
  Result<Ternary> truth(const Expression& e) {
    LAZO_TRY(const Value operand, value(e));
    if (operand.is_null()) return Ternary();
    if (const auto* flag = operand.get<bool>()) return Ternary(*flag);
    return fail(e, "expected a condition, found a " + std::string(kind_name(operand)));
  }

  Result<Value> logic(const Expression& e) {
    LAZO_TRY(const Ternary a, truth(*e.children[0]));
    if (e.kind == ExpressionKind::kNot) return a ? Value(!*a) : Value();
    if (e.kind == ExpressionKind::kAnd && a == false) return Value(false);
    if (e.kind == ExpressionKind::kOr && a == true) return Value(true);
    LAZO_TRY(const Ternary b, truth(*e.children[1]));
    switch (e.kind) {
      case ExpressionKind::kAnd:
        if (b == false) return Value(false);
        return a && b ? Value(true) : Value();
      case ExpressionKind::kOr:
        if (b == true) return Value(true);
        return a && b ? Value(false) : Value();
      default:
        return a && b ? Value(*a != *b) : Value();
    }
  }

  Result<Value> compare(const Expression& e) {
    LAZO_TRY(const Value a, value(*e.children[0]));
    LAZO_TRY(const Value b, value(*e.children[1]));
    switch (e.kind) {
      case ExpressionKind::kEqual:
        return from_ternary(equals(a, b));
      case ExpressionKind::kNotEqual: {
        const Ternary same = equals(a, b);
        return same ? Value(!*same) : Value();
      }
      case ExpressionKind::kLess:
        return from_ternary(less(a, b));
      case ExpressionKind::kGreater:
        return from_ternary(less(b, a));
      case ExpressionKind::kLessEqual:
        return at_most(a, b);
      case ExpressionKind::kGreaterEqual:
        return at_most(b, a);
      case ExpressionKind::kIn:
        return contains_item(e, b, a);
      default:
        return text_test(e.kind, a, b);
    }
  }

  static Result<Value> at_most(const Value& a, const Value& b) {
    const Ternary below = less(a, b);
    if (below == true) return Value(true);
    if (!below) return Value();
    return from_ternary(equals(a, b));
  }

  Result<Value> contains_item(const Expression& e, const Value& list, const Value& item) const {
    if (list.is_null()) return Value();
    const auto* items = list.get<List>();
    if (items == nullptr) return fail(e, "IN needs a list");
    Ternary result = false;
    for (const Value& candidate : *items) {
      const Ternary same = equals(candidate, item);
      if (same == true) return Value(true);
      if (!same) result = std::nullopt;
    }
    return from_ternary(result);
  }

  static Result<Value> text_test(ExpressionKind kind, const Value& a, const Value& b) {
    const auto* text = a.get<std::string>();
    const auto* part = b.get<std::string>();
    if (text == nullptr || part == nullptr) return Value();
    if (kind == ExpressionKind::kStartsWith) return Value(text->starts_with(*part));
    if (kind == ExpressionKind::kEndsWith) return Value(text->ends_with(*part));
    return Value(text->find(*part) != std::string::npos);
  }

  Result<Value> arithmetic(const Expression& e) {
    LAZO_TRY(const Value a, value(*e.children[0]));
    if (a.is_null()) return Value();
    if (e.kind == ExpressionKind::kNegate) {
      if (const auto* integer = a.get<std::int64_t>())
        return Value(static_cast<std::int64_t>(0 - static_cast<std::uint64_t>(*integer)));
      if (a.is_number()) return Value(-a.number());
      return fail(e, "cannot negate a " + std::string(kind_name(a)));
    }
    LAZO_TRY(const Value b, value(*e.children[1]));
    if (b.is_null()) return Value();
    if (e.kind == ExpressionKind::kAdd) {
      if (Result<Value> joined = join(a, b); !joined.ok() || !joined->is_null()) return joined;
    }
    if (!a.is_number() || !b.is_number()) {
      return fail(e, "cannot calculate with a " + std::string(kind_name(a)) + " and a " +
                         std::string(kind_name(b)));
    }
    const auto* i = a.get<std::int64_t>();
    const auto* j = b.get<std::int64_t>();
    if (i != nullptr && j != nullptr && e.kind != ExpressionKind::kPower)
      return integers(e, *i, *j);
    return Value(floats(e.kind, a.number(), b.number()));
  }

  /// + on strings and lists; null if the operands are neither.
  static Result<Value> join(const Value& a, const Value& b) {
    if (a.get<List>() != nullptr || b.get<List>() != nullptr) {
      List out = a.get<List>() != nullptr ? *a.get<List>() : List{a};
      if (const auto* more = b.get<List>()) {
        out.insert(out.end(), more->begin(), more->end());
      } else {
        out.push_back(b);
      }
      return Value(std::move(out));
    }
    if (a.get<std::string>() != nullptr || b.get<std::string>() != nullptr)
      return Value(plain_text(a) + plain_text(b));
    return Value();
  }

  Result<Value> integers(const Expression& e, std::int64_t a, std::int64_t b) const {
    std::int64_t out = 0;
    bool overflow = false;
    switch (e.kind) {
      case ExpressionKind::kAdd:
        overflow = __builtin_add_overflow(a, b, &out);
        break;
      case ExpressionKind::kSubtract:
        overflow = __builtin_sub_overflow(a, b, &out);
        break;
      case ExpressionKind::kMultiply:
        overflow = __builtin_mul_overflow(a, b, &out);
        break;
      default:
        if (b == 0) return fail(e, "division by zero");
        if (b == -1) {
          overflow =
              e.kind == ExpressionKind::kDivide && __builtin_sub_overflow(std::int64_t{0}, a, &out);
        } else {
          out = e.kind == ExpressionKind::kDivide ? a / b : a % b;
        }
    }
    if (overflow) return fail(e, "the result is too large for an integer");
    return Value(out);
  }

  static double floats(ExpressionKind kind, double a, double b) {
    switch (kind) {
      case ExpressionKind::kAdd:
        return a + b;
      case ExpressionKind::kSubtract:
        return a - b;
      case ExpressionKind::kMultiply:
        return a * b;
      case ExpressionKind::kDivide:
        return a / b;
      case ExpressionKind::kModulo:
        return std::fmod(a, b);
      default:
        return std::pow(a, b);
    }
  }

  Result<Value> has_labels(const Expression& e) {
    LAZO_TRY(const Value owner, value(*e.children[0]));
    if (owner.is_null()) return Value();
    const auto* node = owner.get<NodeRef>();
    const auto* relationship = owner.get<RelationshipRef>();
    if (node == nullptr && relationship == nullptr)
      return fail(e, "only a node or a relationship has labels");
    return Value(std::all_of(e.names.begin(), e.names.end(), [&](const std::string& label) {
      return node != nullptr ? context_.graph.has_label(*node, label)
                             : context_.graph.has_type(*relationship, label);
    }));
  }

  Result<Value> choose(const Expression& e) {
    Value subject;
    if (e.children[0] != nullptr) {
      LAZO_TRY(subject, value(*e.children[0]));
    }
    for (std::size_t i = 1; i + 1 < e.children.size(); i += 2) {
      bool chosen = false;
      if (e.children[0] != nullptr) {
        LAZO_TRY(const Value candidate, value(*e.children[i]));
        chosen = equals(subject, candidate) == true;
      } else {
        LAZO_TRY(const Ternary condition, truth(*e.children[i]));
        chosen = condition == true;
      }
      if (chosen) return value(*e.children[i + 1]);
    }
    if (e.children.back() == nullptr) return Value();
    return value(*e.children.back());
  }

  /// Calls use(value of `child` with the local variable set to each item); stops when it gives
  /// false.
  template <typename Use>
  Status for_each_item(const Expression& e, const List& items, const Use& use) {
    Row inner = row_;
    Value& local = inner[e.names[0]];
    for (const Value& item : items) {
      local = item;
      Evaluator evaluator(inner, context_);
      LAZO_TRY(const bool more, use(evaluator, item));
      if (!more) break;
    }
    return {};
  }

  Result<Value> comprehension(const Expression& e) {
    LAZO_TRY(const Value source, value(*e.children[0]));
    if (source.is_null()) return Value();
    const auto* items = source.get<List>();
    if (items == nullptr) return fail(e, "expected a list");
    List out;
    LAZO_CHECK(for_each_item(e, *items, [&](Evaluator& inner, const Value& item) -> Result<bool> {
      if (e.children[1] != nullptr) {
        LAZO_TRY(const Ternary kept, inner.truth(*e.children[1]));
        if (kept != true) return true;
      }
      if (e.children[2] == nullptr) {
        out.push_back(item);
        return true;
      }
      LAZO_TRY(Value mapped, inner.value(*e.children[2]));
      out.push_back(std::move(mapped));
      return true;
    }));
    return Value(std::move(out));
  }

  Result<Value> quantify(const Expression& e) {
    LAZO_TRY(const Value source, value(*e.children[0]));
    if (source.is_null()) return Value();
    const auto* items = source.get<List>();
    if (items == nullptr) return fail(e, "expected a list");
    std::size_t yes = 0, no = 0, unknown = 0;
    LAZO_CHECK(for_each_item(e, *items, [&](Evaluator& inner, const Value&) -> Result<bool> {
      LAZO_TRY(const Ternary condition, inner.truth(*e.children[1]));
      ++(condition ? *condition ? yes : no : unknown);
      return true;
    }));
    if (e.name == "all") return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    if (e.name == "any") return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
    if (e.name == "none") return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    if (yes > 1) return Value(false);
    return unknown > 0 ? Value() : Value(yes == 1);
  }

  const Row& row_;
  const EvaluationContext& context_;
};

}  // namespace

Result<Value> evaluate(const Expression& expression, const Row& row,
                       const EvaluationContext& context) {
  return Evaluator(row, context).value(expression);
}

Result<bool> holds(const Expression& expression, const Row& row, const EvaluationContext& context) {
  LAZO_TRY(const Value result, evaluate(expression, row, context));
  if (result.is_null()) return false;
  if (const auto* flag = result.get<bool>()) return *flag;
  return query_error(context.query, expression.at,
                     "expected a condition, found a " + std::string(kind_name(result)));
}

}  // namespace lazo::pattern
