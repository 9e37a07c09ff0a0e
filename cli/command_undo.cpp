// lazo undo [DECISION], lazo decisions

#include "cli/commands.hpp"
#include "cli/decide.hpp"
#include "cli/envelope.hpp"
#include "cli/text_table.hpp"
#include "graph/decision_lines.hpp"
#include "graph/lines.hpp"

namespace lazo::cli {
namespace {

/// What a decision is about, on one line.
std::string subject_of(const Decision& decision) {
  if (decision.claim) {
    const ClaimReference& claim = *decision.claim;
    return claim.source + " " + claim.relation + " " + claim.target + " (" +
           to_string(claim.document) + ")";
  }
  if (!decision.undoes.empty()) return decision.undoes;
  if (decision.verb == DecisionVerb::kTrust) {
    return decision.a + " " + std::to_string(decision.trust / 100) + " %";
  }
  return decision.b.empty() ? decision.a : decision.a + " " + decision.b;
}

}  // namespace

Result<ExitCode> run_undo(Context& context) {
  Decision decision;
  decision.verb = DecisionVerb::kUndo;
  std::string said;
  {
    LAZO_TRY(const Workspace workspace, open_workspace(context, StoreAccess::kRead));
    LAZO_TRY(const DecisionLog log, workspace.store.decisions());
    const Decision* undone = context.invocation.arguments().empty()
                                 ? log.last()
                                 : log.find(context.invocation.arguments()[0]);
    if (undone == nullptr) {
      if (context.invocation.arguments().empty()) {
        return Error{ErrorCode::kNotFound, "nothing to undo", {}, {}};
      }
      return Error{ErrorCode::kNotFound,
                   "no decision " + quoted(context.invocation.arguments()[0]),
                   {},
                   "lazo decisions lists them"};
    }
    decision.undoes = undone->id;
    said =
        context.table_words()("took back: {}", {name_of(undone->verb)}) + " " + subject_of(*undone);
  }
  return take(context, std::move(decision), said);
}

Result<ExitCode> run_decisions(Context& context) {
  LAZO_TRY(const Workspace workspace, open_workspace(context, StoreAccess::kRead));
  LAZO_TRY(const DecisionLog log, workspace.store.decisions());
  const std::vector<Decision> decisions = context.invocation.has("--all") ? log.all() : log.live();
  if (context.format() == Format::kTable) {
    TextTable table(
        {Column::kFixed, Column::kFixed, Column::kFixed, Column::kFlexible, Column::kFlexible});
    for (const Decision& decision : decisions) {
      table.add({{decision.id, Style::kDim},
                 {decision.at, Style::kDim},
                 {std::string(name_of(decision.verb)), Style::kBold},
                 {subject_of(decision), Style::kPlain},
                 {decision.note, Style::kDim}});
    }
    context.out.write(table.text({}, context.out));
    if (decisions.empty()) context.note(context.words()("no decisions"));
    return ExitCode::kOk;
  }
  if (context.format() == Format::kJsonl) {
    // All of them, undone ones too: a colleague's log is merged as a set (lazo import).
    std::string lines;
    append_meta_line(lines, {LAZO_VERSION, {}, true});
    for (const Decision& decision : log.all()) lines += decision_to_line(decision) + "\n";
    context.out.write(lines);
    return ExitCode::kOk;
  }
  std::string text;
  JsonWriter json(text);
  begin_envelope(json, "decisions");
  json.key("decisions").begin_array();
  for (const Decision& decision : decisions) {
    json.begin_object()
        .field("id", decision.id)
        .field("verb", name_of(decision.verb))
        .field("subject", subject_of(decision))
        .field_or_null("note", decision.note)
        .field("at", decision.at)
        .end_object();
  }
  json.end_array().key("notices").begin_array().end_array().end_object();
  context.out.write(text + "\n");
  return ExitCode::kOk;
}

}  // namespace lazo::cli
