// MATCH, UNWIND, WITH, RETURN.
#include <array>

#include "graph/base/suggest.hpp"
#include "queries/pattern/parser_rules.hpp"

namespace lazo::pattern {
namespace {

constexpr std::array<std::string_view, 8> kWriting = {"CREATE", "MERGE",  "DELETE", "DETACH",
                                                      "SET",    "REMOVE", "CALL",   "FOREACH"};

}  // namespace

Result<Query> Parser::query() {
  Query query;
  query.text = std::string(text_);
  for (;;) {
    LAZO_TRY(Clause next, clause());
    const bool last = next.kind == Clause::Kind::kProjection && next.projection.is_return;
    query.clauses.push_back(std::move(next));
    if (last) break;
  }
  if (take_word("UNION")) {
    if (++depth_ > kMaxDepth) return fail("more than 100 queries in one UNION");
    query.next_all = take_word("ALL");
    LAZO_TRY(Query next, this->query());
    query.next = std::make_unique<Query>(std::move(next));
    return query;
  }
  take_symbol(";");
  if (peek().kind != TokenKind::kEnd)
    return fail("unexpected " + quoted(peek().text) + " after RETURN");
  return query;
}

Result<Clause> Parser::clause() {
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
      return fail(std::string(word) + " is not allowed", "queries only read; see lazo help query");
  }
  if (peek().kind == TokenKind::kEnd) return fail("query without RETURN", "end it with RETURN ...");
  return fail("expected MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN, found " + found(),
              did_you_mean(peek().text, {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"}));
}

Result<ProjectionClause> Parser::projection() {
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

Status Parser::items(ProjectionClause& out) {
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

}  // namespace lazo::pattern
