// lazo note TARGET TEXT (without TEXT: command_report.cpp), lazo trust DOCUMENT LEVEL: remarks and
// belief.

#include "cli/commands.hpp"
#include "cli/decide.hpp"

namespace lazo::cli {
namespace {

/// The id of the one document that a name means.
Result<std::string> document_named(const Session& session, const std::string& name) {
  LAZO_TRY(const std::vector<DocumentIndex> found, documents_named(session.graph(), {name}));
  if (found.size() > 1) {
    return Error{ErrorCode::kAmbiguous,
                 quoted(name) + " means " + std::to_string(found.size()) + " documents",
                 {},
                 "give the id; lazo docs lists them"};
  }
  return to_string(session.graph().document(found.front()).id);
}

}  // namespace

Result<ExitCode> run_note(Context& context) {
  const std::vector<std::string>& words = context.invocation.arguments();
  if (words.size() < 2) return run_note_page(context);
  Decision decision;
  decision.verb = DecisionVerb::kNote;
  decision.note = words[1];
  {
    LAZO_TRY(const Session session, Session::open(context));
    Result<std::string> target = key_named(session, words[0]);
    if (!target.ok() && target.error().code == ErrorCode::kNotFound) {
      Result<std::string> document = document_named(session, words[0]);
      if (document.ok() || document.error().code == ErrorCode::kAmbiguous)
        target = std::move(document);
    }
    LAZO_TRY(decision.a, std::move(target));
  }
  const std::string said = context.table_words()("noted on {}", {decision.a});
  return take(context, std::move(decision), said);
}

Result<ExitCode> run_trust(Context& context) {
  const std::vector<std::string>& words = context.invocation.arguments();
  Decision decision;
  decision.verb = DecisionVerb::kTrust;
  const std::optional<std::uint16_t> trust = parse_ten_thousandths(words[1]);
  if (!trust) {
    return Error{ErrorCode::kUsage,
                 "trust must be a number from 0 to 1, found " + quoted(words[1]),
                 {},
                 "0.5 halves the confidence of all claims of the document"};
  }
  decision.trust = *trust;
  {
    LAZO_TRY(const Session session, Session::open(context));
    LAZO_TRY(decision.a, document_named(session, words[0]));
  }
  const std::string said = context.table_words()("{} is believed to {}", {decision.a, words[1]});
  return take(context, std::move(decision), said);
}

}  // namespace lazo::cli
