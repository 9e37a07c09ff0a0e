// lazo explain A B, lazo explain EDGE

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/derivation.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/explain.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

/// What was asked: two nodes, or one edge by its id, or a claim by its id.
struct Question {
  Explanation explanation;
  std::vector<std::pair<std::string, std::string>> query;
  std::string subject;  ///< for messages
};

Result<EdgeIndex> edge_named(const Session& session, const std::string& id) {
  if (const auto edge = find_edge_id(session.graph(), session.ontology(), id)) return *edge;
  if (const std::optional<ClaimId> claim = parse_claim_id(id)) {
    for (const ClaimIndex candidate : session.graph().candidates(*claim)) {
      const ClaimView view = session.graph().claim(candidate);
      LAZO_TRY(const StoredClaim stored, session.store().claim(view.row));
      if (stored.id == *claim) return view.edge;
    }
  }
  return Error{ErrorCode::kNotFound,
               "no edge or claim " + quoted(id),
               {},
               "ids stand in the answers of --json"};
}

Result<Question> ask(const Session& session, const Invocation& flags, const Filter& filter) {
  const std::vector<std::string>& words = flags.arguments();
  Question question;
  if (words.size() == 1) {
    LAZO_TRY(const EdgeIndex edge, edge_named(session, words[0]));
    question.explanation = explain(session.graph(), edge, filter);
    question.query = {{"edge", edge_id(session.graph(), session.ontology(), edge)}};
    question.subject = words[0];
    return question;
  }
  LAZO_TRY(const NodeIndex a, resolve(session.graph(), words.front()));
  LAZO_TRY(const NodeIndex b, resolve(session.graph(), words.back()));
  Filter narrowed = filter;
  if (words.size() == 3) {
    LAZO_TRY(narrowed.relations, relations_named(session.ontology(), {words[1]}));
  }
  question.explanation = explain(session.graph(), session.ontology(), a, b, narrowed);
  question.query = {{"a", std::string(session.graph().node(a).key)},
                    {"b", std::string(session.graph().node(b).key)}};
  question.subject = session.words()("{} and {}", {node_name(session, a), node_name(session, b)});
  return question;
}

/// A quotation with what stands behind it: document, place, speaker, what made it.
Status print_claim(const Context& context, const Session& session, const StoredClaim& claim,
                   const ClaimView& view, Derivations& derivations) {
  Output& out = context.out;
  const Words say = session.words();
  out.write(wrapped(quotation(claim, say), "    ", out.columns()));
  std::string line = document_line(claim.document);
  if (claim.sentence.empty()) {
    line += " · " + claim.claim.record;
  } else {
    line += " · " + say("bytes {}-{}", {std::to_string(claim.claim.sentence.begin),
                                        std::to_string(claim.claim.sentence.end)});
  }
  line += " · " + std::string(status_label(view.status, say.language()));
  if (view.speaker.valid()) {
    line += " · " + say("said by {}", {session.graph().node(view.speaker).name});
  } else if (view.anonymous) {
    line += " · " + say("said by {}", {say("unnamed sources")});
  }
  if (view.accepted) line += " · " + say("accepted by you");
  if (view.restated) line += " · " + say("restated by you");
  out.write(out.styled(Style::kDim, "    " + line) + "\n");
  if (context.invocation.has("--rule") || context.invocation.has("--verbose")) {
    std::string detail = to_string(claim.id) + " · " +
                         say("{} confidence", {say(confidence_word(view.confidence))}) + " · " +
                         say("rule {}", {claim.claim.rule});
    if (!claim.trigger.empty()) detail += " · " + say("trigger {}", {quoted(claim.trigger)});
    out.write(out.styled(Style::kDim, "    " + detail) + "\n");
  }
  if (context.invocation.has("--rule")) {
    LAZO_TRY(const std::vector<std::string> lines, derivations.lines(claim));
    for (const std::string& made : lines) {
      out.write(out.styled(Style::kDim, "      " + made) + "\n");
    }
  }
  return {};
}

Status print(const Context& context, const Session& session, const Explanation& explanation) {
  Output& out = context.out;
  const Words say = session.words();
  const std::size_t limit = context.invocation.count("--limit").value_or(0);
  Derivations derivations(context, session);
  bool first = true;
  for (const ExplainedTie& tie : explanation.ties) {
    if (!first) out.write("\n");
    first = false;
    const EdgeView edge = session.graph().edge(tie.tie.edge);
    out.write(tie_sentence(session, tie.tie, edge.source, edge.target, out) + "  " +
              out.styled(Style::kDim, tie_remarks(session, tie.tie)) + "\n");
    if (tie.tie.background) {
      out.write("    " +
                say("from the vocabulary: {}", {session.graph().background(tie.tie.edge).source}) +
                "\n");
    }
    const std::size_t shown = limit == 0 ? tie.claims.size() : std::min(limit, tie.claims.size());
    std::vector<ClaimRow> rows;
    for (std::size_t i = 0; i < shown; ++i) {
      rows.push_back(session.graph().claim(tie.claims[i]).row);
    }
    LAZO_TRY(const std::vector<StoredClaim> stored, session.store().claims(rows));
    for (std::size_t i = 0; i < stored.size(); ++i) {
      LAZO_CHECK(print_claim(context, session, stored[i], session.graph().claim(tie.claims[i]),
                             derivations));
    }
    if (shown < tie.claims.size()) {
      const std::string left = std::to_string(tie.claims.size() - shown);
      out.write("    " + say("+{} more", {left}) + "\n");
    }
  }
  return {};
}

}  // namespace

Result<ExitCode> run_explain(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const Filter filter, filter_of(context, session));
  LAZO_TRY(const Question question, ask(session, context.invocation, filter));
  const Explanation& explanation = question.explanation;
  const ExitCode code = explanation.ties.empty() ? ExitCode::kNothing : ExitCode::kOk;

  if (context.format() != Format::kTable) {
    Report report;
    report.command = "explain";
    report.query = question.query;
    report.filter = filter;
    report.evidence = context.invocation.count("--limit").value_or(0);
    for (const ExplainedTie& tie : explanation.ties) report.answer.ties.push_back(tie.tie);
    report.answer.notices = hidden_notices(explanation.hidden);
    report.answer.page = {explanation.ties.size(), explanation.ties.size()};
    LAZO_CHECK(write_report(context, session, report));
    return code;
  }
  if (explanation.ties.empty()) {
    const Words say = session.words();
    context.out.write(question.subject + ": " +
                      (explanation.hidden.any() ? say("nothing that passes the filters ties them")
                                                : say("nothing in these documents ties them")) +
                      "\n");
  } else {
    LAZO_CHECK(print(context, session, explanation));
  }
  if (explanation.hidden.any())
    context.out.write("\n" + hidden_line(explanation.hidden, session.words()) + "\n");
  return code;
}

}  // namespace lazo::cli
