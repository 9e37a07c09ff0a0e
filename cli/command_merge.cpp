// lazo merge A B, lazo split A B, lazo alias NODE NAME: who is whom.

#include "cli/commands.hpp"
#include "cli/decide.hpp"
#include "cli/wording.hpp"

namespace lazo::cli {
namespace {

Result<ExitCode> decide_identity(Context& context, DecisionVerb verb, std::string_view done) {
  Decision decision;
  decision.verb = verb;
  {
    LAZO_TRY(const Session session, Session::open(context));
    LAZO_TRY(decision.a, key_named(session, context.invocation.arguments()[0]));
    LAZO_TRY(decision.b, key_named(session, context.invocation.arguments()[1]));
  }
  if (decision.a == decision.b) {
    return Error{ErrorCode::kUsage, "both names mean " + quoted(decision.a), {}, {}};
  }
  const std::string said = context.table_words()(done, {decision.a, decision.b});
  return take(context, std::move(decision), said);
}

}  // namespace

Result<ExitCode> run_merge(Context& context) {
  return decide_identity(context, DecisionVerb::kSame, "{} and {} are one");
}

Result<ExitCode> run_split(Context& context) {
  return decide_identity(context, DecisionVerb::kDifferent, "{} and {} are two");
}

Result<ExitCode> run_alias(Context& context) {
  Decision decision;
  decision.verb = DecisionVerb::kAlias;
  decision.b = context.invocation.arguments()[1];
  {
    LAZO_TRY(const Session session, Session::open(context));
    LAZO_TRY(decision.a, key_named(session, context.invocation.arguments()[0]));
  }
  const std::string said =
      context.table_words()("{} is also called {}", {decision.a, quoted(decision.b)});
  return take(context, std::move(decision), said);
}

}  // namespace lazo::cli
