// lazo restate CLAIM --relation R --source A --target B --mood M --negated yes|no

#include "cli/commands.hpp"
#include "cli/decide.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

Result<Restatement> restatement_of(const Session& session, const Invocation& flags) {
  Restatement restated;
  if (flags.has("--relation")) {
    restated.relation = flags.value("--relation");
    if (!session.ontology().find_relation(restated.relation).valid()) {
      LAZO_TRY(auto unused, relations_named(session.ontology(), {restated.relation}));
      return Error{ErrorCode::kUsage,
                   quoted(restated.relation) + " is a family, not a relation",
                   {},
                   "lazo schema " + restated.relation + " lists its relations"};
    }
  }
  for (const auto& [flag, key] :
       {std::pair("--source", &Restatement::source), std::pair("--target", &Restatement::target)}) {
    if (!flags.has(flag)) continue;
    LAZO_TRY(const NodeIndex node, resolve(session.graph(), flags.value(flag)));
    restated.*key = session.graph().node(node).key;
  }
  if (flags.has("--negated")) restated.negated = flags.value("--negated") == "yes";
  if (flags.has("--mood")) restated.mood = value_of<Mood>(flags.value("--mood"));
  if (restated == Restatement{}) {
    return Error{ErrorCode::kUsage,
                 "nothing to restate",
                 {},
                 "give --relation, --source, --target, --mood or --negated"};
  }
  return restated;
}

}  // namespace

Result<ExitCode> run_restate(Context& context) {
  Decision decision;
  decision.verb = DecisionVerb::kRestate;
  std::string said;
  {
    LAZO_TRY(const Session session, Session::open(context));
    LAZO_TRY(const NamedClaim claim, claim_named(session, context.invocation.arguments()[0]));
    decision.claim = claim.reference;
    LAZO_TRY(decision.restatement, restatement_of(session, context.invocation));
    said = context.table_words()("restated {}", {to_string(claim.stored.id)});
  }
  return take(context, std::move(decision), said);
}

}  // namespace lazo::cli
