// lazo merge A B, lazo split A B: who is whom.

#include "cli/commands.hpp"
#include "cli/decide.hpp"
#include "cli/wording.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

/// The key that a decision names: of a node, or of a local entity ("doc:...#3"), which is also how
/// one mention is split off the node it was folded into.
Result<std::string> key_of(const Session& session, const std::string& name) {
  const std::size_t hash = name.find('#');
  if (name.starts_with("doc:") && hash != std::string::npos) {
    const std::optional<DocumentId> document = parse_document_id(name.substr(0, hash));
    if (document && session.graph().find(*document)) return name;
  }
  LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
  return std::string(session.graph().node(node).key);
}

Result<ExitCode> decide_identity(Context& context, DecisionVerb verb, std::string_view done) {
  Decision decision;
  decision.verb = verb;
  {
    LAZO_TRY(const Session session, Session::open(context));
    LAZO_TRY(decision.a, key_of(session, context.invocation.arguments()[0]));
    LAZO_TRY(decision.b, key_of(session, context.invocation.arguments()[1]));
  }
  if (decision.a == decision.b) {
    return Error{ErrorCode::kUsage, "both names mean " + quoted(decision.a), {}, {}};
  }
  const std::string said = decision.a + " and " + decision.b + " are " + std::string(done);
  return take(context, std::move(decision), said);
}

}  // namespace

Result<ExitCode> run_merge(Context& context) {
  return decide_identity(context, DecisionVerb::kSame, "one");
}

Result<ExitCode> run_split(Context& context) {
  return decide_identity(context, DecisionVerb::kDifferent, "two");
}

}  // namespace lazo::cli
