// lazo reject CLAIM, lazo accept CLAIM

#include "cli/commands.hpp"
#include "cli/decide.hpp"
#include "cli/wording.hpp"

namespace lazo::cli {
namespace {

Result<ExitCode> decide_claim(Context& context, DecisionVerb verb, std::string_view done) {
  Decision decision;
  decision.verb = verb;
  std::string said;
  {
    LAZO_TRY(const Session session, Session::open(context));
    LAZO_TRY(const NamedClaim claim, claim_named(session, context.invocation.arguments()[0]));
    decision.claim = claim.reference;
    const Words say = context.table_words();
    said = say(done) + ": " + claim.reference.source + " " + claim.reference.relation + " " +
           claim.reference.target + ", " + quotation(claim.stored, say);
  }
  return take(context, std::move(decision), said);
}

}  // namespace

Result<ExitCode> run_reject(Context& context) {
  return decide_claim(context, DecisionVerb::kReject, "rejected");
}

Result<ExitCode> run_accept(Context& context) {
  return decide_claim(context, DecisionVerb::kAccept, "accepted");
}

}  // namespace lazo::cli
